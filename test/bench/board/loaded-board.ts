/** A workshop whose board is full: so many cards of many people, so many groups, and more cards whenever they are wanted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import papaparse from 'papaparse';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createCluster, placeCards } from '../../../shared/board/board-edits.ts';
import { cardTextGraphemesMax } from '../../../shared/domain/limits.ts';
import { InterfaceClient, listOf, objectOf, textOf } from '../../../server/replay/interface-client.ts';
import { forEach } from '../traffic.ts';

/** Under what one person may write at a stretch; the rest of it is for the arrivals. */
const cardsPerPerson = 12;
/** People who only write while the measurement runs: each may write 20 cards at a stretch. */
const latecomers = 150;
const cardsPerLatecomer = 18;
const placedShare = 0.8;
const sampleWordsMax = 26;
const deadlineMs = 60_000;

export interface LoadedBoardSize {
  readonly cards: number;
  readonly clusters: number;
}

export interface LoadedBoard {
  readonly url: string;
  readonly workshop: string;
  readonly board: string;
  readonly keys: Readonly<Record<'moderator' | 'projector', string>>;
  /** A second editor, from outside. */
  readonly editor: Y.Doc;
  /** Cards without a group, as the editor knows them now. */
  loose(): readonly string[];
  /** Sends so many cards a second until it is called off; answers with how many were accepted. */
  arrive(perSecond: number): () => Promise<number>;
  showOnProjector(picture: 'clusters' | 'wall'): Promise<void>;
  close(): void;
}

/** The sentences of a Polis export, oldest first. */
const corpusTexts = (folder: string): readonly string[] =>
  papaparse
    .parse<Record<string, string>>(readFileSync(join(folder, 'comments.csv'), 'utf8'), { header: true, skipEmptyLines: true })
    .data.map((row) => (row['comment-body'] ?? '').replaceAll(/\s+/gu, ' ').trim())
    .filter((text) => text.length > 3 && text.length <= cardTextGraphemesMax)
    .reverse();

const words = 'der Bus fährt abends und am Wochenende öfter damit alle Dörfer ohne Auto erreichbar bleiben wenn Schule Arbeit Verein Arzt weit entfernt liegen'.split(' ');

/** Sentences of mixed lengths for whoever has no export at hand. */
const madeUpText = (number: number): string =>
  `Vorschlag ${number}: ${Array.from({ length: 4 + ((number * 7) % (sampleWordsMax - 4)) }, (_, place) => words[(number * 5 + place * 3) % words.length] ?? '').join(' ')}`.slice(0, 240);

export const textsOf = (corpus: string | null): ((number: number) => string) => {
  if (corpus === null) return madeUpText;
  const texts = corpusTexts(corpus);
  // More cards than sentences: the number keeps them apart.
  return (number) => (number < texts.length ? (texts[number] ?? '') : `${number}: ${texts[number % texts.length] ?? ''}`).slice(0, cardTextGraphemesMax);
};

/** A stock client that shows its key as programs do. */
const openEditor = async (url: string, board: string, key: string): Promise<{ readonly doc: Y.Doc; readonly provider: WebsocketProvider }> => {
  const doc = new Y.Doc();
  class WithKey extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${key}` } });
    }
  }
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/api/v1/sync`, `board-${board}`, doc, { WebSocketPolyfill: WithKey as unknown as typeof globalThis.WebSocket, disableBc: true });
  for (const giveUpAtMs = performance.now() + deadlineMs; !provider.synced; await wait(20)) if (performance.now() > giveUpAtMs) throw new Error('The editor was not synced in time.');
  return { doc, provider };
};

