/**
 * One way to keep and to say words. A catalogue is data: keys to messages, one file per surface and
 * language, so that a phone loads only its own. A missing key is a type error in every language.
 */

/** A sentence with `{name}` holes, or one sentence per plural form of the value `n`. */
export type Message = string | { readonly one: string; readonly other: string; readonly zero?: string; readonly two?: string; readonly few?: string; readonly many?: string };

/** All keys of a surface; a further language must have the same. */
export type Catalogue<Key extends string> = Readonly<Record<Key, Message>>;

export type Values = Readonly<Record<string, string | number>>;

/** Languages that people can choose now; each by its own name. More languages fill the same catalogues. */
export const languages = [
  { id: 'de', name: 'Deutsch', dir: 'ltr' },
  { id: 'en', name: 'English', dir: 'ltr' },
] as const;
export type Language = (typeof languages)[number]['id'];
export const isLanguage = (text: string): text is Language => languages.some(({ id }) => id === text);

/** Says a message. Numbers are written in the language's way; plural forms go by the value `n`. */
export const say = <Key extends string>(catalogue: Catalogue<Key>, language: string, key: Key, values: Values = {}): string => {
  const message = catalogue[key];
  const n = values['n'];
  const text =
    typeof message === 'string'
      ? message
      : ((n === 0 ? message.zero : undefined) ?? message[typeof n === 'number' ? new Intl.PluralRules(language).select(n) : 'other'] ?? message.other);
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name];
    return value === undefined ? hole : typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
  });
};
