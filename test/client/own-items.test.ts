import { describe, expect, test } from 'vitest';
import type { PendingCommand } from '../../client/connection/pending-command.ts';
import { ownItems } from '../../client/participant/own-items.ts';
import { asId, type BoardId, type CardId } from '../../shared/domain/ids.ts';
import type { OwnCardView } from '../../shared/protocol/view.ts';

const arrived = (id: string, text: string, change: Partial<OwnCardView> = {}): OwnCardView => ({
  id: asId<CardId>(id),
  board: asId<BoardId>('board-one'),
  text,
  state: { kind: 'wall' },
  wish: null,
  editable: true,
  ...change,
});

const pending = (command: PendingCommand['command'], change: Partial<PendingCommand> = {}): PendingCommand => ({
  command,
  next: null,
  state: 'waiting',
  hardFailures: 0,
  refusal: null,
  receipt: null,
  writtenAtMs: 1,
  place: 1,
  ...change,
});
const written = (id: string, text: string, change: Partial<PendingCommand> = {}): PendingCommand => pending({ id, do: 'submit-card', board: 'board-one', text }, change);
const sent = (id: string, text: string, card: string): PendingCommand => written(id, text, { state: 'sent', receipt: { id, ok: true, revision: 3, card } });

const lines = (items: ReturnType<typeof ownItems>): string[] => items.map(({ text, state }) => `${text}: ${state.kind}`);

describe('ownItems', () => {
  test('what is on its way stands before what has arrived, the newest first', () => {
    const items = ownItems([arrived('card-2', 'zwei'), arrived('card-1', 'eins')], [written('id-3', 'drei'), written('id-4', 'vier')], 'board-one');

    expect(lines(items)).toEqual(['vier: waiting', 'drei: waiting', 'zwei: wall', 'eins: wall']);
  });

  test('an acknowledged card is said to hang there even before the view shows it, and only once after', () => {
    expect(lines(ownItems([], [sent('id-1', 'eins', 'card-1')], 'board-one'))).toEqual(['eins: wall']);
    expect(lines(ownItems([arrived('card-1', 'eins')], [sent('id-1', 'eins', 'card-1')], 'board-one'))).toEqual(['eins: wall']);
  });

  test('a line keeps its key from the outbox to the board', () => {
    const before = ownItems([], [sent('id-1', 'eins', 'card-1')], 'board-one');
    const after = ownItems([arrived('card-1', 'eins')], [], 'board-one', new Map([['card-1', 'id-1']]));

    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  });

  test('a change shows the new text while it is on its way', () => {
    const edit = pending({ id: 'id-2', do: 'edit-card', card: 'card-1', text: 'neu' });

    expect(lines(ownItems([arrived('card-1', 'alt')], [edit], 'board-one'))).toEqual(['neu: changing']);
  });

  test('a change that was refused keeps the new text and says why', () => {
    const refusal = { ok: false, reason: 'card_placed', message: 'schon eingeordnet', messages: {}, status: 409 } as const;
    const edit = pending({ id: 'id-2', do: 'edit-card', card: 'card-1', text: 'neu' }, { state: 'refused', refusal });

    const [item] = ownItems([arrived('card-1', 'alt', { editable: false })], [edit], 'board-one');

    expect(item).toMatchObject({ text: 'neu', state: { kind: 'refused', refusal }, pending: 'id-2' });
  });

  test('a waiting card that was taken back is gone, a card on the board is on its way out', () => {
    const gone = written('id-1', 'weg', { next: { id: 'id-2', do: 'withdraw-card' } });
    const going = pending({ id: 'id-3', do: 'withdraw-card', card: 'card-1' });

    expect(lines(ownItems([arrived('card-1', 'eins')], [gone, going], 'board-one'))).toEqual(['eins: going']);
  });

  test('cards of another board are left out, unless all are asked for', () => {
    const other = arrived('card-1', 'anderswo', { board: asId<BoardId>('board-two') });

    expect(ownItems([other], [], 'board-one')).toHaveLength(0);
    expect(ownItems([other], [], null)).toHaveLength(1);
  });
});