export const loadBoard = async (url: string, { cards, clusters }: LoadedBoardSize, textOfCard: (number: number) => string): Promise<LoadedBoard> => {
  const client = new InterfaceClient(url);
  const process = await client.send('/api/v1/processes', null, { title: 'Mobilität im Kreis' });
  const made = await client.send(`/api/v1/processes/${textOf(process, 'process')}/workshops`, textOf(objectOf(process['keys']), 'circle'), {
    title: 'Wie bewegen wir uns?',
    date: '2027-05-04',
    questions: ['Was brauchen wir, damit alle ohne eigenes Auto gut ans Ziel kommen?'],
    cardTextMax: cardTextGraphemesMax,
    expectedPeople: 1_000,
    // Cards while the groups grow: the plan allows it here, the templates do not.
    plan: [{ kind: 'cluster', title: 'Ordnen', instruction: 'Gemeinsam finden wir Überschriften.', minutes: 600, board: 0, permissions: { submitCards: true, editCards: true } }],
  });
  const workshop = textOf(made, 'workshop');
  const keys = objectOf(made['keys']);
  const moderator = textOf(keys, 'moderator');
  const desk = await client.read(`/api/v1/workshops/${workshop}/view`, moderator);
  const board = textOf(objectOf(listOf(desk['boards'])[0]), 'id');
  const lead = (command: Parameters<typeof client.command>[2]) => client.command(workshop, moderator, command);
  await lead({ do: 'open-step', step: textOf(objectOf(listOf(desk['steps'])[0]), 'id') });

  const joinKey = new URL(textOf(made, 'joinUrl')).hash.slice('#k='.length);
  const sectors = listOf((await client.send('/api/v1/look-up', null, { code: joinKey }))['sectors']).map((sector) => textOf(objectOf(sector), 'id'));
  const writers = Math.ceil(cards / cardsPerPerson);
  const people: string[] = [];
  await forEach(writers + latecomers, async (person) => {
    people[person] = textOf(await client.send('/api/v1/join', null, { code: joinKey, sector: sectors[person % sectors.length] ?? null }), 'token');
  });
  let written = 0;
  const write = (person: number): Promise<unknown> => client.command(workshop, people[person] ?? '', { do: 'submit-card', board, text: textOfCard(written++) });
  await forEach(writers, async (person) => {
    for (let card = person * cardsPerPerson; card < Math.min(cards, (person + 1) * cardsPerPerson); card += 1) await write(person);
  });

  const { doc, provider } = await openEditor(url, board, moderator);
  const onBoard = (): readonly string[] => [...doc.getMap('cards').keys()];
  const loose = (): readonly string[] => onBoard().filter((card) => !doc.getMap('places').has(card));
  const placed = onBoard().slice(0, Math.floor(cards * placedShare));
  for (let cluster = 0; cluster < clusters; cluster += 1) {
    const id = `cluster-${String(cluster).padStart(13, '0')}`;
    doc.transact(() => {
      createCluster(doc, id, textOfCard(cluster * 31).split(' ').slice(0, 3).join(' ').slice(0, 24));
      placeCards(doc, placed.filter((_, place) => place % clusters === cluster), id);
    });
    await wait(20);
  }
  const stored = async (): Promise<number> => listOf((await client.read(`/api/v1/boards/${board}`, moderator))['clusters']).length;
  for (const giveUpAtMs = performance.now() + deadlineMs; (await stored()) < clusters; await wait(50)) if (performance.now() > giveUpAtMs) throw new Error('The groups were not stored in time.');

  const late = { person: writers, cards: 0 };
  return {
    url, workshop, board, editor: doc, loose,
    keys: { moderator, projector: textOf(keys, 'projector') },
    arrive: (perSecond) => {
      const beganAtMs = performance.now();
      const sent: Promise<unknown>[] = [];
      let accepted = 0;
      const timer = setInterval(() => {
        for (const due = ((performance.now() - beganAtMs) / 1_000) * perSecond; sent.length < due; ) {
          if (late.cards === cardsPerLatecomer) Object.assign(late, { person: late.person + 1, cards: 0 });
          late.cards += 1;
          sent.push(write(late.person).then(() => (accepted += 1), () => undefined));
        }
      }, 1_000 / perSecond / 2);
      return async () => {
        clearInterval(timer);
        await Promise.all(sent);
        return accepted;
      };
    },
    showOnProjector: async (picture) => void (await lead({ do: 'set-projector', picture })),
    close: () => {
      provider.destroy();
      // Its awareness renews itself until then, and the program would not end.
      doc.destroy();
      client.close();
    },
  };
};
