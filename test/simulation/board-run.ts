/** One seeded run: three editors, people at their phones, a desk that sends commands, and everything that can go wrong between them. */
import { createHash } from 'node:crypto';
import { cardsKey } from '../../shared/board/board-layout.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';
import type { Command } from '../../shared/commands/schema.ts';
import type { Outcome } from '../../server/room/room.ts';
import { BoardHall, type Editor, type Start } from './board-hall.ts';
import { contentOf, healAfterLossMsMax, healAndJudge, healMsMax, mishaps } from './board-end.ts';
import { placesOnce } from './board-oracle.ts';
import { operations, type Done, type Operation } from './edit-trace.ts';

export interface RunOptions {
  readonly seed: number;
  /** Of each editor. */
  readonly operationsEach: number;
  readonly pairs?: Map<string, number>;
}

export interface RunReport {
  readonly findings: readonly string[];
  readonly operations: number;
  readonly commands: number;
  readonly frames: number;
  readonly bytes: number;
  readonly cuts: number;
  readonly late: number;
  readonly repeated: number;
  readonly lost: number;
  readonly restarts: number;
  readonly commitFailures: number;
  readonly collisions: number;
  readonly headingsBeside: number;
  /** Cards in the tray by a mark that outlived its removal. */
  readonly outlived: number;
  /** Virtual time from the healing of the network until all were alike. */
  readonly healMs: number;
  /** The same seed gives the same. */
  readonly trace: string;
}

const cardsMax = 30;

/** Weights: what changes most is done most. */
const favoured: readonly Operation[] = [...operations, 'place', 'place', 'move-across', 'move-across', 'rename', 'remove', 'restore', 'merge', 'undo', 'undo', 'redo'];

class Run {
  readonly hall: BoardHall;
  readonly #left: Map<string, number>;
  readonly #offlineFor = new Map<string, number>();
  readonly #seed: number;
  readonly findings: string[] = [];
  commands = 0;
  outlived = 0;
  #downFor = 0;

  constructor(hall: BoardHall, { operationsEach, seed }: RunOptions) {
    this.hall = hall;
    this.#seed = seed;
    this.#left = new Map(hall.editors.map(({ name }) => [name, operationsEach]));
  }

  async run(): Promise<number> {
    const { hall } = this;
    const { below } = hall;
    for (const { line } of hall.editors) {
      line.delayMs = 1 + below(120);
      line.jitterMs = below(3) === 0 ? 200 : 10;
      line.repeatsEvery = below(3) === 0 ? 7 : 0;
      line.losesEvery = this.losesUpdates ? 9 : 0;
    }
    await hall.pass(2_000);
    for (let turn = 1; ; turn += 1) {
      const busy = hall.editors.filter(({ name }) => (this.#left.get(name) ?? 0) > 0);
      const editor = busy[below(busy.length)];
      if (editor === undefined) break;
      this.#left.set(editor.name, (this.#left.get(editor.name) ?? 0) - 1);
      this.#operate(editor);
      if (below(6) === 0) this.#command();
      this.#disturb(editor);
      const quick = below(3) !== 0;
      await hall.pass(below(quick ? 40 : 900));
      if (turn % 20 === 0) this.#look(editor);
      if (this.findings.length > 0) return 0;
    }
    return this.#heal();
  }

  get losesUpdates(): boolean {
    return this.#seed % 5 === 0;
  }

  /** Any operation that finds something to work on; most often on what others work on too. */
  #operate({ name, board, hand }: Editor): Done | null {
    const { below, trace } = this.hall;
    for (let tries = 0; tries < 12; tries += 1) {
      const operation = favoured[below(favoured.length)];
      if (operation === undefined) continue;
      const last = trace.done.at(-1 - below(6));
      const near = last === undefined || below(3) === 0 ? [] : [...last.targets];
      const act = hand.plan(operation, { card: near.find((id) => board.doc.getMap(cardsKey).has(id)), cluster: near.find((id) => board.doc.getMap('clusters').has(id)) });
      if (act === null) continue;
      const done = trace.perform(name, board.doc, operation, act);
      if (done !== null) return done;
    }
    return null;
  }

  /** People write, change and take back; the moderation hides, and orders by commands as programs do. */
  #command(): void {
    const { hall } = this;
    const { below } = hall;
    if (!hall.isUp) return;
    const { doc } = hall;
    const cards = [...doc.getMap(cardsKey).keys()].sort();
    const snapshot = readBoard(doc);
    const card = cards[below(cards.length)];
    const cluster = snapshot.clusters[below(snapshot.clusters.length)]?.id;
    const person = hall.start.people[below(hall.start.people.length)] ?? null;
    const author = hall.room.state.cards.get(hall.cardId(card))?.author ?? null;
    const desk = { role: 'moderator', session: 'session-desk', participant: null } as const;
    const phone = (participant: typeof person) => ({ role: 'participant', session: `session-${participant}`, participant }) as const;
    this.commands += 1;
    switch (below(9)) {
      case 0: case 1:
        if (cards.length < cardsMax) void hall.submit(phone(person), { do: 'submit-card', board: hall.start.board, text: `Gedanke ${this.commands}` });
        return;
      case 2:
        if (card !== undefined && author !== null) void hall.submit(phone(author), { do: 'edit-card', card, text: `Anders ${this.commands}` });
        return;
      case 3:
        if (card !== undefined && author !== null && cards.length > 8) void hall.submit(phone(author), { do: 'withdraw-card', card });
        return;
      case 4:
        if (card !== undefined) void hall.submit(desk, { do: 'hide-card', card, hidden: below(2) === 0 });
        return;
      case 5:
        return card === undefined ? undefined : this.#order('place', { do: 'place-card', card, cluster: cluster ?? null, before: null });
      case 6:
        return card === undefined ? undefined : this.#order('park', { do: 'park-card', card, parked: below(2) === 0 });
      case 7:
        return cluster === undefined ? undefined : this.#order('rename', { do: 'rename-cluster', cluster, title: `Vom Pult ${this.commands}` });
      default: {
        const removed = below(2) === 0;
        return cluster === undefined ? undefined : this.#order(removed ? 'remove' : 'restore', { do: 'remove-cluster', cluster, removed });
      }
    }
  }

