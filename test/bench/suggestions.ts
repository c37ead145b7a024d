/**
 * How good suggestions are on corpora with known topics, and what a thousand cards cost. It reports, it does not judge.
 *
 *   DATA=<folder of corpora> node test/bench/suggestions.ts      (Node 24; without DATA only the sample in the repository)
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { SuggestionDesk } from '../../server/suggestion/suggestion-desk.ts';
import { TypingIndex } from '../../shared/similarity/typing-index.ts';
import { sameWords, wordsOf } from '../../shared/similarity/normalise.ts';
import { cimtSentences, conversations, hasCorpus, klimaratSample, klimaratTopics, meanOver, ottensen, type LabelledText } from '../similarity/corpora.ts';
import { figuresOf, looseBoard, type Figures } from '../similarity/figures.ts';

const seeds = [1, 2, 3, 4];
const cardsAtOnce = 1_000;

const share = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(3).replace(/^0/u, ''));

const row = (name: string, all: readonly Figures[]): string => {
  const mean = (of: (figures: Figures) => number): number => meanOver(all.map(of).filter((value) => !Number.isNaN(value)));
  const whole = (of: (figures: Figures) => number): string => mean(of).toFixed(0);
  return `| ${name} | ${whole(({ cards }) => cards)} | ${share(mean(({ nearest }) => nearest))} | ${share(mean(({ nearestByWords }) => nearestByWords))} | ${share(mean(({ chance }) => chance))} | ${whole(({ merges }) => merges)} | ${share(mean(({ mergePrecision }) => mergePrecision))} | ${whole(({ groups }) => groups)} (${whole(({ grouped }) => grouped)}) | ${share(mean(({ groupPrecision }) => groupPrecision))} | ${share(mean(({ groupPurity }) => groupPurity))} |`;
};

/** Cards that were posted in one conversation only; a lead-in ("Klimarat:") is no difference. The others have two right answers. */
const inOneConversation = (texts: readonly LabelledText[]): readonly LabelledText[] => {
  const keyOf = ({ text }: LabelledText): string => sameWords(wordsOf(text.replace(/^[^:]{1,20}:\s/u, '')));
  const labelsOf = new Map<string, Set<string>>();
  for (const text of texts) labelsOf.set(keyOf(text), new Set([...(labelsOf.get(keyOf(text)) ?? []), ...text.labels]));
  return texts.filter((text) => labelsOf.get(keyOf(text))?.size === 1);
};

console.log('| corpus | cards | nearest | by words | chance | merges | pair precision | groups (cards) | pair precision | purity |');
console.log('|---|---|---|---|---|---|---|---|---|---|');
const report = (name: string, ...all: readonly (readonly LabelledText[])[]): void => console.log(row(name, all.map((texts) => figuresOf(texts))));
report('Klimarat, own groups (in the repository)', klimaratSample());
if (klimaratTopics.every(hasCorpus)) {
  report('Klimarat, 3 topics', ...seeds.map((seed) => conversations(klimaratTopics, 450, seed)));
  report('the same, cards of one conversation only', ...seeds.map((seed) => inOneConversation(conversations(klimaratTopics, 450, seed))));
  report('Klimarat, 3 × 100', ...seeds.map((seed) => conversations(klimaratTopics, 100, seed)));
}
if (hasCorpus('cimt-ottensen')) {
  report('Ottensen, titles (labels overlap)', ottensen('title'));
  report('Ottensen, texts (labels overlap)', ottensen('text'));
}
for (const name of ['cimt-moers', 'cimt-koeln-ehrenfeld'] as const) if (hasCorpus(name)) report(`${name}, sentences (same contribution)`, cimtSentences(name));
const english = ['polis-brexit-consensus', 'polis-london-youth-policing'];
if (english.every(hasCorpus)) report('Brexit and London (English)', conversations(english, 1_000, 1));

const pool = klimaratTopics.every(hasCorpus) ? conversations(klimaratTopics, 450, 9) : Array.from({ length: 12 }, (_, round) => klimaratSample().map((text) => ({ ...text, id: `${round}-${text.id}`, text: `${text.text} ${round}` }))).flat();
const thousand = pool.slice(0, cardsAtOnce);

const desk = new SuggestionDesk({ onError: console.error });
const delays = monitorEventLoopDelay({ resolution: 1 });
const tick = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));
await tick();
console.log(`\n${thousand.length} cards through the desk:`);
const changed = (round: number): readonly LabelledText[] => thousand.map((card, place) => (place === 0 ? { ...card, text: `${card.text} ${round}` } : card));
for (const [what, cards] of [['first, with starting the worker', thousand], ['again, one card changed', changed(1)], ['again, one card changed', changed(2)], ['again, unchanged', changed(2)]] as const) {
  const input = looseBoard(cards);
  await tick();
  delays.reset();
  delays.enable();
  const startMs = performance.now();
  const asked = desk.suggest('board', input);
  const askedMs = performance.now() - startMs;
  const suggestions = await asked;
  const endMs = performance.now();
  await tick();
  delays.disable();
  console.log(`- ${what}: ${(endMs - startMs).toFixed(0)} ms, asking took ${askedMs.toFixed(1)} ms, longest delay of the main thread ${(delays.max / 1e6).toFixed(1)} ms, answer ${(JSON.stringify(suggestions).length / 1_000).toFixed(0)} kB`);
}
desk.close();

const index = new TypingIndex();
const addStartMs = performance.now();
for (const { id, text } of thousand) index.add(id, text);
const addMs = performance.now() - addStartMs;
const costs = thousand
  .flatMap(({ text }) => [0.3, 0.6, 1].map((part) => text.slice(0, Math.ceil(part * text.length))))
  .map((typed) => {
    const startMs = performance.now();
    index.similar(typed);
    return performance.now() - startMs;
  })
  .sort((a, b) => a - b);
const costAt = (part: number): string => (costs[Math.floor(part * (costs.length - 1))] ?? 0).toFixed(2);
console.log(`\nDuplicate hint at ${index.size} cards: adding one ${(addMs / index.size).toFixed(3)} ms, asking median ${costAt(0.5)}, p99 ${costAt(0.99)}, worst ${costAt(1)} ms`);
