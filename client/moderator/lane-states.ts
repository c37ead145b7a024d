import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import { trayLane, trayOpens } from './board-lanes.ts';
import { toggled } from './toggled.ts';

/** What is unfolded on the board: lanes, stacks of merged cards, comments, the tools of a group. */
export class LaneStates implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #lanes: ReadonlySet<string> = new Set();
  #stacks: ReadonlySet<string> = new Set();
  #comments: ReadonlySet<string> = new Set();
  #toolsOf: string | null = null;
  #trayOpens = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Cards whose merged ones are unfolded. */
  get stacks(): ReadonlySet<string> {
    return this.#stacks;
  }

  /** Cards whose comments are unfolded. */
  get comments(): ReadonlySet<string> {
    return this.#comments;
  }

  /** The group whose tools are open. */
  get toolsOf(): string | null {
    return this.#toolsOf;
  }

  /** While the tray is where the work is, it lies open by itself; then a press closes it. */
  follow(snapshot: BoardSnapshot): void {
    if (trayOpens(snapshot) === this.#trayOpens) return;
    this.#trayOpens = !this.#trayOpens;
    if (this.#lanes.has(trayLane)) this.#lanes = toggled(this.#lanes, trayLane);
  }

  isOpen(lane: string): boolean {
    return this.#lanes.has(lane) !== (lane === trayLane && this.#trayOpens);
  }

  turnLane(lane: string): void {
    this.#lanes = toggled(this.#lanes, lane);
    this.#host.requestUpdate();
  }

  turnStack(card: string): void {
    this.#stacks = toggled(this.#stacks, card);
    this.#host.requestUpdate();
  }

  turnComments(card: string): void {
    this.#comments = toggled(this.#comments, card);
    this.#host.requestUpdate();
  }

  turnTools(cluster: string | null): void {
    this.#toolsOf = this.#toolsOf === cluster ? null : cluster;
    this.#host.requestUpdate();
  }
}
