import { isLanguage, languages, say, type Language, type Values } from '../../shared/locale/catalogue.ts';
import { phoneGerman } from '../../shared/locale/phone-de.ts';
import type { PhoneCatalogue, PhoneKey } from '../../shared/locale/phone.ts';
import type { Refused } from '../connection/api.ts';

/** The phone's words in one language. */
export class Words {
  readonly language: Language;
  readonly #catalogue: PhoneCatalogue;

  constructor(language: Language, catalogue: PhoneCatalogue) {
    this.language = language;
    this.#catalogue = catalogue;
  }

  say(key: PhoneKey, values?: Values): string {
    return say(this.#catalogue, this.language, key, values);
  }

  /** What the server said, in this language where it knows it. */
  refusal(refused: Pick<Refused, 'message' | 'messages'>): string {
    return refused.messages[this.language] ?? refused.message;
  }
}

export const germanWords = new Words('de', phoneGerman);

/** Other languages are fetched when they are chosen. null: not now, there is no network. */
export const wordsIn = async (language: Language): Promise<Words | null> => {
  if (language === 'de') return germanWords;
  try {
    const { phoneEnglish } = await import('../../shared/locale/phone-en.ts');
    return new Words(language, phoneEnglish);
  } catch {
    return null;
  }
};

/** The language chosen before on this phone, else the phone's own if we have it, else German. */
export const firstLanguage = (chosen: string | null, preferred: readonly string[]): Language => {
  if (chosen !== null && isLanguage(chosen)) return chosen;
  const known = preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);
  return known ?? 'de';
};

export const nameOf = (language: Language): (typeof languages)[number] => languages.find(({ id }) => id === language) ?? languages[0];
