/**
 * `npm start -- --demo`: fills an empty server with a finished workshop, so that a visitor sees every screen filled.
 *
 * Uses the public interface only, like any outside program. About 120 people, 95 real cards, one closed ballot,
 * four frozen sentences; the workshop is left in its last step.
 */
import { randomBytes } from 'node:crypto';
import { InterfaceClient, listOf, objectOf, textOf, type JsonObject } from '../replay/interface-client.ts';
import { inOrderOfEach } from '../replay/pace.ts';
import klimarat from './klimarat.json' with { type: 'json' };
import { papersOf } from './opinions.ts';
import { seeded } from './seeded.ts';
import { demoPeopleWithoutSector, demoPreamble, demoQuestion, demoSectors, demoSentences } from './sentences.ts';

export interface DemoOptions {
  readonly url: string;
  readonly operatorKey: string | null;
  /** One German line per stage. */
  readonly onProgress: (line: string) => void;
}

export interface DemoLink {
  readonly role: string;
  readonly url: string;
  readonly purpose: string;
}

const seed = 20_220_427;
const title = 'Klimarat Produktion und Konsum';
/** Of those who joined, so many leave the hall before the ballot. */
const absent = demoPeopleWithoutSector;

interface Person {
  readonly token: string;
  /** Place in `demoSectors`; null: Ohne Angabe. */
  readonly sector: number | null;
}

export const playDemo = async ({ url, operatorKey, onProgress }: DemoOptions): Promise<{ links: DemoLink[] }> => {
  const client = new InterfaceClient(url);
  try {
    return { links: await play(client, operatorKey, onProgress) };
  } finally {
    client.close();
  }
};

const play = async (client: InterfaceClient, operatorKey: string | null, onProgress: (line: string) => void): Promise<DemoLink[]> => {
  const luck = seeded(seed);
  const created = await client.send('/api/v1/processes', operatorKey, { title });
  const process = textOf(created, 'process');
  const circle = textOf(objectOf(created['keys']), 'circle');
  const approver = textOf(objectOf(created['keys']), 'approver');
  const opened = await client.send(`/api/v1/processes/${process}/workshops`, circle, {
    title,
    date: new Date().toISOString().slice(0, 10),
    place: 'Beispielsaal',
    template: 'half-day',
    questions: [demoQuestion],
  });
  const workshop = textOf(opened, 'workshop');
  const moderator = textOf(objectOf(opened['keys']), 'moderator');
  const lead = (body: JsonObject): Promise<JsonObject> => client.command(workshop, moderator, body);
  const view = (): Promise<JsonObject> => client.read(`/api/v1/workshops/${workshop}/view`, moderator);
  const steps = listOf((await view())['steps']).map(objectOf);
  const openStep = (kind: string): Promise<JsonObject> => lead({ do: 'open-step', step: textOf(steps.find((step) => step['kind'] === kind) ?? {}, 'id') });

  await lead({ do: 'set-stage', pictureWidthM: 4.2, distanceM: 10 });
  await openStep('arrive');
  const people = await join(client, textOf(opened, 'code'), luck);
  onProgress(`${people.length} Personen sind im Saal.`);

  await openStep('collect');
  const board = textOf(objectOf((await view())['board']), 'id');
  const cardOf = await writeCards(client, workshop, board, people, moderator, luck);
  onProgress(`${cardOf.size} Karten hängen an der Pinnwand.`);

  await openStep('cluster');
  const clusters = await arrange(lead, board, cardOf);
  onProgress(`${clusters.length} Gruppen sind geordnet.`);

  await openStep('word');
  const principles = await word(lead, clusters);
  await client.command(workshop, circle, { do: 'revise-preamble', text: demoPreamble });
  await client.command(workshop, circle, { do: 'set-invited', invited: Object.fromEntries(demoSectors.map(({ id, invited }) => [id, invited])) });
  onProgress(`${principles.length} Sätze sind formuliert.`);

  await openStep('weigh');
  const cast = await weigh(client, workshop, moderator, principles, people, luck);
  onProgress(`${cast} Stimmzettel sind ausgezählt.`);

  await openStep('freeze');
  const frozen = await freeze(client, workshop, moderator, approver, principles);
  onProgress(`${frozen} Leitsätze sind festgehalten.`);
  return linksOf(created, opened);
};

const join = async (client: InterfaceClient, code: string, luck: ReturnType<typeof seeded>): Promise<readonly Person[]> => {
  const sectors = luck.shuffle([...demoSectors.flatMap(({ people }, place) => Array<number | null>(people).fill(place)), ...Array<number | null>(demoPeopleWithoutSector).fill(null)]);
  const people: Person[] = [];
  for (const sector of sectors) {
    const joined = await client.send('/api/v1/join', null, { code, sector: sector === null ? null : (demoSectors[sector]?.id ?? null), language: 'de' });
    people.push({ token: textOf(joined, 'token'), sector });
  }
  return people;
};

/** Card ids by the statement's id. People of all sectors write, in no order of subject, as in a hall. */
const writeCards = async (
  client: InterfaceClient,
  workshop: string,
  board: string,
  people: readonly Person[],
  moderator: string,
  luck: ReturnType<typeof seeded>,
): Promise<ReadonlyMap<number, string>> => {
  const statements = luck.shuffle([...klimarat.clusters.flatMap((cluster) => cluster.statements), ...klimarat.parked, ...klimarat.hidden]);
  const writers = luck.shuffle(people);
  const cardOf = new Map<number, string>();
  for (const [place, { id, text }] of statements.entries()) {
    // Every twentieth card is called out in the hall and written down by the moderation.
    const writer = place % 20 === 19 ? moderator : (writers[place % writers.length]?.token ?? moderator);
    cardOf.set(id, textOf(await client.command(workshop, writer, { do: 'submit-card', board, text }), 'card'));
  }
  return cardOf;
};

