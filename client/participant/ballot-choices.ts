import { agreementChoices, type AgreementChoice, type BallotOption } from '../../shared/domain/ballot.ts';
import type { PhoneStorage } from '../connection/phone-storage.ts';

/** One person's paper as it is being filled in; it survives a reload and is thrown away when the ballot closes. */
export class BallotChoices {
  readonly #storage: PhoneStorage;
  readonly #key: string;
  #choices: ReadonlyMap<string, AgreementChoice>;

  constructor(storage: PhoneStorage, ballot: string) {
    this.#storage = storage;
    this.#key = `ballot:${ballot}`;
    this.#choices = readChoices(storage.get(this.#key));
  }

  get(option: string): AgreementChoice | null {
    return this.#choices.get(option) ?? null;
  }

  get size(): number {
    return this.#choices.size;
  }

  /** null takes the vote on this sentence back. */
  set(option: string, choice: AgreementChoice | null): void {
    const changed = new Map(this.#choices);
    if (choice === null) changed.delete(option);
    else changed.set(option, choice);
    this.#choices = changed;
    this.#storage.set(this.#key, JSON.stringify(Object.fromEntries(changed)));
  }

  /** For the command: only sentences of this ballot, only those with a vote. */
  chosen(options: readonly BallotOption[]): Readonly<Record<string, AgreementChoice>> {
    return Object.fromEntries(options.flatMap(({ id }) => (this.#choices.has(id) ? [[id, this.#choices.get(id) ?? 'abstain']] : [])));
  }

  forget(): void {
    this.#choices = new Map();
    this.#storage.remove(this.#key);
  }
}

const readChoices = (stored: string | null): ReadonlyMap<string, AgreementChoice> => {
  try {
    const read: unknown = JSON.parse(stored ?? '{}');
    if (typeof read !== 'object' || read === null) return new Map();
    return new Map(Object.entries(read).flatMap(([id, choice]) => agreementChoices.flatMap((known) => (known === choice ? [[id, known] as const] : []))));
  } catch {
    return new Map();
  }
};
