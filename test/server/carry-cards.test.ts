import { describe, expect, it } from 'vitest';
import { checkChain } from '../../server/room/ledger.ts';
import type { BoardSnapshot, SnapshotCard } from '../../shared/board/board-snapshot.ts';
import type { Effect } from '../../shared/domain/effect.ts';
import { asId, type BoardId, type CardId, type ProcessId, type WorkshopId } from '../../shared/domain/ids.ts';
import { carriedAtOnceMax, clustersPerBoardMax } from '../../shared/domain/limits.ts';
import { Hall, type Answer } from '../support/hall.ts';

const snapshotOf = (hall: Hall, board: string): BoardSnapshot => {
  const found = hall.services.hub.room(asId<ProcessId>(hall.process))?.snapshot(asId<BoardId>(board));
  if (found == null) throw new Error(`No board ${board}`);
  return found;
};

/** A board without its ids: words and where they lie. */
const words = ({ text, merged, conflict }: SnapshotCard): unknown => [text, conflict, merged.map((card) => card.text)];
const shape = ({ clusters, tray, parked }: BoardSnapshot) => ({
  clusters: clusters.map(({ title, conflict, cards }) => [title, conflict, cards.map(words)]),
  tray: tray.map(words),
  parked: parked.map(words),
});

const boardsOf = async (hall: Hall): Promise<readonly string[]> => (await hall.view(hall.keys.moderator)).boards.map(({ id }) => id);

/** Two questions; on the first board two groups, a merge, a mark, a parked card, a hidden one and one in the tray. */
const sorted = async (): Promise<{ readonly hall: Hall; readonly from: string; readonly to: string; readonly cards: Readonly<Record<string, string>> }> => {
  const hall = await Hall.open(undefined, { questions: ['Was braucht unser Wasser?', 'Wer packt an?'] });
  const [from = '', to = ''] = await boardsOf(hall);
  const desk = (name: string, fields: Readonly<Record<string, unknown>>): Promise<Answer> => hall.command(hall.keys.moderator, name, fields);
  const cards: Record<string, string> = {};
  for (const text of ['Brunnen', 'Quelle', 'Bach', 'Regen', 'Tau', 'Eis', 'Nebel']) cards[text] = String((await desk('submit-card', { board: from, text, sector: 'land' })).body['card']);
  const group = async (title: string, ...texts: readonly string[]): Promise<string> => {
    const cluster = String((await desk('create-cluster', { board: from, title })).body['cluster']);
    for (const text of texts) await desk('place-card', { card: cards[text], cluster });
    return cluster;
  };
  const first = await group('Was fließt', 'Bach', 'Brunnen');
  await group('Was fällt', 'Regen');
  await desk('merge-cards', { card: cards['Brunnen'], cards: [cards['Quelle']] });
  await desk('park-card', { card: cards['Tau'] });
  await desk('hide-card', { card: cards['Eis'], reason: 'kein Wasser' });
  const room = hall.services.hub.room(asId<ProcessId>(hall.process));
  room?.boards.get(asId<BoardId>(from))?.edit((doc) => {
    doc.getMap('marks').set(cards['Bach'] ?? '', 'conflict');
    doc.getMap('marks').set(first, 'conflict');
  });
  return { hall, from, to, cards };
};

const carry = (hall: Hall, fields: Readonly<Record<string, unknown>>): Promise<Answer> => hall.command(hall.keys.moderator, 'carry-cards', fields);

describe('several boards', () => {
  it('two questions of one workshop have boards of their own', async () => {
    const { hall, from, to } = await sorted();
    await hall.command(hall.keys.moderator, 'submit-card', { board: to, text: 'Wir alle' });

    expect((await hall.view(hall.keys.moderator)).boards.map(({ question, cards }) => [question, cards])).toEqual([['Was braucht unser Wasser?', 6], ['Wer packt an?', 1]]);
    expect(snapshotOf(hall, to).wall.map(({ text }) => text)).toEqual(['Wir alle']);
    expect(snapshotOf(hall, from).wall.map(({ text }) => text)).not.toContain('Wir alle');
    hall.restart();
    expect([snapshotOf(hall, from).wall.length, snapshotOf(hall, to).wall.length]).toEqual([6, 1]);
  });

  it('[CD7] [CD8] the board of workshop 1 is the start of workshop 2, and stays as it is', async () => {
    const { hall, from } = await sorted();
    const before = shape(snapshotOf(hall, from));
    const second = await hall.call('POST', `/processes/${hall.process}/workshops`, hall.keys.circle, { title: 'Wasser 2', date: '2026-05-09', questions: ['Was tun wir zuerst?'] });
    const foreign = hall.keys.moderator;
    hall.workshop = String(second.body['workshop']);
    const keys = second.body['keys'] as Record<string, string>;
    hall.keys.moderator = keys['moderator'] ?? '';
    const [to = ''] = await boardsOf(hall);

    const byForeign = await hall.command(foreign, 'carry-cards', { from, to, what: 'all' });
    const { status, body } = await carry(hall, { from, to, what: 'all' });

    expect(byForeign.status).toBe(401);
    expect([status, body['cards'], body['left']]).toEqual([200, 6, 0]);
    expect(shape(snapshotOf(hall, to))).toEqual(before);
    expect(shape(snapshotOf(hall, from))).toEqual(before);
    expect(snapshotOf(hall, to).wall.map(({ sector }) => sector)).toEqual(Array.from({ length: 6 }, () => 'land'));
    hall.restart();
    expect(shape(snapshotOf(hall, to))).toEqual(before);
    expect(checkChain(hall.storage.entries(hall.process))).toBeNull();
    expect(JSON.stringify(hall.storage.entries(hall.process))).not.toContain('Brunnen');
  });
});

