/** Stands in for a calculation without an end: it listens for what never comes. */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', () => {});
