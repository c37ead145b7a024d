import { fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import * as Y from 'yjs';
import { createCluster, placeCard, putCard } from '../../shared/board/board-edits.ts';
import { asId, type BoardId } from '../../shared/domain/ids.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import type { BoardHistoryAnswer } from '../../shared/protocol/board-history.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import type { BoardSuggestions } from '../../shared/similarity/suggestions.ts';
import type { Answer } from '../../client/connection/api.ts';
import { Board, type BoardEditor, type BoardStatus } from '../../client/connection/board.ts';
import '../../client/moderator/work-cluster.ts';
import type { BarAct } from '../../client/moderator/board-bar.ts';
import type { WorkCluster } from '../../client/moderator/work-cluster.ts';
import { consoleWith, RecordingDesk } from './console-stand-in.ts';

/** A board that needs no server: what is in it was written here, and so are the others at it. */
export class LocalBoard extends Board {
  present: readonly BoardEditor[] = [];
  /** Why the server has nothing more to do with it. */
  over: BoardStatus | null = null;
  readonly held: (readonly string[])[] = [];
  readonly readings: (string | null)[] = [];

  override get status(): BoardStatus {
    return this.over ?? super.status;
  }

  override get synced(): boolean {
    return true;
  }

  override get others(): readonly BoardEditor[] {
    return this.present;
  }

  override hold(cards: readonly string[]): void {
    this.held.push(cards);
  }

  override read(card: string | null): void {
    if (this.readings.at(-1) !== card) this.readings.push(card);
  }

  /** Edits as somebody else made them without network, seen here at once. */
  apart(...edits: readonly ((doc: Y.Doc) => void)[]): void {
    const docs = edits.map((edit) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc));
      doc.transact(() => edit(doc));
      return doc;
    });
    for (const doc of docs) Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(doc));
  }
}

const nothingSuggested: BoardSuggestions = { revision: 'r', of: 0, merges: [], groups: [], placements: [] };

export class LocalDesk extends RecordingDesk {
  readonly local = new LocalBoard('nowhere');
  suggested: Answer<BoardSuggestions> = { ok: true, value: nothingSuggested };
  readonly asked: (number | null)[] = [];
  recorded: Answer<BoardHistoryAnswer> = { ok: true, value: { entries: [], more: false, texts: {} } };

  override board(): Board {
    return this.local;
  }

  override suggestions(): Promise<Answer<BoardSuggestions>> {
    return Promise.resolve(this.suggested);
  }

  override history(_board: string, before: number | null): Promise<Answer<BoardHistoryAnswer>> {
    this.asked.push(before);
    return Promise.resolve(this.recorded);
  }

  suggest(suggestions: Partial<BoardSuggestions>): void {
    this.suggested = { ok: true, value: { ...nothingSuggested, ...suggestions } };
  }
}

export const boardId = asId<BoardId>('board-123');

// The console's view is wide; the board reads a few fields of it.
export const boardView = {
  sectors: defaultSectors,
  boards: [{ id: boardId, question: 'Was brauchen wir?', textGraphemesMax: 140, cards: 6 }],
  sync: [{ name: 'nowhere', kind: 'board', board: boardId, access: 'write' }],
  workshop: { id: 'workshop-1', open: true },
  workshops: [],
  ballots: [],
  steps: [],
  step: null,
} as unknown as DeskView;

export const putText = (doc: Y.Doc, order: number, text = `Karte ${order}`): void => putCard(doc, `card-${order}`, { text, sector: 'politik', order, hidden: false });

const opened: LocalDesk[] = [];

export const closeBoards = (): void => opened.splice(0).forEach((desk) => desk.close());

/** Nine cards: six in "Ausbildung", none in "Wohnen", three loose. */
export const openBoard = async (view: DeskView = boardView): Promise<{ work: WorkCluster; desk: LocalDesk; board: LocalBoard }> => {
  const desk = new LocalDesk('workshop-1');
  opened.push(desk);
  desk.local.doc.transact(() => {
    for (let order = 1; order <= 9; order += 1) putText(desk.local.doc, order);
    createCluster(desk.local.doc, 'cluster-a', 'Ausbildung');
    createCluster(desk.local.doc, 'cluster-b', 'Wohnen');
    for (let order = 1; order <= 6; order += 1) placeCard(desk.local.doc, `card-${order}`, 'cluster-a');
  });
  const work = await fixture<WorkCluster>(html`<ls-work-cluster></ls-work-cluster>`, { parentNode: consoleWith(view, desk) });
  await settled(work);
  return { work, desk, board: desk.local };
};

export const settled = async (work: WorkCluster): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) {
    await work.updateComplete;
    await Promise.all([...work.renderRoot.querySelectorAll('ls-board-lane')].map((lane) => lane.updateComplete));
    await new Promise((done) => setTimeout(done));
  }
};

/** The element of a panel, once its part of the page is here. */
export const panel = async <Tag extends keyof HTMLElementTagNameMap>(work: WorkCluster, tag: Tag): Promise<HTMLElementTagNameMap[Tag]> => {
  await waitUntil(() => (work.renderRoot.querySelector(tag)?.shadowRoot?.childElementCount ?? 0) > 0, `no ${tag}`, { timeout: 5_000 });
  await settled(work);
  const found = work.renderRoot.querySelector(tag);
  if (found === null) throw new Error(`no ${tag}`);
  return found;
};

export const act = async (work: WorkCluster, what: BarAct): Promise<void> => {
  work.renderRoot.querySelector('ls-board-bar')?.dispatchEvent(new CustomEvent('ls-act', { detail: what }));
  await settled(work);
};

export const face = (work: WorkCluster, card: string): HTMLElement => itemOf(work, `card:${card}`);

export const itemOf = (work: WorkCluster, item: string): HTMLElement => {
  const found = work.renderRoot.querySelector<HTMLElement>(`[data-item="${item}"]`);
  if (found === null) throw new Error(`no ${item} on the board`);
  return found;
};

export const focusedItem = (work: WorkCluster): string | undefined => (work.shadowRoot?.activeElement instanceof HTMLElement ? work.shadowRoot.activeElement.dataset['item'] : undefined);
export const said = (work: WorkCluster): string => work.renderRoot.querySelector('[aria-live]')?.textContent ?? '';
export const wordsOf = (element: HTMLElement | null | undefined): string => (element?.shadowRoot?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();

export const press = async (work: WorkCluster, key: string): Promise<void> => {
  await sendKeys({ press: key });
  await settled(work);
};

/** Presses the button of these words inside a panel. */
export const pressIn = async (work: WorkCluster, where: HTMLElement, words: string): Promise<void> => {
  const button = [...(where.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? [])].find(({ textContent }) => textContent.replaceAll(/\s+/gu, ' ').trim().startsWith(words));
  if (button === undefined) throw new Error(`no button "${words}"`);
  button.click();
  await settled(work);
};

export const titlesOf = (board: Board): readonly string[] => board.snapshot.clusters.map(({ title }) => title);
