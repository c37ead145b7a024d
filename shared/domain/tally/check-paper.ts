import { agreementChoices, consentChoices, resistanceAsksFrom, resistanceMax, scaleMax, type BallotKind, type BallotOption, type BallotRules, type Choices, type ChoiceValue, type Reasons } from '../ballot.ts';
import { reasonBytesMax, reasonGraphemesMax } from '../limits.ts';
import { granted, refused, type Refusal, type Result } from '../refusal.ts';
import { checkText } from '../text.ts';
import { isWhole } from './counting.ts';

/** What a paper is checked against. */
export interface PaperRules {
  readonly kind: BallotKind;
  readonly rules: BallotRules;
  readonly options: readonly BallotOption[];
}

/**
 * Checks a paper before it goes into the urn. Empty choices are an invalid paper, which everybody may cast.
 *
 * Refuses: `not_found` at `choices` (unknown option); `bad_request` at `choices.<option>` (wrong type, out of range,
 * a place given twice or a gap before it); `limit_reached` at `choices.<option>` (too many dots on one, with the limit) or
 * at `choices` (too many in all); `reason_needed` at `reasons.<option>` (grave objection without words); `bad_request` at
 * `reasons.<option>` (words where nothing was objected), and what `checkText` refuses. A reason without visible words is left out.
 */
export const checkPaper = (ballot: PaperRules, choices: Readonly<Record<string, unknown>>, reasons: Readonly<Record<string, unknown>> = {}): Result<{ readonly choices: Choices; readonly reasons: Reasons }> => {
  const known = new Set<string>(ballot.options.map(({ id }) => id));
  const checked: [string, ChoiceValue][] = [];
  for (const [option, value] of Object.entries(choices)) {
    if (!known.has(option)) return refused('not_found', { field: 'choices' });
    if (!isChoice(ballot, value)) return refused('bad_request', { field: `choices.${option}` });
    checked.push([option, value]);
  }
  const problem = wholeProblem(ballot, checked);
  if (problem !== null) return { ok: false, refusal: problem };
  const words = checkReasons(ballot.kind, new Map(checked), reasons);
  return words.ok ? granted({ choices: Object.fromEntries(checked), reasons: words.value }) : words;
};

const isChoice = ({ kind, options }: PaperRules, value: unknown): value is ChoiceValue => {
  switch (kind) {
    case 'agreement':
      return agreementChoices.some((choice) => choice === value);
    case 'consent':
      return consentChoices.some((choice) => choice === value);
    case 'dots':
      return isWhole(value, 1, Number.MAX_SAFE_INTEGER);
    case 'resistance':
      return value === 'abstain' || isWhole(value, 0, resistanceMax);
    case 'ranking':
      return isWhole(value, 1, options.length);
    case 'scale':
      return isWhole(value, 0, scaleMax);
  }
};

/** What only shows when all choices are seen together. */
const wholeProblem = ({ kind, rules: { budget, maxPerOption } }: PaperRules, choices: readonly (readonly [option: string, value: ChoiceValue])[]): Refusal | null => {
  if (kind === 'dots') {
    const limit = maxPerOption ?? Infinity;
    const overfull = choices.find(([, dots]) => Number(dots) > limit);
    if (overfull !== undefined) return { reason: 'limit_reached', field: `choices.${overfull[0]}`, limit };
    const given = choices.reduce((sum, [, dots]) => sum + Number(dots), 0);
    if (given > (budget ?? 0)) return { reason: 'limit_reached', field: 'choices', limit: budget ?? 0 };
  }
  if (kind === 'ranking') {
    const taken = new Set<ChoiceValue>();
    for (const [option, place] of choices) {
      // As many options as places: a place beyond them leaves a gap somewhere before it.
      if (taken.has(place) || Number(place) > choices.length) return { reason: 'bad_request', field: `choices.${option}` };
      taken.add(place);
    }
  }
  return null;
};

/** Objections and strong resistance may be explained; grave objections must. */
const mayExplain = (kind: BallotKind, choice: ChoiceValue | undefined): boolean =>
  (kind === 'consent' && (choice === 'light' || choice === 'grave')) || (kind === 'resistance' && typeof choice === 'number' && choice >= resistanceAsksFrom);

const checkReasons = (kind: BallotKind, choices: ReadonlyMap<string, ChoiceValue>, reasons: Readonly<Record<string, unknown>>): Result<Reasons> => {
  const checked = new Map<string, string>();
  for (const [option, raw] of Object.entries(reasons)) {
    const field = `reasons.${option}`;
    if (!mayExplain(kind, choices.get(option))) return refused('bad_request', { field });
    const text = checkText(raw, { graphemesMax: reasonGraphemesMax, bytesMax: reasonBytesMax, lines: 'many', emptyAllowed: true }, field);
    if (!text.ok) return text;
    if (text.value !== '') checked.set(option, text.value);
  }
  for (const [option, choice] of choices) {
    if (kind === 'consent' && choice === 'grave' && !checked.has(option)) return refused('reason_needed', { field: `reasons.${option}` });
  }
  return granted(Object.fromEntries(checked));
};
