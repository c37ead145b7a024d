import {
  agreementChoices,
  consentChoices,
  resistanceAsksFrom,
  resistanceMax,
  scaleMax,
  type BallotKind,
  type BallotOption,
  type Choices,
  type ChoiceValue,
  type Reasons,
} from '../../../shared/domain/ballot.ts';
import type { PhoneStorage } from '../../connection/phone-storage.ts';

/** What goes into the urn, and the words beside it. */
export interface FilledPaper {
  readonly choices: Choices;
  readonly reasons: Reasons;
}

/** One person's paper as it is being filled in, kept on the phone at every stroke. */
export class PaperChoices {
  readonly #storage: PhoneStorage;
  readonly #key: string;
  readonly #kind: BallotKind;
  #choices: ReadonlyMap<string, ChoiceValue>;
  #reasons: ReadonlyMap<string, string>;

  constructor(storage: PhoneStorage, key: string, kind: BallotKind) {
    this.#storage = storage;
    this.#key = key;
    this.#kind = kind;
    const { choices, reasons } = read(storage.get(key), kind);
    this.#choices = choices;
    this.#reasons = reasons;
  }

  get(option: string): ChoiceValue | null {
    return this.#choices.get(option) ?? null;
  }

  /** The same for kinds whose values are numbers; 0 stands for none. */
  number(option: string): number {
    const value = this.#choices.get(option);
    return typeof value === 'number' ? value : 0;
  }

  reason(option: string): string {
    return this.#reasons.get(option) ?? '';
  }

  get size(): number {
    return this.#choices.size;
  }

  /** Sum of the numbers on it: dots that were given. */
  get sum(): number {
    return [...this.#choices.values()].reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);
  }

  /** null takes the choice back. */
  set(option: string, value: ChoiceValue | null): void {
    const changed = new Map(this.#choices);
    if (value === null) changed.delete(option);
    else changed.set(option, value);
    this.#choices = changed;
    this.#keep();
  }

  /** For `ranking`: the options with a place, first to last; the others have none. */
  rank(options: readonly string[]): void {
    this.#choices = new Map(options.map((option, place) => [option, place + 1]));
    this.#keep();
  }

  /** Options with a place, first to last. */
  get ranked(): readonly string[] {
    return [...this.#choices.keys()].sort((a, b) => this.number(a) - this.number(b));
  }

  write(option: string, text: string): void {
    const changed = new Map(this.#reasons);
    if (text === '') changed.delete(option);
    else changed.set(option, text);
    this.#reasons = changed;
    this.#keep();
  }

  asks(option: string): ReasonAsked {
    return asksReason(this.#kind, this.get(option));
  }

  /** A grave objection without words to it: such a paper would be refused. */
  lacksReason(option: string): boolean {
    return this.asks(option) === 'must' && this.reason(option).trim() === '';
  }

  /** For the command: only options of this ballot that have a choice, and words only where they are asked for. */
  filled(options: readonly BallotOption[]): FilledPaper {
    const chosen = options.flatMap(({ id }): [string, ChoiceValue][] => {
      const value = this.get(id);
      return value === null ? [] : [[id, value]];
    });
    const reasons = chosen.flatMap(([id]): [string, string][] => {
      const text = this.reason(id).trim();
      return text === '' || this.asks(id) === 'no' ? [] : [[id, text]];
    });
    return { choices: Object.fromEntries(chosen), reasons: Object.fromEntries(reasons) };
  }

  forget(): void {
    this.#choices = new Map();
    this.#reasons = new Map();
    this.#storage.remove(this.#key);
  }

  #keep(): void {
    this.#storage.set(this.#key, JSON.stringify({ choices: Object.fromEntries(this.#choices), reasons: Object.fromEntries(this.#reasons) }));
  }
}

/** Whether a choice may, must or cannot have words to it. */
export type ReasonAsked = 'no' | 'may' | 'must';

const asksReason = (kind: BallotKind, value: ChoiceValue | null): ReasonAsked => {
  if (kind === 'resistance') return typeof value === 'number' && value >= resistanceAsksFrom ? 'may' : 'no';
  if (kind !== 'consent') return 'no';
  return value === 'grave' ? 'must' : value === 'light' ? 'may' : 'no';
};

const isWhole = (value: unknown, min: number, max: number): boolean => typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
const isOneOf = (value: unknown, known: readonly string[]): boolean => typeof value === 'string' && known.includes(value);

const fits = (kind: BallotKind, value: unknown): value is ChoiceValue => {
  switch (kind) {
    case 'agreement':
      return isOneOf(value, agreementChoices);
    case 'consent':
      return isOneOf(value, consentChoices);
    case 'resistance':
      return value === 'abstain' || isWhole(value, 0, resistanceMax);
    case 'scale':
      return isWhole(value, 0, scaleMax);
    case 'dots':
    case 'ranking':
      return isWhole(value, 1, Number.MAX_SAFE_INTEGER);
  }
};

/** What lies in the storage may be from another version, or somebody's own. */
const read = (stored: string | null, kind: BallotKind): { choices: ReadonlyMap<string, ChoiceValue>; reasons: ReadonlyMap<string, string> } => {
  const kept = parse(stored);
  return {
    choices: new Map(entries(kept, 'choices').flatMap(([id, value]) => (fits(kind, value) ? [[id, value] as const] : []))),
    reasons: new Map(entries(kept, 'reasons').flatMap(([id, text]) => (typeof text === 'string' ? [[id, text] as const] : []))),
  };
};

const entries = (kept: object, member: 'choices' | 'reasons'): readonly [string, unknown][] => {
  const held: unknown = Object.entries(kept).find(([name]) => name === member)?.[1];
  return typeof held === 'object' && held !== null ? Object.entries(held) : [];
};

const parse = (stored: string | null): object => {
  try {
    const kept: unknown = JSON.parse(stored ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
};