type Lead = (body: JsonObject) => Promise<JsonObject>;

/** Clusters in the order of klimarat.json, their cards under them; duplicates laid together, the rest parked or hidden. */
const arrange = async (lead: Lead, board: string, cardOf: ReadonlyMap<number, string>): Promise<readonly string[]> => {
  const card = (statement: number): string => cardOf.get(statement) ?? '';
  const clusters: string[] = [];
  for (const { title: heading } of klimarat.clusters) clusters.push(textOf(await lead({ do: 'create-cluster', board, title: heading }), 'cluster'));
  // Clusters are filled at the same time, each in its own order.
  const places = klimarat.clusters.flatMap(({ statements }, place) => statements.map(({ id }) => ({ cluster: clusters[place] ?? '', id })));
  await inOrderOfEach(places, ({ cluster }) => cluster, [], async ({ cluster, id }) => {
    await lead({ do: 'place-card', card: card(id), cluster });
  });
  for (const { under, statements } of klimarat.merged) await lead({ do: 'merge-cards', card: card(under), cards: statements.map(card) });
  for (const { id } of klimarat.parked) await lead({ do: 'park-card', card: card(id) });
  for (const { id, reason } of klimarat.hidden) await lead({ do: 'hide-card', card: card(id), reason });
  return clusters;
};

interface Worded {
  readonly principle: string;
  readonly version: number;
}

const word = async (lead: Lead, clusters: readonly string[]): Promise<readonly Worded[]> => {
  const principles: Worded[] = [];
  for (const { title: heading, text, firstText, clusters: from } of demoSentences) {
    const sources = from.map((place) => ({ cluster: clusters[place] ?? '' }));
    const principle = textOf(await lead({ do: 'draft-principle', title: heading, text: firstText ?? text, sources }), 'principle');
    if (firstText !== undefined) await lead({ do: 'revise-principle', principle, text });
    principles.push({ principle, version: firstText === undefined ? 1 : 2 });
  }
  return principles;
};

/** The number of papers. */
const weigh = async (client: InterfaceClient, workshop: string, moderator: string, principles: readonly Worded[], people: readonly Person[], luck: ReturnType<typeof seeded>): Promise<number> => {
  const opened = await client.command(workshop, moderator, {
    do: 'open-ballot',
    kind: 'agreement',
    mode: 'straw-poll',
    title: 'Tragen Sie diesen Satz mit?',
    options: principles.map(({ principle }) => ({ principle })),
  });
  const ballot = textOf(opened, 'ballot');
  const options = listOf((await client.read(`/api/v1/ballots/${ballot}`, moderator))['options']).map((option) => textOf(objectOf(option), 'id'));
  // Who leaves early is nobody of a small sector, so that every wished share stays exact.
  const leaving = new Set(people.filter(({ sector }) => sector === null).slice(0, absent));
  const papers = new Map<number | null, readonly (readonly string[])[]>();
  for (const sector of [...demoSectors.keys(), null]) {
    const voters = people.filter((person) => person.sector === sector && !leaving.has(person)).length;
    papers.set(sector, papersOf(voters, sector, demoSentences, luck));
  }
  const next = new Map<number | null, number>();
  const voters = people.filter((person) => !leaving.has(person));
  await inOrderOfEach(voters, ({ token }) => token, [], async ({ token, sector }) => {
    const place = next.get(sector) ?? 0;
    next.set(sector, place + 1);
    const paper = papers.get(sector)?.[place] ?? [];
    const choices = Object.fromEntries(options.map((option, sentence) => [option, paper[sentence] ?? 'abstain']));
    await client.command(workshop, token, { do: 'cast-ballot', ballot, choices, nonce: randomBytes(16).toString('base64url') });
  });
  await client.command(workshop, moderator, { do: 'close-ballot', ballot });
  return voters.length;
};

/** Moderator and approver confirm one after the other; one sentence keeps waiting for its second confirmation. */
const freeze = async (client: InterfaceClient, workshop: string, moderator: string, approver: string, principles: readonly Worded[]): Promise<number> => {
  let frozen = 0;
  let last: string | null = null;
  for (const [place, { state }] of demoSentences.entries()) {
    const worded = principles[place];
    if (worded === undefined || state === undefined) continue;
    await client.command(workshop, moderator, { do: 'request-freeze', ...worded });
    if (state === 'requested') continue;
    await client.command(workshop, approver, { do: 'approve-freeze', ...worded });
    frozen += 1;
    last = worded.principle;
  }
  if (last !== null) await client.command(workshop, moderator, { do: 'set-projector', mode: 'follow', picture: 'sealed', principle: last });
  return frozen;
};

const linksOf = (created: JsonObject, opened: JsonObject): DemoLink[] => {
  const forProcess = objectOf(created['links']);
  const forWorkshop = objectOf(opened['links']);
  return [
    { role: 'moderator', url: textOf(forWorkshop, 'moderator'), purpose: 'Moderation: Ablauf, Pinnwand, Sätze und Festhalten' },
    { role: 'projector', url: textOf(forWorkshop, 'projector'), purpose: 'Projektor: das Bild für den Saal' },
    { role: 'participant', url: textOf(opened, 'joinUrl'), purpose: 'Telefon: mitmachen ohne Konto' },
    { role: 'circle', url: textOf(forProcess, 'circle'), purpose: 'Initiativkreis: die Haltung lesen und herunterladen' },
    { role: 'approver', url: textOf(forProcess, 'approver'), purpose: 'Freigabe: die zweite Bestätigung; ein Satz wartet noch darauf' },
  ];
};
