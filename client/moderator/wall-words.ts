import { say, type Values } from '../../shared/locale/catalogue.ts';
import { deskDe, type DeskKey } from '../../shared/locale/desk-de.ts';
import { wallDe, type WallKey } from '../../shared/locale/wall-de.ts';

const texts = { ...deskDe, ...wallDe };

/** A text of the console or of the panels over its board. */
export const t = (key: DeskKey | WallKey, values: Values = {}): string => say(texts, 'de', key, values);

/** „A“, „B“ und „C“ */
export const quotedWords = (words: readonly string[]): string => new Intl.ListFormat('de', { type: 'conjunction' }).format(words.map((word) => `„${word}“`));
