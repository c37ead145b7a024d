/** What must be true after the last restart: acknowledged means there, once; unanswered means once or not at all. */
import type { CardTrace, CrashHall, PersonTrace } from './crash-hall.ts';
import { fieldOf, type Sent } from './recorded-client.ts';

export interface BoardCard {
  readonly id: string;
  readonly text: string;
  readonly cluster: string | null;
  readonly state: string;
}

interface CardState {
  readonly text: string | null;
  readonly cluster: string | null;
  readonly parked: boolean;
}

const textOf = (sent: Sent): string => String(sent.body['text']);

const after = (before: CardState, { body }: Sent): CardState => {
  switch (body['do']) {
    case 'edit-card':
      return { ...before, text: String(body['text']) };
    case 'withdraw-card':
      return { ...before, text: null };
    case 'place-card':
      return { ...before, cluster: String(body['cluster']), parked: false };
    case 'park-card':
      return { ...before, cluster: null, parked: true };
    default:
      throw new Error(`Not a step of a card: ${String(body['do'])}`);
  }
};

/** States that a card may be in: one, or two where its last step was given up. */
const statesOf = ({ steps: [submitted, ...steps] }: CardTrace): readonly CardState[] => {
  if (submitted === undefined) return [];
  let states: readonly CardState[] = [{ text: textOf(submitted), cluster: null, parked: false }];
  for (const step of steps) {
    if (step.outcome === 'ok') states = states.map((state) => after(state, step));
    else if (step.outcome === 'unknown') states = states.flatMap((state) => [state, after(state, step)]);
  }
  return states;
};

const fits = (state: CardState, found: BoardCard | undefined): boolean =>
  state.text === null ? found === undefined : found !== undefined && found.text === state.text && found.cluster === state.cluster && (found.state === 'parked') === state.parked;

export const checkCards = (hall: CrashHall, cards: readonly BoardCard[]): readonly string[] => {
  const problems: string[] = [];
  const byId = new Map<string, BoardCard>();
  for (const card of cards) {
    if (byId.has(card.id)) problems.push(`card ${card.id} is there twice`);
    byId.set(card.id, card);
  }
  const expected = new Set<string>();
  for (const trace of hall.cards) {
    const [submitted] = trace.steps;
    if (submitted === undefined) continue;
    if (submitted.outcome === 'ok') {
      const id = fieldOf(submitted, 'card');
      expected.add(id);
      const states = statesOf(trace);
      if (!states.some((state) => fits(state, byId.get(id)))) problems.push(`card ${id} is ${JSON.stringify(byId.get(id) ?? null)} instead of ${JSON.stringify(states)}`);
    } else {
      const found = cards.filter(({ text }) => text === textOf(submitted));
      for (const { id } of found) expected.add(id);
      const most = submitted.outcome === 'unknown' ? 1 : 0;
      if (found.length > most) problems.push(`the card "${textOf(submitted)}" (${submitted.outcome}) is there ${found.length} times`);
    }
  }
  for (const { id, text } of cards) if (!expected.has(id)) problems.push(`card ${id} "${text}" is there and nobody sent it`);
  return problems;
};

export const checkClusters = (hall: CrashHall, clusters: readonly { readonly id: string; readonly title: string }[]): readonly string[] => {
  const problems: string[] = [];
  for (const sent of hall.clusters) {
    const found = clusters.filter(({ title }) => title === sent.body['title']);
    const right = sent.outcome === 'ok' ? found.length === 1 && found[0]?.id === fieldOf(sent, 'cluster') : found.length <= (sent.outcome === 'unknown' ? 1 : 0);
    if (!right) problems.push(`the cluster "${String(sent.body['title'])}" (${sent.outcome}) is there ${found.length} times`);
  }
  if (new Set(clusters.map(({ title }) => title)).size !== clusters.length) problems.push('a cluster is there twice');
  return problems;
};

const paperOf = (choices: unknown): string => JSON.stringify(typeof choices === 'object' && choices !== null ? Object.entries(choices).sort(([a], [b]) => (a < b ? -1 : 1)) : null);

/**
 * Casts that may be the one that counts. Where papers may be changed: the last acknowledged one, or one after it that
 * got no answer. On a ticket: the acknowledged one, else one that got no answer.
 */
const candidatesOf = ({ casts }: PersonTrace, mode: CrashHall['mode']): { readonly sure: Sent | null; readonly unsure: readonly Sent[] } => {
  const known = casts.filter(({ outcome }) => outcome !== 'refused');
  if (mode === 'binding') {
    const sure = known.find(({ outcome }) => outcome === 'ok') ?? null;
    return { sure, unsure: sure === null ? known : [] };
  }
  const lastOk = known.findLastIndex(({ outcome }) => outcome === 'ok');
  return { sure: known[lastOk] ?? null, unsure: known.slice(lastOk + 1) };
};

/** Each person who was told "counted" stands in the result exactly once, with the last word they said. */
export const checkPapers = (
  hall: CrashHall,
  result: { readonly turnout: number; readonly trackers: readonly string[]; readonly choices: readonly { readonly choices: unknown }[] },
): readonly string[] => {
  const problems: string[] = [];
  const left = new Map<string, number>();
  for (const { choices } of result.choices) left.set(paperOf(choices), (left.get(paperOf(choices)) ?? 0) + 1);
  const take = (cast: Sent): boolean => {
    const paper = paperOf(cast.body['choices']);
    const n = left.get(paper) ?? 0;
    if (n > 0) left.set(paper, n - 1);
    return n > 0;
  };
  const trackers = new Set(result.trackers);
  let mostPapers = 0;
  let leastPapers = 0;
  const people = hall.people.map((person) => candidatesOf(person, hall.mode));
  for (const { casts } of hall.people) if (hall.mode === 'binding' && casts.filter(({ outcome }) => outcome === 'ok').length > 1) problems.push('two votes on one ticket were acknowledged');
  for (const { sure, unsure } of people) {
    if (sure !== null) leastPapers += 1;
    if (sure !== null || unsure.length > 0) mostPapers += 1;
    if (sure === null || unsure.length > 0) continue;
    if (!take(sure)) problems.push(`an acknowledged paper is not in the result: ${paperOf(sure.body['choices'])}`);
    if (!trackers.has(fieldOf(sure, 'tracker'))) problems.push(`an acknowledged tracking number is not in the result: ${fieldOf(sure, 'tracker')}`);
  }
  for (const { sure, unsure } of people) {
    if (unsure.length === 0) continue;
    const found = [...unsure, ...(sure === null ? [] : [sure])].some(take);
    if (!found && sure !== null) problems.push(`neither an acknowledged paper nor the one after it is in the result: ${paperOf(sure.body['choices'])}`);
  }
  const spare = [...left.values()].reduce((sum, n) => sum + n, 0);
  if (spare > 0) problems.push(`${spare} papers are in the result and nobody cast them`);
  if (result.turnout < leastPapers || result.turnout > mostPapers || result.choices.length !== result.turnout || trackers.size !== result.turnout)
    problems.push(`turnout ${result.turnout}, ${result.choices.length} papers, ${trackers.size} trackers; expected ${leastPapers} to ${mostPapers}`);
  return problems;
};
