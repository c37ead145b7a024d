/** Words that were withdrawn or erased are nowhere any more: not on the disk, in no export, in no log. On a real server, with open editors. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createCluster, markConflict, mergeCards, parkCard, placeCards } from '../../shared/board/board-edits.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';
import { freePort, ServerProcess } from '../support/server-process.ts';
import { until } from '../support/socket-hall.ts';

type Body = Readonly<Record<string, unknown>>;
const operatorKey = 'operator-key-for-tests';
const deadlineMs = 60_000;

/** What nobody else wrote. */
const canaries: readonly string[] = Array.from({ length: 20 }, () => `Kanarie${nanoid(24).replaceAll(/[-_]/g, 'x')}`);
const canary = (place: number): string => canaries[place] ?? '';

/** A text as bytes in every way in which it may lie somewhere. In base64 it has three forms, by where it begins; the ends differ with the neighbours. */
const formsOf = (text: string): readonly Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  ...[0, 1, 2].map((shift) => Buffer.from(Buffer.concat([Buffer.alloc(shift), Buffer.from(text, 'utf8')]).toString('base64').slice(4, -4), 'latin1')),
];
const forms = canaries.map(formsOf);

/** Which of the canaries lie in some bytes. */
const foundIn = (bytes: Buffer): readonly number[] => forms.flatMap((all, place) => (all.some((form) => bytes.includes(form)) ? [place] : []));

const filesOf = (folder: string): readonly string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)]));

const foundOnDisk = (folder: string): readonly string[] => filesOf(folder).flatMap((file) => foundIn(readFileSync(file)).map((place) => `${file}: canary ${place}`));

