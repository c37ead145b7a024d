import { agreementChoices, consentChoices, resistanceAsksFrom, resistanceMax, scaleMax, type BallotKind, type BallotRules, type Choices, type ChoiceValue, type Reasons } from '../../shared/domain/ballot.ts';
import { t } from './weigh-words.ts';

/** A paper as somebody copies it: per option what stands in its field, and words to it. Immutable. */
export interface PaperDraft {
  readonly values: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
}

export const emptyPaper: PaperDraft = { values: {}, words: {} };

/** What a kind offers for one option: a list to choose from, or whole numbers in a range. */
export type PaperField = { readonly choices: readonly { readonly value: string; readonly name: string }[] } | { readonly from: number; readonly to: number };

export const paperField = (kind: BallotKind, rules: BallotRules, options: number): PaperField => {
  switch (kind) {
    case 'agreement':
      return { choices: agreementChoices.map((value) => ({ value, name: t(`entry.${value}`) })) };
    case 'consent':
      return { choices: consentChoices.map((value) => ({ value, name: t(`entry.${value}`) })) };
    case 'resistance':
      return { choices: [...Array.from({ length: resistanceMax + 1 }, (_, value) => ({ value: String(value), name: String(value) })), { value: 'abstain', name: t('entry.abstain') }] };
    case 'dots':
      return { from: 0, to: rules.maxPerOption ?? rules.budget ?? 0 };
    case 'ranking':
      return { from: 1, to: options };
    case 'scale':
      return { from: 0, to: scaleMax };
  }
};

/** Whether this choice asks for words: a grave objection needs them, a light one and a high resistance may have them. */
export const asksForWords = (kind: BallotKind, value: string | undefined): boolean =>
  kind === 'consent' ? value === 'grave' || value === 'light' : kind === 'resistance' && value !== undefined && value !== '' && Number(value) >= resistanceAsksFrom;

export interface PaperContent {
  readonly choices: Choices;
  readonly reasons: Reasons;
}

/** What goes into the urn, or the option whose field does not hold what it may. Empty fields are left out; no dots are no choice. */
export const contentOf = (kind: BallotKind, field: PaperField, { values, words }: PaperDraft): PaperContent | { readonly wrong: string } => {
  const choices: Record<string, ChoiceValue> = {};
  const reasons: Record<string, string> = {};
  for (const [option, typed] of Object.entries(values)) {
    const text = typed.trim();
    if (text === '') continue;
    const value = 'choices' in field && !/^\d+$/u.test(text) ? field.choices.find((choice) => choice.value === text)?.value : Number(text);
    if (value === undefined || (typeof value === 'number' && 'from' in field && !(Number.isInteger(value) && value >= field.from && value <= field.to))) return { wrong: option };
    if (kind === 'dots' && value === 0) continue;
    choices[option] = value as ChoiceValue;
    const said = words[option]?.trim() ?? '';
    if (said !== '' && asksForWords(kind, text)) reasons[option] = said;
  }
  return { choices, reasons };
};

/** The code on a ticket, or its secret as a scanner types it: 12 digits in any grouping, 22 letters, or the whole address. null: neither. */
export const ticketOf = (typed: string): string | null => {
  const text = typed.trim();
  const secret = /^[A-Za-z0-9_-]{22}$/u.exec(text)?.[0] ?? /[#&]k=([A-Za-z0-9_-]{22})(?:&|$)/u.exec(text)?.[1];
  if (secret !== undefined) return secret;
  const digits = text.replaceAll(/[\s–-]/gu, '');
  return /^\d{12}$/u.test(digits) ? digits : null;
};
