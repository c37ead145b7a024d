import { startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';

export interface RestartTimes {
  /** From SIGTERM to the end of the process. */
  readonly endMs: number;
  /** It did not end by itself. */
  readonly wasKilled: boolean;
  /** From the start of the next process until its port answers. */
  readonly startMs: number;
}

/** One server on one port and one folder, which may end and start again. */
export class RestartableServer {
  readonly #port: number;
  #running: Promise<ServerUnderTest>;
  #pid: number | null = null;

  private constructor(port: number) {
    this.#port = port;
    this.#running = this.#start();
  }

  /** Begins to start it; `ready` tells when it listens. */
  static begin(port: number): RestartableServer {
    return new RestartableServer(port);
  }

  /** null: there is no process at the moment. */
  get pid(): number | null {
    return this.#pid;
  }

  async ready(): Promise<void> {
    await this.#running;
  }

  /** Ends it and starts the next one on the same data. */
  async restart(): Promise<RestartTimes> {
    const old = await this.#running;
    const beganAtMs = performance.now();
    let endMs = 0;
    // Set at once, so that whoever wants to stop waits for what comes.
    this.#running = (async () => {
      this.#pid = null;
      await old.end();
      endMs = performance.now() - beganAtMs;
      return this.#start(old.folder);
    })();
    await this.#running;
    return { endMs, wasKilled: old.child.signalCode === 'SIGKILL', startMs: performance.now() - beganAtMs - endMs };
  }

  /** Ends it for good and removes its data. */
  async stop(): Promise<void> {
    const server = await this.#running.catch(() => null);
    this.#pid = null;
    await server?.stop();
  }

  async #start(kept: string | null = null): Promise<ServerUnderTest> {
    const server = await startServerUnderTest('leitsatz', this.#port, kept);
    this.#pid = server.pid;
    return server;
  }
}
