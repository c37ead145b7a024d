/** Plays a conversation against a server: one process, one workshop, everybody joins, writes and votes. */
import { randomBytes } from 'node:crypto';
import type { BallotResult } from '../../shared/domain/ballot.ts';
import { compareResult, type Comparison } from './compare.ts';
import { type InterfaceClient, listOf, numberOf, objectOf, Refused, textOf, type JsonObject } from './interface-client.ts';
import { dueTimesMs, inOrderOfEach } from './pace.ts';
import type { Conversation, PolisComment, PolisVote } from './polis.ts';
import type { Progress } from './progress.ts';

export interface Replay {
  readonly joined: number;
  /** People who joined once more because the answer to their joining was lost; nobody acts for them. */
  readonly joinedTwice: number;
  readonly cards: CardCounts;
  readonly votes: number;
  readonly result: BallotResult;
  readonly comparison: Comparison;
  readonly sectors: readonly { readonly id: string; readonly title: string }[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly retries: number;
  readonly slowedDown: number;
}

export interface CardCounts {
  /** Sent by the people who wrote them. */
  own: number;
  /** Entered by the moderator: authors that are nobody in the matrix. */
  callOuts: number;
  /** Entered by the moderator because their author had already written as many as a person may at once. */
  callOutsForPace: number;
  hidden: number;
}

const sectorsMin = 2;
const textGraphemesMin = 40;
const textGraphemesMax = 500;
const hideReason = 'In der Umfrage nicht zugelassen.';
const choiceOf: Readonly<Record<PolisVote, 'yes' | 'no' | 'abstain'>> = { 1: 'yes', [-1]: 'no', 0: 'abstain' };
const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

const sectorIdOf = (group: string): string => `gruppe-${Number(group) + 1}`;

/** The opinion groups stand in for sectors; a process needs two, even where Polis found fewer. */
const sectorsOf = ({ groups }: Conversation): Replay['sectors'] => {
  const sectors = groups.map((group) => ({ id: sectorIdOf(group), title: `Gruppe ${Number(group) + 1}` }));
  while (sectors.length < sectorsMin) sectors.push({ id: `weitere-${sectors.length}`, title: `Weitere ${sectors.length}` });
  return sectors;
};

const longestOf = (comments: readonly PolisComment[]): number => {
  const longest = comments.reduce((most, { text }) => Math.max(most, [...graphemes.segment(text.trim())].length), 0);
  return Math.min(textGraphemesMax, Math.max(textGraphemesMin, longest));
};

export const replay = async (conversation: Conversation, client: InterfaceClient, settings: { readonly operatorKey: string | null; readonly speed: number | null }, progress: Progress): Promise<Replay> => {
  const sectors = sectorsOf(conversation);
  const process = await client.send('/api/v1/processes', settings.operatorKey, { title: conversation.topic.slice(0, 150), sectors });
  const processId = textOf(process, 'process');
  const circle = textOf(objectOf(process['keys']), 'circle');
  const opened = await client.send(`/api/v1/processes/${processId}/workshops`, circle, {
    title: conversation.topic.slice(0, 150),
    date: new Date().toISOString().slice(0, 10),
    plan: [{ kind: 'collect' }, { kind: 'weigh' }],
    questions: [conversation.topic.slice(0, 1_000)],
    cardTextMax: longestOf(conversation.comments),
  });
  const workshop = textOf(opened, 'workshop');
  const code = textOf(opened, 'code');
  const keys = objectOf(opened['keys']);
  const moderator = textOf(keys, 'moderator');
  const desk = await client.read(`/api/v1/workshops/${workshop}/view`, moderator);
  const steps = listOf(desk['steps']).map(objectOf);
  const stepOf = (kind: string): string => textOf(steps.find((step) => step['kind'] === kind) ?? {}, 'id');
  const command = (body: JsonObject): Promise<JsonObject> => client.command(workshop, moderator, body);
  await command({ do: 'open-step', step: stepOf('collect') });

  progress.begin('Mitmachen', conversation.participants.length);
  const tokens = new Map<string, string>();
  await inOrderOfEach(conversation.participants, ({ id }) => id, [], async ({ id, group }) => {
    const joined = await client.send('/api/v1/join', null, { code, sector: group === null ? null : sectorIdOf(group) });
    tokens.set(id, textOf(joined, 'token'));
    progress.step();
  });
  progress.end();

  const board = textOf(objectOf((await client.read(`/api/v1/workshops/${workshop}/view`, moderator))['board']), 'id');
  progress.begin('Karten', conversation.comments.length);
  const cards: CardCounts = { own: 0, callOuts: 0, callOutsForPace: 0, hidden: 0 };
  const cardOf = new Map<string, string>();
  // One after the other: the order on the wall is the order in which people wrote.
  const dueMs = dueTimesMs(conversation.comments.map(({ atMs }) => atMs), settings.speed);
  await inOrderOfEach(conversation.comments, () => 'the wall', dueMs, async (comment) => {
    cardOf.set(comment.id, await submitCard(client, workshop, board, comment, tokens.get(comment.author) ?? null, moderator, settings.speed, cards));
    progress.step();
  });
  progress.end();

  await command({ do: 'open-step', step: stepOf('weigh') });
  const receipt = await command({
    do: 'open-ballot',
    kind: 'agreement',
    mode: 'straw-poll',
    title: conversation.topic.slice(0, 150),
    options: conversation.columns.map((column) => ({ card: cardOf.get(column) ?? '' })),
  });
  const ballot = textOf(receipt, 'ballot');
  const columnOfCard = new Map([...cardOf].map(([comment, card]) => [card, comment]));
  const optionOfColumn = new Map<string, string>();
  for (const option of listOf((await client.read(`/api/v1/ballots/${ballot}`, moderator))['options']).map(objectOf)) {
    optionOfColumn.set(columnOfCard.get(textOf(objectOf(option['source']), 'card')) ?? '', textOf(option, 'id'));
  }
  // After the ballot has opened, so that rejected statements can be weighed as they were in the conversation.
  for (const { id, rejected } of conversation.comments) {
    if (!rejected) continue;
    await command({ do: 'hide-card', card: cardOf.get(id) ?? '', reason: hideReason });
    cards.hidden += 1;
  }

  progress.begin('Stimmen', conversation.votes.length);
  const papers = new Map<string, Record<string, string>>();
  await inOrderOfEach(conversation.votes, ({ voter }) => voter, dueTimesMs(conversation.votes.map(({ atMs }) => atMs), settings.speed), async ({ voter, comment, vote }) => {
    const paper = papers.get(voter) ?? {};
    paper[optionOfColumn.get(comment) ?? ''] = choiceOf[vote];
    papers.set(voter, paper);
    await client.command(workshop, tokens.get(voter) ?? '', { do: 'cast-ballot', ballot, choices: { ...paper }, nonce: randomBytes(16).toString('base64url') });
    progress.step();
  });
  progress.end();

  await command({ do: 'close-ballot', ballot });
  const result = await client.read(`/api/v1/ballots/${ballot}/result`, moderator);
  const published = readResult(result);
  const joined = numberOf(await client.read(`/api/v1/workshops/${workshop}/view`, moderator), 'joined');
  const joinedTwice = joined - conversation.participants.length;
  // Joining has no id of its own: a spare participant is right only where an answer was lost.
  if (joinedTwice < 0 || (joinedTwice > 0 && client.retries === client.slowedDown)) throw new Error(`${conversation.participants.length} people joined, the server counts ${joined}.`);
  return {
    joined,
    joinedTwice,
    cards,
    votes: conversation.votes.length,
    result: published,
    comparison: compareResult(conversation, published, optionOfColumn, (group) => (group === null ? null : sectorIdOf(group))),
    sectors,
    links: [
      { title: 'Moderation', url: textOf(objectOf(opened['links']), 'moderator') },
      { title: 'Projektor', url: textOf(objectOf(opened['links']), 'projector') },
      { title: 'Initiativkreis', url: textOf(objectOf(process['links']), 'circle') },
    ],
    retries: client.retries,
    slowedDown: client.slowedDown,
  };
};

/** By its author where that is somebody; else, and where the author writes faster than a person may, as a call-out. */
const submitCard = async (
  client: InterfaceClient,
  workshop: string,
  board: string,
  { text }: PolisComment,
  author: string | null,
  moderator: string,
  speed: number | null,
  cards: CardCounts,
): Promise<string> => {
  const body = { do: 'submit-card', board, text };
  if (author === null) {
    cards.callOuts += 1;
    return textOf(await client.command(workshop, moderator, body), 'card');
  }
  try {
    // At the recorded pace people wait as they would; at full speed nobody can, so the moderation writes for them.
    const receipt = await client.command(workshop, author, body, speed === null ? 'refuse' : 'wait');
    cards.own += 1;
    return textOf(receipt, 'card');
  } catch (problem) {
    if (!(problem instanceof Refused) || !['rate_limited', 'limit_reached'].includes(problem.reason)) throw problem;
    cards.callOutsForPace += 1;
    return textOf(await client.command(workshop, moderator, body), 'card');
  }
};

/** The answer has the shape that the interface promises; a missing list would show as a difference, not as a crash. */
const readResult = (answer: JsonObject): BallotResult => {
  for (const list of ['options', 'trackers', 'choices']) if (!Array.isArray(answer[list])) throw new TypeError(`The result has no list "${list}".`);
  for (const n of ['turnout', 'invalid', 'threshold']) numberOf(answer, n);
  return answer as unknown as BallotResult;
};