  #order(operation: Operation, fields: Parameters<BoardHall['submit']>[1] & { readonly do: Command['do'] }): void {
    const { hall } = this;
    let answer: Promise<Outcome> | null = null;
    const done = hall.trace.perform('desk', hall.doc, operation, () => {
      answer = hall.submit({ role: 'moderator', session: 'session-desk', participant: null }, fields);
    });
    if (done !== null) void (answer as Promise<Outcome> | null)?.then(({ ok }) => void (done.isVoid = !ok));
  }

  #disturb(editor: Editor): void {
    const { hall } = this;
    const { below, network } = hall;
    for (const { name, line } of hall.editors) {
      const turns = this.#offlineFor.get(name) ?? 0;
      if (turns === 1) line.isUp = true;
      this.#offlineFor.set(name, Math.max(0, turns - 1));
    }
    if (this.#downFor === 1) hall.restart();
    this.#downFor = Math.max(0, this.#downFor - 1);
    const dice = below(100);
    if (dice < 4) network.cut(editor.line, below(2) === 0);
    else if (dice < 6 && editor.line.isUp) {
      editor.line.isUp = false;
      network.cut(editor.line, below(2) === 0);
      this.#offlineFor.set(editor.name, 5 + below(below(4) === 0 ? 120 : 25));
    } else if (dice < 8 && hall.isUp) {
      if (below(3) === 0) hall.stop();
      else hall.crash();
      this.#downFor = 1 + below(6);
    } else if (dice < 11) hall.failNextCommit();
  }

  #look({ name, board }: Editor): void {
    for (const finding of placesOnce(board.snapshot)) this.findings.push(`${name}: ${finding}`);
    this.findings.push(...mishaps(this.hall));
  }

  async #heal(): Promise<number> {
    const judged = await healAndJudge(this.hall, this.losesUpdates ? healAfterLossMsMax : healMsMax);
    this.findings.push(...judged.findings);
    this.outlived = judged.outlived;
    return judged.healMs;
  }
}

export const runBoard = async (start: Start, options: RunOptions): Promise<RunReport> => {
  const hall = new BoardHall(start, options.seed, options.pairs);
  try {
    const run = new Run(hall, options);
    const healMs = await run.run();
    const { count } = hall.network;
    const board = readBoard(hall.doc);
    const trace = createHash('sha256').update(hall.trace.done.map(({ author, operation, targets }) => `${author} ${operation} ${[...targets].join(' ')}`).join('\n')).update(contentOf(hall.doc)).digest('hex');
    return {
      findings: run.findings, operations: hall.trace.done.length, commands: run.commands, ...count, restarts: hall.restarts, commitFailures: hall.commitFailures,
      collisions: board.collisions.length, headingsBeside: board.clusters.filter(({ titles }) => titles.length > 1).length, outlived: run.outlived, healMs, trace,
    };
  } finally {
    hall.destroy();
  }
};
