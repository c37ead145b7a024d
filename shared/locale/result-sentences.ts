import type { CountedBallot, OptionResult } from '../domain/ballot.ts';
import { byPlace, passiveResistance, proposalsOf } from '../domain/ballot-ranking.ts';
import { sortResult } from '../domain/result-map.ts';
import { isAccepted } from '../domain/tally/consent.ts';
import { countGraphemes } from '../domain/text.ts';
import { resultText, type ResultKey } from './result-de.ts';

/** A closed ballot in words: the picture's title, and the whole picture as a screen reader says it. */

type Of<Kind extends CountedBallot['kind']> = Extract<CountedBallot, { readonly kind: Kind }>;

/** What two lines of a title hold beside the words around it. */
const quotedGraphemesMax = 60;

/** „Satz“, ended after a whole word where it is long. */
export const quoted = (text: string): string => {
  if (countGraphemes(text, quotedGraphemesMax + 1) <= quotedGraphemesMax) return resultText('quoted', { text: text.replace(/\.$/u, '') });
  let kept = '';
  for (const word of text.split(/\s+/u)) {
    if (kept !== '' && countGraphemes(`${kept} ${word}`) > quotedGraphemesMax - 2) break;
    kept = kept === '' ? word : `${kept} ${word}`;
  }
  return resultText('quoted', { text: `${kept.replace(/[\s.,:;–]+$/u, '')} …` });
};

/** "72": Gruppenwiderstand, mean of an axis; a dash where nobody gave one. */
export const wholeNumber = (value: number | null): string => (value === null ? '–' : String(Math.round(value)));

/** Who leads, or how many do. */
const leading = (options: readonly OptionResult[]): string | null => {
  const first = options.filter(({ rank }) => rank === 1);
  const [only] = first;
  return only === undefined ? null : first.length > 1 ? resultText('tied', { n: first.length }) : quoted(only.text);
};

/** The result in one sentence: the title of its picture. */
export const resultTitle = (result: CountedBallot): string => {
  if (result.turnout === 0) return resultText('nobody');
  switch (result.kind) {
    case 'agreement':
      return sharedTitle(result);
    case 'resistance':
      return resistanceTitle(result);
    case 'consent':
      return consentTitle(result);
    case 'dots':
    case 'ranking': {
      const what = leading(result.options);
      return what === null ? resultText('nothing-given') : resultText(result.kind === 'dots' ? 'dots-title' : 'ranking-title', { what });
    }
    case 'scale':
      return scaleTitle(result);
  }
};

/** How many sentences all sectors carry: the title of the Konsenslandkarte. */
export const sharedTitle = (result: CountedBallot): string => {
  const sentences = sortResult(proposalsOf<OptionResult>(result.options, result));
  const carried = sentences.filter(({ field }) => field === 'shared').length;
  const n = sentences.length;
  if (carried === 0) return resultText('shared-none');
  return carried === 1 && n > 1 ? resultText('shared-only', { n }) : resultText('shared', { carried, n });
};

const resistanceTitle = (result: Of<'resistance'>): string => {
  const { options, rules } = result;
  const [only] = options;
  if (only !== undefined && options.length === 1) return only.total.sum === 0 ? resultText('resistance-none') : resultText('resistance-single', { value: wholeNumber(only.total.resistance) });
  const first = options.filter(({ rank }) => rank === 1);
  if (first.length === 1 && first[0]?.id === rules.passive) return resultText('resistance-passive', { passive: first[0].text });
  const what = leading(options);
  return what === null ? resultText('nothing-given') : resultText('resistance-title', { what });
};

const consentTitle = ({ options }: Of<'consent'>): string => {
  const [only] = options;
  if (only !== undefined && options.length === 1) {
    return isAccepted(only) ? resultText('consent-accepted') : only.total.grave === 0 ? resultText('nothing-given') : resultText('consent-open', { n: only.total.grave });
  }
  return resultText('consent-many', { accepted: options.filter(isAccepted).length, n: options.length });
};

const scaleTitle = ({ options: [first, second] }: Of<'scale'>): string => {
  if (first === undefined || first.total.mean === null) return resultText('nothing-given');
  const value = wholeNumber(first.total.mean);
  if (second !== undefined) return resultText('scale-both', { first: first.text, firstValue: value, second: second.text, secondValue: wholeNumber(second.total.mean) });
  const { mean } = first.total;
  const pole = mean < 45 ? first.poles?.low : mean > 55 ? first.poles?.high : undefined;
  return pole === undefined || pole === '' ? resultText('scale-title', { value }) : resultText('scale-towards', { value, pole });
};

const listed = (options: readonly OptionResult[], say: (option: OptionResult) => string): string => options.map(say).join('; ');

/** The whole picture in German sentences. */
export const resultSentence = (result: CountedBallot): string => {
  const title = `${resultTitle(result)}.`;
  if (result.turnout === 0) return title;
  switch (result.kind) {
    case 'agreement':
      return title;
    case 'dots':
      return `${title} ${said('said-dots', byPlace(result.options).map(({ text, total }) => ({ text: quoted(text), n: total.dots })))}.`;
    case 'ranking':
      return `${title} ${said('said-ranking', byPlace(result.options).map(({ text, total }) => ({ text: quoted(text), n: total.points })))}.`;
    case 'resistance': {
      const passive = passiveResistance(result);
      const camps = result.options.filter(({ polarised }) => polarised);
      return [
        title,
        `${said('said-resistance', byPlace(result.options).map(({ text, total }) => ({ text: quoted(text), value: wholeNumber(total.resistance) })))}.`,
        ...(passive === null ? [] : [resultText('said-above', { value: wholeNumber(passive) })]),
        ...(camps.length === 0 ? [] : [resultText('said-camps', { list: listed(camps, ({ text }) => quoted(text)) })]),
      ].join(' ');
    }
    case 'consent':
      return `${title} ${said(
        'said-consent',
        byPlace(result.options).map((option) => ({ text: quoted(option.text), verdict: resultText(isAccepted(option) ? 'accepted' : 'not-accepted'), consent: option.total.consent, light: option.total.light, grave: option.total.grave })),
      )}.`;
    case 'scale':
      return `${title} ${result.options.map(({ text, total }) => resultText('said-scale', { axis: text, list: total.distribution.join(', ') })).join(' ')}`;
  }
};

const said = (key: ResultKey, values: readonly Readonly<Record<string, string | number>>[]): string => values.map((value) => resultText(key, value)).join('; ');
