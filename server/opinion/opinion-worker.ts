/** Runs beside the server, so that nobody in the hall waits for arithmetic. One calculation, then it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { opinionGroups } from '../../shared/opinion/opinion-groups.ts';
import type { VoteMatrix } from '../../shared/opinion/vote-matrix.ts';

parentPort?.postMessage(opinionGroups(workerData as VoteMatrix), []);
