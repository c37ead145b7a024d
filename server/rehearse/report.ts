/** What a rehearsal prints at its end: lights with words, figures, and what to do. */
import { rehearseWord, type RehearseWord } from '../../shared/locale/rehearse-de.ts';
import type { Rehearsal } from './hall.ts';
import { spreadOf, type Spread } from './spread.ts';
import { limits, verdictOf, type Advice, type Light, type TimedLine, type Verdict } from './verdict.ts';

/** Phones that one radio of an access point serves well when all of them do something. */
const phonesPerRadioMax = 75;
const problemsShown = 5;
const titleWidth = 17;
const lightWidth = 6;
const durationWidth = 7;

export interface ReportFrame {
  /** The server runs on the computer that rehearsed. */
  readonly sameComputer: boolean;
  /** Colours beside the words. */
  readonly colours: boolean;
  readonly quietMs: number;
}

const seconds = new Intl.NumberFormat('de', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** "340 ms", "2,14 s"; up, so that what is over a limit also reads so. */
export const duration = (ms: number): string => (ms <= 999 ? `${Math.max(1, Math.ceil(ms))} ms` : `${seconds.format(Math.ceil(ms / 10) / 100)} s`);
const limitDuration = (ms: number): string => `${ms / 1_000} s`;

const ansi: Readonly<Record<Light, string>> = { green: '32', yellow: '33', red: '31' };
const shown = (light: Light, text: string, colours: boolean): string => (colours ? `\u001B[1;${ansi[light]}m${text}\u001B[0m` : text);

const spreadText = (spread: Spread | null): string =>
  spread === null
    ? rehearseWord('unmeasured')
    : rehearseWord('spread', { p50: duration(spread.p50Ms).padStart(durationWidth), p95: duration(spread.p95Ms).padStart(durationWidth), p99: duration(spread.p99Ms).padStart(durationWidth) });

const adviceWords: Readonly<Record<Advice, readonly RehearseWord[]>> = {
  loss: ['do-loss'],
  restarted: ['do-restarted'],
  network: ['do-network', 'do-network-own', 'do-network-radio', 'do-network-cable', 'do-network-mobile'],
  own: ['do-own', 'do-laptop-mains', 'do-laptop-programs'],
  laptop: ['do-laptop', 'do-laptop-mains', 'do-laptop-programs'],
  drops: ['do-drops'],
  sockets: ['do-sockets'],
  quiet: ['do-quiet'],
  refused: ['do-refused'],
};

const section = (title: RehearseWord, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', rehearseWord(title), ...lines.map((line) => `  · ${line}`)]);

const slowSentence = ({ subject, spread }: TimedLine): string | null => {
  if (spread === null) return null;
  const { percentile, greenMs, yellowMs } = limits[subject];
  const worst = spread[percentile];
  return worst <= greenMs ? null : rehearseWord(`slow-${subject}`, { worst: duration(worst), green: limitDuration(greenMs), yellow: limitDuration(yellowMs) });
};

const brokenSentences = (verdict: Verdict, { measured }: Rehearsal): readonly string[] => [
  ...verdict.lines.flatMap(({ subject, missing }) => (missing === 0 ? [] : [rehearseWord(`missing-${subject}`, { n: missing })])),
  ...(verdict.loss === 'green' ? [] : [measured.counted === null ? rehearseWord('missing-count') : rehearseWord('missing-loss', { ...measured.counted.lost })]),
];

const lossText = ({ measured: { counted } }: Rehearsal, light: Light): string =>
  counted === null ? rehearseWord('loss-unread') : light === 'green' ? rehearseWord('loss-none', { ...counted.expected }) : rehearseWord('loss-some', { ...counted.lost });

const lineText = (rehearsal: Rehearsal): readonly string[] => {
  const [idle, busy] = [spreadOf(rehearsal.measured.idleLineMs), spreadOf(rehearsal.measured.busyLineMs)];
  if (idle === null || busy === null) return [];
  return [rehearseWord('line-network', { p50: duration(idle.p50Ms), p95: duration(idle.p95Ms), loadP50: duration(busy.p50Ms), loadP95: duration(busy.p95Ms) })];
};

export const reportOf = (rehearsal: Rehearsal, frame: ReportFrame): { readonly text: string; readonly light: Light } => {
  const { measured, problems } = rehearsal;
  const verdict = verdictOf(measured);
  const row = (light: Light, title: string, figures: string, what: string): string =>
    `  ${title.padEnd(titleWidth)}${shown(light, rehearseWord(light).padEnd(lightWidth), frame.colours)}${figures}${what === '' ? '' : `  ${what}`}`;
  const held = [...verdict.lines.filter(({ light }) => light === 'green').map(({ subject }) => rehearseWord(subject)), ...(verdict.loss === 'green' ? [rehearseWord('loss')] : [])];
  const slow = verdict.lines.flatMap((line) => slowSentence(line) ?? []);
  const figures = verdict.lines.map(({ spread }) => spreadText(spread));
  const figureWidth = Math.max(...figures.map(({ length }) => length));
  const todo = verdict.advice.flatMap((advice) => adviceWords[advice]).map((word) => rehearseWord(word, { radios: Math.ceil(measured.phones / phonesPerRadioMax) }));
  const lines = [
    '',
    ...verdict.lines.map(({ subject, light }, place) => row(light, rehearseWord(subject), (figures[place] ?? '').padEnd(figureWidth), rehearseWord(`${subject}-what`))),
    row(verdict.loss, rehearseWord('loss'), lossText(rehearsal, verdict.loss), ''),
    '',
    `  ${rehearseWord('how')}`,
    ...[
      ...lineText(rehearsal),
      rehearseWord('line-quiet', { n: measured.requestsAfterResult, seconds: String(Math.round(frame.quietMs / 1_000)) }),
      rehearseWord('line-retries', { n: rehearsal.retries }),
      ...(measured.drops === 0 ? [] : [rehearseWord('line-drops', { n: measured.drops })]),
      ...(measured.withoutSocket === 0 ? [] : [rehearseWord('line-polling', { n: measured.withoutSocket })]),
      ...(rehearsal.strangers === 0 ? [] : [rehearseWord('line-strangers', { n: rehearsal.strangers })]),
      ...[...problems].slice(0, problemsShown).map(([problem, n]) => rehearseWord('line-problem', { n, problem })),
    ].map((line) => `  ${line}`),
    '',
    shown(verdict.light, rehearseWord(`sum-${verdict.light}`), frame.colours),
    ...section('head-held', held.length === 0 ? [] : [held.join(', ')]),
    ...section('head-slow', slow),
    ...section('head-broken', brokenSentences(verdict, rehearsal)),
    ...section('head-do', todo.length === 0 ? [] : [...new Set(todo), rehearseWord('do-again')]),
    ...section('head-hall', [
      rehearseWord(frame.sameComputer ? 'hall-same' : 'hall-other'),
      ...(verdict.advice.includes('network') ? [] : (['do-network-own', 'do-network-radio', 'do-network-cable', 'do-laptop-mains'] as const).map((word) => rehearseWord(word, { radios: Math.ceil(measured.phones / phonesPerRadioMax) })).filter((line) => !todo.includes(line))),
    ]),
  ];
  return { text: `${lines.join('\n')}\n`, light: verdict.light };
};