describe('carry-cards', () => {
  it('[CD7] carries the parking lot onto the tray of another question; circle may, phones and screens may not', async () => {
    const { hall, from, to, cards } = await sorted();
    const person = await hall.join();

    for (const key of [person.token, hall.keys.projector, hall.keys.observer, hall.keys.approver]) expect((await hall.command(key, 'carry-cards', { from, to, what: 'parked' })).body['reason']).toBe('not_allowed');
    const { body } = await hall.command(hall.keys.circle, 'carry-cards', { from, to, what: 'parked' });

    expect(body).toMatchObject({ ok: true, cards: 1, left: 0 });
    expect(shape(snapshotOf(hall, to))).toEqual({ clusters: [], tray: [['Tau', false, []]], parked: [] });
    const room = hall.services.hub.room(asId<ProcessId>(hall.process));
    expect([...(room?.state.cards.values() ?? [])].filter(({ board }) => board === to)).toMatchObject([{ text: 'Tau', carriedFrom: cards['Tau'], author: null, sector: 'land' }]);
  });

  it('[CD8] the same again doubles nothing, moves nothing, and takes what is new into its group', async () => {
    const { hall, from, to, cards } = await sorted();
    await carry(hall, { from, to, what: 'parked' });
    const [first, again] = [await carry(hall, { from, to, what: 'all' }), await carry(hall, { from, to, what: 'all' })];
    const [tau] = snapshotOf(hall, to).tray;
    const fallen = snapshotOf(hall, to).clusters.find(({ title }) => title === 'Was fällt');
    const { body } = await hall.command(hall.keys.moderator, 'submit-card', { board: from, text: 'Hagel' });
    await hall.command(hall.keys.moderator, 'place-card', { card: body['card'], cluster: snapshotOf(hall, from).clusters.find(({ title }) => title === 'Was fällt')?.id });
    await hall.command(hall.keys.moderator, 'merge-cards', { card: cards['Brunnen'], cards: [cards['Nebel']] });
    await hall.command(hall.keys.moderator, 'rename-cluster', { cluster: fallen?.id, title: 'Von oben' });
    const later = await carry(hall, { from, to, what: 'all' });
    const back = await carry(hall, { from: to, to: from, what: 'all' });

    expect([first, again, later, back].map((answer) => answer.body['cards'])).toEqual([5, 0, 1, 0]);
    expect(tau?.text).toBe('Tau');
    expect(shape(snapshotOf(hall, to)).clusters).toEqual([['Was fließt', true, [['Bach', true, []], ['Brunnen', false, ['Quelle']]]], ['Von oben', false, [['Regen', false, []], ['Hagel', false, []]]]]);
    expect(snapshotOf(hall, from).clusters).toHaveLength(2);
  });

  it('[CD8] a group that was removed there does not come back for nothing', async () => {
    const { hall, from, to } = await sorted();
    await carry(hall, { from, to, what: 'all' });
    const fallen = snapshotOf(hall, to).clusters.find(({ title }) => title === 'Was fällt')?.id;
    await hall.command(hall.keys.moderator, 'remove-cluster', { cluster: fallen });

    const again = await carry(hall, { from, to, what: 'all' });

    expect(again.body).toMatchObject({ cards: 0, left: 0 });
    expect(snapshotOf(hall, to).clusters.map(({ title }) => title)).toEqual(['Was fließt']);
    expect(snapshotOf(hall, to).tray.map(({ text }) => text)).toContain('Regen');
  });

  it('[CD9] what its author writes anew or takes back changes on every board', async () => {
    const { hall, from, to } = await sorted();
    const person = await hall.join();
    await hall.openStep('collect');
    const card = await hall.card(person, 'Pegel von Anna');
    await carry(hall, { from, to, what: 'all' });

    await hall.command(person.token, 'edit-card', { card, text: 'Pegel' });
    const edited = [from, to].map((board) => snapshotOf(hall, board).wall.map(({ text }) => text));
    await hall.command(person.token, 'withdraw-card', { card });
    hall.restart();

    for (const texts of edited) expect([texts.includes('Pegel'), texts.includes('Pegel von Anna')]).toEqual([true, false]);
    for (const board of [from, to]) expect(JSON.stringify(snapshotOf(hall, board))).not.toContain('Pegel');
    expect(JSON.stringify(hall.storage.texts(hall.process))).not.toContain('Pegel');
    expect((await hall.view(person.token)).own.cards).toEqual([]);
    expect((await carry(hall, { from, to, what: 'all' })).body['cards']).toBe(0);
  });

  it('[CD10] the moderation erases a card wherever it was carried; its author reads that', async () => {
    const { hall, from, to } = await sorted();
    const person = await hall.join();
    await hall.openStep('collect');
    const card = await hall.card(person, 'Anna ist schuld');
    await carry(hall, { from, to, what: 'all' });
    const copy = snapshotOf(hall, to).wall.find(({ text }) => text === 'Anna ist schuld')?.id;
    await hall.openBallot('agreement', [{ card }]);

    for (const key of [person.token, hall.keys.circle, hall.keys.projector]) expect((await hall.command(key, 'erase-card', { card: copy })).body['reason']).toBe('not_allowed');
    const erased = await hall.command(hall.keys.moderator, 'erase-card', { card: copy });
    const again = await hall.command(hall.keys.moderator, 'erase-card', { card });
    hall.restart();

    expect([erased.body, again.body]).toMatchObject([{ ok: true, card: copy, cards: 2, quoted: 1 }, { ok: true, card, cards: 0, quoted: 1 }]);
    for (const board of [from, to]) expect(JSON.stringify(snapshotOf(hall, board))).not.toContain('Anna');
    expect(JSON.stringify(hall.storage.texts(hall.process))).not.toContain('Anna');
    expect((await hall.view(person.token)).own.cards).toMatchObject([{ id: card, board: from, text: '', state: { kind: 'erased' }, editable: false }]);
    expect((await hall.command(person.token, 'edit-card', { card, text: 'Anna' })).body['reason']).toBe('not_found');
    expect((await hall.command(hall.keys.moderator, 'erase-card', { card: 'card-unknown' })).body).toMatchObject({ reason: 'not_found', field: 'card' });
  });

  it('[CD7] names what does not fit, and then carries nothing', async () => {
    const { hall, from, to } = await sorted();
    const other = await Hall.open();
    const tries: readonly (readonly [Readonly<Record<string, unknown>>, string, string])[] = [
      [{ from, to: from, what: 'all' }, 'bad_request', 'from'],
      [{ from: 'board-unknown', to, what: 'all' }, 'not_found', 'from'],
      [{ from, to: 'board-unknown', what: 'all' }, 'not_found', 'to'],
      [{ from: await other.boardId(), to, what: 'all' }, 'not_found', 'from'],
      [{ from, to, what: 'some' }, 'bad_request', 'what'],
    ];

    for (const [fields, reason, field] of tries) expect((await carry(hall, fields)).body).toMatchObject({ ok: false, reason, field });
    for (let n = 0; n < clustersPerBoardMax - 1; n += 1) await hall.command(hall.keys.moderator, 'create-cluster', { board: to, title: `Gruppe ${n}` });
    expect((await carry(hall, { from, to, what: 'all' })).body).toMatchObject({ reason: 'limit_reached', field: 'cluster' });
    expect(snapshotOf(hall, to).wall).toEqual([]);
  });

  it('[CD8] a large board goes over in as many commands as it needs, groups and merges whole', { timeout: 60_000 }, async () => {
    const { hall, from, to, cards } = await sorted();
    const room = hall.services.hub.room(asId<ProcessId>(hall.process));
    const ids = Array.from({ length: carriedAtOnceMax + 300 }, (_, n) => `card-${String(n).padStart(6, '0')}`);
    const rain = ids.map((card, n): Effect => ({ type: 'card-submitted', card: asId<CardId>(card), board: asId<BoardId>(from), author: null, sector: null, text: `Tropfen ${n}` }));
    await room?.record(rain, { atMs: 1, role: 'moderator', session: 'desk' }, asId<WorkshopId>(hall.workshop), 'submit-card', []);
    await hall.command(hall.keys.moderator, 'merge-cards', { card: cards['Regen'], cards: ids.slice(100, 600) });
    const first = await carry(hall, { from, to, what: 'all' });
    const second = await carry(hall, { from, to, what: 'all' });
    const third = await carry(hall, { from, to, what: 'all' });

    expect([first, second, third].map(({ body }) => [body['cards'], body['left']])).toEqual([[carriedAtOnceMax, 306], [306, 0], [0, 0]]);
    const [source, target] = [snapshotOf(hall, from), snapshotOf(hall, to)];
    expect(shape(target).clusters).toEqual(shape(source).clusters);
    expect(target.wall.length).toBe(source.wall.length);
    expect(new Set(target.wall.map(({ text }) => text))).toEqual(new Set(source.wall.map(({ text }) => text)));
  });
});
