/** What all phases share: the hall, the server, and a look at both from outside. */
import { setTimeout as wait } from 'node:timers/promises';
import { cpuSeconds, residentMiB } from '../process-usage.ts';
import type { Hall } from './hall.ts';
import type { FaultPlan, Slice } from './plan.ts';
import type { RestartableServer } from './restartable-server.ts';

/** How often memory is looked at. */
const residentEveryMs = 250;
/** Between opening a question and the first card of it. */
const settleMs = 2_500;

/** A moment, and what had been used up by then. */
export interface Mark {
  readonly atMs: number;
  readonly pid: number;
  readonly cpuS: number;
  readonly loadCpuS: number;
  readonly dropped: number;
}

export class FaultRun {
  readonly hall: Hall;
  readonly server: RestartableServer;
  readonly plan: FaultPlan;
  readonly #resident: { readonly atMs: number; readonly mebibytes: number }[] = [];
  readonly #looking: NodeJS.Timeout;

  constructor(hall: Hall, server: RestartableServer, plan: FaultPlan) {
    this.hall = hall;
    this.server = server;
    this.plan = plan;
    this.#looking = setInterval(() => this.#look(), residentEveryMs);
  }

  stop(): void {
    clearInterval(this.#looking);
  }

  mark(): Mark {
    this.#look();
    const pid = this.server.pid ?? 0;
    return { atMs: performance.now(), pid, cpuS: pid === 0 ? 0 : cpuSeconds(pid), loadCpuS: cpuSeconds(process.pid), dropped: this.hall.traffic.dropped };
  }

  /** Opens the next question, lets everybody write during `work`, then waits for the last card. */
  async whileWriting<Value>(work: () => Promise<Value>): Promise<Value> {
    await this.hall.nextQuestion();
    await wait(settleMs);
    const stopWriting = this.hall.startWriting();
    const value = await work();
    await stopWriting();
    return value;
  }

  /** What happened between two marks. Ask when the last card is answered. */
  slice(title: string, from: Mark, to: Mark): Slice {
    const isSame = from.pid === to.pid;
    const looks = isSame ? this.#resident.filter(({ atMs }) => atMs >= from.atMs - 2 * residentEveryMs && atMs <= to.atMs).map(({ mebibytes }) => mebibytes) : [];
    return {
      title,
      seconds: (to.atMs - from.atMs) / 1_000,
      cards: this.hall.log.between(from.atMs, to.atMs),
      cpuS: isSame ? to.cpuS - from.cpuS : null,
      loadCpuS: to.loadCpuS - from.loadCpuS,
      residentMiBBefore: looks[0] ?? null,
      residentMiBMax: looks.length === 0 ? null : Math.max(...looks),
      dropped: to.dropped - from.dropped,
    };
  }

  #look(): void {
    const { pid } = this.server;
    if (pid !== null) this.#resident.push({ atMs: performance.now(), mebibytes: residentMiB(pid) });
  }
}