describe('erased words', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leitsatz-erasure-'));
  const providers: WebsocketProvider[] = [];
  let server: ServerProcess;
  let process = '';
  let workshop = '';
  let boards: readonly string[] = [];
  const keys: Record<string, string> = {};
  const tokens: string[] = [];

  const call = async (path: string, key: string | null, body?: unknown): Promise<Body> => {
    const response = await fetch(`${server.url}/api/v1${path}`, { method: body === undefined ? 'GET' : 'POST', headers: key === null ? {} : { authorization: `Bearer ${key}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return (await response.json()) as Body;
  };
  const command = async (key: string, name: string, fields: Body): Promise<Body> => {
    const answer = await call(`/workshops/${workshop}/commands`, key, { id: nanoid(), do: name, ...fields });
    if (answer['ok'] !== true) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const desk = (name: string, fields: Body): Promise<Body> => command(keys['moderator'] ?? '', name, fields);
  const view = (key: string): Promise<Body> => call(`/workshops/${workshop}/view`, key);
  const openStep = async (kind: string): Promise<void> => {
    const { steps } = (await view(keys['moderator'] ?? '')) as { steps: { id: string; kind: string }[] };
    await desk('open-step', { step: steps.find((step) => step.kind === kind)?.id });
  };
  /** A card by one of the participants, a few each. */
  const cardOf = async (place: number): Promise<string> => String((await command(tokens[place % tokens.length] ?? '', 'submit-card', { board: boards[0], text: canary(place) }))['card']);
  const writerOf = (place: number): string => tokens[place % tokens.length] ?? '';

  const editorOf = (board: string): { readonly doc: Y.Doc; readonly provider: WebsocketProvider } => {
    const doc = new Y.Doc();
    const authorization = `Bearer ${keys['moderator'] ?? ''}`;
    class WithKey extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols, { headers: { authorization } });
      }
    }
    const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/api/v1/sync`, `board-${board}`, doc, { WebSocketPolyfill: WithKey as unknown as typeof globalThis.WebSocket, disableBc: true });
    providers.push(provider);
    return { doc, provider };
  };

  /** Everything that anybody may fetch about the boards, anew. */
  const exported = async (): Promise<Buffer> => {
    const paths = [
      ...boards.flatMap((board) => ['', '/wall.html', '/wall.csv', '/wall.json', '/history'].map((path) => `/boards/${board}${path}`)),
      ...['html', 'md', 'json'].map((format) => `/processes/${process}/documents/haltung.${format}`),
      `/processes/${process}/record`, `/workshops/${workshop}/view`,
    ];
    const requests = [...paths.flatMap((path) => [keys['moderator'], keys['circle'], keys['projector']].map((key) => [path, key] as const)), ...tokens.map((token) => [`/workshops/${workshop}/view`, token] as const)];
    const parts = await Promise.all(requests.map(async ([path, key]) => Buffer.from(await (await fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key ?? ''}` } })).arrayBuffer())));
    return Buffer.concat(parts);
  };

  beforeAll(async () => {
    server = new ServerProcess(folder, await freePort(), { LEITSATZ_OPERATOR_KEY: operatorKey, LOG_LEVEL: 'debug' });
    await server.start();
    const created = await call('/processes', operatorKey, { title: 'Wasser' });
    process = String(created['process']);
    Object.assign(keys, created['keys']);
    const opened = await call(`/processes/${process}/workshops`, keys['circle'] ?? '', { title: 'Wasser 1', date: '2026-03-14', questions: ['Was braucht unser Wasser?', 'Wer packt an?'] });
    workshop = String(opened['workshop']);
    Object.assign(keys, opened['keys']);
    boards = ((await view(keys['moderator'] ?? '')) as { boards: { id: string }[] }).boards.map(({ id }) => id);
    for (let person = 0; person < 4; person += 1) tokens.push(String((await call('/join', null, { code: opened['code'], sector: 'politik' }))['token']));
  });
  afterAll(async () => {
    for (const provider of providers) provider.destroy();
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('[LG3] [CD9] [CD10] 20 of them: withdrawn, changed, erased, in comments and on a second board, while editors move the cards', { timeout: 2 * deadlineMs }, async () => {
    const [board = '', second = ''] = boards;
    const [editor, offline] = [editorOf(board), editorOf(board)];
    await openStep('collect');
    const cards: string[] = [];
    for (let place = 0; place < 16; place += 1) cards.push(await cardOf(place));
    const plain = String((await desk('submit-card', { board, text: 'Brunnen' }))['card']);
    const knows = (doc: Y.Doc, count: number) => (): boolean => readBoard(doc).wall.length === count;
    await until('both editors have all cards', () => [editor, offline].every(({ doc }) => knows(doc, 17)()), deadlineMs);
    // Cards 0 to 3 are withdrawn, 4 to 7 changed, 8 to 11 erased, 12 to 15 carried over; 16 to 19 are comments.
    editor.doc.transact(() => {
      createCluster(editor.doc, 'cluster-1', 'Quellen');
      placeCards(editor.doc, [plain, ...cards.slice(8, 11)], 'cluster-1');
      mergeCards(editor.doc, plain, [cards[10] ?? '']);
      parkCard(editor.doc, cards[11] ?? '', true);
      markConflict(editor.doc, cards[8] ?? '', true);
    });
    await until('the other editor sees what the first one did', () => readBoard(offline.doc).parked.length === 1, deadlineMs);
    expect(await desk('carry-cards', { from: board, to: second, what: 'all' })).toMatchObject({ cards: 17 });
    const comments = await Promise.all([16, 17, 18, 19].map(async (place) => String((await desk('comment-card', { card: place === 18 ? cards[8] : plain, text: canary(place) }))['comment'])));
    const copies = new Map(((await call(`/boards/${second}`, keys['moderator'] ?? ''))['cards'] as { id: string; text: string }[]).map(({ id, text }) => [text, id]));
    await until('the editor has the comments', () => readBoard(editor.doc).wall.flatMap((card) => card.comments).length === 4, deadlineMs);
    // This one goes away with everything in its memory, works on, and comes back later.
    offline.provider.disconnect();
    expect(new Set(foundOnDisk(folder).map((line) => line.split('canary ')[1])).size, 'the search sees what is there').toBe(20);
    expect(foundIn(await exported())).toHaveLength(20);

    for (const place of [0, 1, 2, 3]) await command(writerOf(place), 'withdraw-card', { card: cards[place] });
    for (const place of [4, 5, 6, 7]) await command(writerOf(place), 'edit-card', { card: cards[place], text: `Neu ${place}` });
    for (const place of [8, 9, 10, 11]) await desk('erase-card', { card: cards[place] });
    for (const place of [12, 13]) await command(writerOf(place), 'withdraw-card', { card: cards[place] });
    for (const place of [14, 15]) await desk('erase-card', { card: copies.get(canary(place)) });
    // The third went with its card.
    for (const place of [0, 1, 3]) await desk('erase-comment', { comment: comments[place] });
    offline.doc.transact(() => {
      createCluster(offline.doc, 'cluster-2', 'Später');
      placeCards(offline.doc, cards, 'cluster-2');
      markConflict(offline.doc, cards[0] ?? '', true);
    });
    offline.provider.connect();
    await until('the offline editor is back', () => readBoard(editor.doc).clusters.some(({ title }) => title === 'Später'), deadlineMs);

    await until('nothing on the disk', () => foundOnDisk(folder).length === 0, deadlineMs);
    expect(foundOnDisk(folder)).toEqual([]);
    expect(foundIn(await exported())).toEqual([]);
    expect(foundIn(Buffer.from(server.output))).toEqual([]);
    expect(server.output.length, 'all that was logged is looked at').toBeLessThan(20_000);
    for (const { doc } of [editor, offline]) {
      await until('editors see four changed cards and one other', knows(doc, 5), deadlineMs);
      expect(foundIn(Buffer.from(Y.encodeStateAsUpdate(doc)))).toEqual([]);
    }
  });

  it('[LG3] nor after the power went, nor after the next start and an orderly stop', async () => {
    for (const provider of providers.splice(0)) provider.destroy();
    const [board = ''] = boards;
    const text = canary(0);
    const card = String((await desk('submit-card', { board, text }))['card']);
    expect(foundOnDisk(folder).length).toBeGreaterThan(0);

    await desk('erase-card', { card });
    await server.kill('SIGKILL');
    const afterPowerCut = foundOnDisk(folder);
    await server.start();
    const exports = foundIn(await exported());
    await server.kill('SIGTERM');

    expect(afterPowerCut).toEqual([]);
    expect(exports).toEqual([]);
    expect(foundOnDisk(folder)).toEqual([]);
  });
});
