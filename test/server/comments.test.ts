import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkChain, checkTexts } from '../../server/room/ledger.ts';
import { SqliteStorage } from '../../server/storage/sqlite-storage.ts';
import { commentsKey } from '../../shared/board/board-layout.ts';
import { asId, type BoardId, type ProcessId } from '../../shared/domain/ids.ts';
import { commentsPerCardMax, commentsPerParticipantMax } from '../../shared/domain/limits.ts';
import { Hall, type Person } from '../support/hall.ts';

let folder: string;
let hall: Hall;
let author: Person;
let reader: Person;
let card: string;
let cluster: string;
let board: string;

/** A card in a group, and the step in which groups are read and commented. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leitsatz-comments-'));
  hall = await Hall.open(new SqliteStorage(join(folder, 'leitsatz.sqlite')));
  [author, reader] = [await hall.join('stadt'), await hall.join('land')];
  board = await hall.boardId();
  await hall.openStep('collect');
  card = await hall.card(author, 'Brunnen öffnen');
  cluster = String((await hall.command(hall.keys.moderator, 'create-cluster', { board, title: 'Quellen' })).body['cluster']);
  await hall.command(hall.keys.moderator, 'place-card', { card, cluster });
  await hall.openStep('cluster');
});
afterEach(() => {
  hall.services.hub.close();
  hall.storage.close();
  rmSync(folder, { recursive: true });
});

const comment = async (key: string, text: string, on = card): Promise<string> => {
  const { status, body } = await hall.command(key, 'comment-card', { card: on, text });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return String(body['comment']);
};

const onBoard = (): readonly unknown[] => {
  const doc = hall.services.hub.room(asId<ProcessId>(hall.process))?.boards.get(asId<BoardId>(board))?.doc ?? new Y.Doc();
  return [...doc.getMap(commentsKey).values()];
};

const bytesOnDisk = (): string => {
  for (const name of readdirSync(folder)) if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(folder, `copy-${name.replace(/^copy-/, '')}`));
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
};

const cardsOf = (key: string, headers: Readonly<Record<string, string>> = {}) => hall.call('GET', `/boards/${board}/cards?cluster=${cluster}`, key, undefined, headers);

describe('comments', () => {
  it('[CO1] stand beside the card with the sector of whoever wrote them and without the person, the same after a restart', async () => {
    const id = await comment(reader.token, 'Auch im Sommer?');
    await comment(hall.keys.moderator, 'Aus dem Saal: ja');
    const before = onBoard();
    hall.restart();

    expect(before).toEqual([{ card, text: 'Auch im Sommer?', sector: 'land', order: 1 }, { card, text: 'Aus dem Saal: ja', sector: null, order: 2 }]);
    expect(onBoard()).toEqual(before);
    expect((await hall.view(reader.token)).own.comments).toEqual([{ id, card, text: 'Auch im Sommer?' }]);
    expect((await hall.view(author.token)).own.comments).toEqual([]);
  });

  it('[CO1] the ledger has a salted hash of them and not a word', async () => {
    await comment(reader.token, 'Kieselstein');

    const entries = hall.storage.entries(hall.process);
    const texts = new Map(hall.storage.texts(hall.process).map((text) => [text.id, text]));
    expect(entries.map(({ body }) => body).join('\n')).not.toContain('Kieselstein');
    expect([checkChain(entries), checkTexts(entries, (id) => texts.get(id))]).toEqual([null, null]);
  });

  it('[CO1] participants comment while the step of that board lets them and 30 seconds more; the moderation at any time', async () => {
    await hall.openStep('pause');
    const grace = await hall.command(reader.token, 'comment-card', { card, text: 'Gerade noch' });
    hall.clock.ms += 31_000;

    const late = await hall.command(reader.token, 'comment-card', { card, text: 'Zu spät' });
    const desk = await hall.command(hall.keys.moderator, 'comment-card', { card, text: 'Vom Tisch' });

    expect([grace.status, late.body['reason'], desk.status]).toEqual([200, 'step_closed', 200]);
  });

  it('[CO1] a plan of one\'s own lets nobody comment or suggest unless it says so', async () => {
    const plain = await Hall.open(undefined, { template: undefined, plan: [{ kind: 'collect', board: 0 }, { kind: 'cluster', board: 0 }, { kind: 'cluster', board: 0, title: 'Offen', permissions: { comment: true } }] });

    const { steps } = await plain.view(plain.keys.moderator);

    expect(steps.map(({ permissions: { suggestClusters, comment: may } }) => [suggestClusters, may])).toEqual([[false, false], [false, false], [false, true]]);
  });

  it('[CO2] a text is bounded like a card\'s, and so is how many there are of a person and on a card', async () => {
    const long = await hall.command(reader.token, 'comment-card', { card, text: 'x'.repeat(141) });
    for (let n = 0; n < commentsPerCardMax; n += 1) {
      hall.clock.ms += 10_000;
      await comment(reader.token, `Nummer ${n}`);
    }
    hall.clock.ms += 10_000;
    const full = await hall.command(author.token, 'comment-card', { card, text: 'Einer zu viel' });
    const other = String((await hall.command(hall.keys.moderator, 'submit-card', { board, text: 'Andere Karte' })).body['card']);
    for (let n = commentsPerCardMax; n < commentsPerParticipantMax; n += 1) {
      hall.clock.ms += 10_000;
      await comment(reader.token, `Nummer ${n}`, other);
    }
    hall.clock.ms += 10_000;
    const enough = await hall.command(reader.token, 'comment-card', { card: other, text: 'Noch einer' });

    expect([long, full, enough].map(({ body }) => [body['reason'], body['field']])).toEqual([['text_too_long', 'text'], ['limit_reached', 'card'], ['limit_reached', 'comment']]);
  });

  it('[CO2] to participants a hidden card is not there', async () => {
    await hall.command(hall.keys.moderator, 'hide-card', { card });

    const { body } = await hall.command(reader.token, 'comment-card', { card, text: 'Was stand da?' });

    expect(body).toMatchObject({ reason: 'not_found', field: 'card' });
  });

  it('[CO3] the author takes an own one back while the step is open, nobody else\'s; the moderation erases any', async () => {
    const own = await comment(reader.token, 'Kieselstein eins');
    const other = await comment(author.token, 'Kieselstein zwei');

    const foreign = await hall.command(reader.token, 'erase-comment', { comment: other });
    const back = await hall.command(reader.token, 'erase-comment', { comment: own });
    const again = await hall.command(reader.token, 'erase-comment', { comment: own });
    await hall.openStep('pause');
    hall.clock.ms += 31_000;
    const late = await hall.command(author.token, 'erase-comment', { comment: other });
    const desk = await hall.command(hall.keys.moderator, 'erase-comment', { comment: other });

    expect([foreign.body['reason'], back.status, again.status, late.body['reason'], desk.status]).toEqual(['not_found', 200, 200, 'step_closed', 200]);
    expect((await hall.view(author.token)).own.comments).toEqual([]);
  });

  it('[CO3] erased words are gone from the board and from every file, the chain holds, and a restart brings nothing back', async () => {
    const id = await comment(reader.token, 'Kieselstein im Schuh');
    expect(bytesOnDisk()).toContain('Kieselstein im Schuh');

    await hall.command(hall.keys.moderator, 'erase-comment', { comment: id });

    expect(onBoard()).toEqual([]);
    expect(bytesOnDisk()).not.toContain('Kieselstein im Schuh');
    hall.restart();
    expect(onBoard()).toEqual([]);
    expect(checkChain(hall.storage.entries(hall.process))).toBeNull();
    expect((await hall.view(reader.token)).own.comments).toEqual([]);
  });

  it('[CO3] a card that is withdrawn takes along what was said about it', async () => {
    await hall.openStep('collect');
    const loose = await hall.card(author, 'Zisterne');
    await comment(hall.keys.moderator, 'Kieselstein am Rand', loose);

    expect((await hall.command(author.token, 'withdraw-card', { card: loose })).status).toBe(200);

    expect(onBoard()).toEqual([]);
    expect(bytesOnDisk()).not.toContain('Kieselstein am Rand');
    hall.restart();
    expect(onBoard()).toEqual([]);
  });
});

describe('reading groups', () => {
  it('[CO4] a phone reads the cards of a group with text, sector and number of comments, and of nobody the person', async () => {
    await comment(reader.token, 'Auch im Sommer?');

    const { status, body, headers } = await cardsOf(reader.token);

    expect([status, body]).toEqual([200, { id: cluster, title: 'Quellen', cards: [{ id: card, text: 'Brunnen öffnen', sector: 'stadt', comments: 1 }], more: 0 }]);
    expect(headers.get('cache-control')).toContain('private');
    expect(JSON.stringify(body)).not.toContain(author.participant);
  });

  it('[CO4] the same answer costs nothing twice; another one has another tag', async () => {
    const etag = (await cardsOf(reader.token)).headers.get('etag') ?? '';
    const same = await cardsOf(reader.token, { 'if-none-match': etag });
    await comment(reader.token, 'Neu');

    expect([same.status, (await cardsOf(reader.token, { 'if-none-match': etag })).status]).toEqual([304, 200]);
  });

  it('[CO4] never what is hidden, drafts of nobody, and merged cards behind their host', async () => {
    await hall.openStep('collect');
    const [second, third] = [await hall.card(author, 'Quelle fassen'), await hall.card(author, 'Herr Meier')];
    for (const id of [second, third]) await hall.command(hall.keys.moderator, 'place-card', { card: id, cluster });
    await hall.command(hall.keys.moderator, 'merge-cards', { card, cards: [second] });
    await hall.command(hall.keys.moderator, 'hide-card', { card: third });
    await hall.openStep('cluster');

    const { body } = await cardsOf(reader.token);

    expect((body['cards'] as readonly { readonly text: string }[]).map(({ text }) => text)).toEqual(['Brunnen öffnen', 'Quelle fassen']);
  });

  it('[CO4] only participants, only while the step lets them, only of its board, only groups that are there', async () => {
    const answers = [await cardsOf(hall.keys.projector), await hall.call('GET', `/boards/${board}/cards`, reader.token), await hall.call('GET', `/boards/${board}/cards?cluster=unknown`, reader.token), await cardsOf('AAAAAAAAAAAAAAAAAAAAAA')];
    await hall.openStep('collect');
    const collecting = await cardsOf(reader.token);

    expect([...answers, collecting].map(({ body }) => body['reason'])).toEqual(['not_allowed', 'bad_request', 'not_found', 'sign_in_needed', 'step_closed']);
  });

  it('[VW3] the view names the groups while the step lets people read them, shortened, and never the cards', async () => {
    await hall.command(hall.keys.moderator, 'create-cluster', { board, title: 'ü'.repeat(120) });
    const during = await hall.view(reader.token);
    await hall.openStep('collect');
    const after = await hall.view(reader.token);

    expect(during.clusters.map(({ title }) => title)).toEqual(['Quellen', `${'ü'.repeat(79)}…`]);
    expect(JSON.stringify(during)).not.toContain('Brunnen öffnen');
    expect(after.clusters).toEqual([]);
  });
});
