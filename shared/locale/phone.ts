import type { Catalogue } from './catalogue.ts';
import type { phoneGerman } from './phone-de.ts';

/** German is the source: its keys are the phone's keys, and every language has all of them. */
export type PhoneKey = keyof typeof phoneGerman;
export type PhoneCatalogue = Catalogue<PhoneKey>;
