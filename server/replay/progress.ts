/** How far a long run is: a bar on a terminal, a line every five seconds elsewhere. */

const lineEveryMs = 5_000;
const redrawEveryMs = 100;
const barFields = 28;

const count = (n: number): string => new Intl.NumberFormat('de').format(n);
const clock = (ms: number): string => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1_000) % 60).padStart(2, '0')}`;

export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export class Progress {
  readonly #output: Output;
  readonly #nowMs: () => number;
  #stage = '';
  #total = 0;
  #done = 0;
  #beganAtMs = 0;
  #saidAtMs = 0;

  constructor(output: Output, nowMs: () => number) {
    this.#output = output;
    this.#nowMs = nowMs;
  }

  begin(stage: string, total: number): void {
    this.#stage = stage;
    this.#total = total;
    this.#done = 0;
    this.#beganAtMs = this.#nowMs();
    this.#saidAtMs = this.#beganAtMs;
    this.#draw();
  }

  /** One more is done. */
  step(): void {
    this.#done += 1;
    const nowMs = this.#nowMs();
    if (nowMs - this.#saidAtMs < (this.#output.isTTY === true ? redrawEveryMs : lineEveryMs)) return;
    this.#saidAtMs = nowMs;
    this.#draw();
  }

  end(): void {
    if (this.#output.isTTY === true) this.#output.write('\r\u001B[2K');
    this.#output.write(`${this.#line()}\n`);
  }

  #draw(): void {
    if (this.#output.isTTY !== true) {
      if (this.#done > 0) this.#output.write(`${this.#line()}\n`);
      return;
    }
    const filled = this.#total === 0 ? barFields : Math.round((barFields * this.#done) / this.#total);
    const bar = '█'.repeat(filled) + '░'.repeat(barFields - filled);
    this.#output.write(`\r\u001B[2K${`${bar} ${this.#line()}`.slice(0, Math.max(20, (this.#output.columns ?? 100) - 1))}`);
  }

  #line(): string {
    const elapsedMs = this.#nowMs() - this.#beganAtMs;
    const rate = elapsedMs > 500 ? `, ${count(Math.round((this.#done * 1_000) / elapsedMs))} je Sekunde` : '';
    return `${this.#stage.padEnd(13)} ${count(this.#done)} von ${count(this.#total)}, ${clock(elapsedMs)}${rate}`;
  }
}
