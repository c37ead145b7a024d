import { say, type Values } from '../../shared/locale/catalogue.ts';
import { deskBallotDe, type DeskBallotKey } from '../../shared/locale/desk-ballot-de.ts';
import { deskDe, type DeskKey } from '../../shared/locale/desk-de.ts';

const texts = { ...deskDe, ...deskBallotDe };

/** A text of the console or of its part about weighing. */
export const t = (key: DeskKey | DeskBallotKey, values: Values = {}): string => say(texts, 'de', key, values);

const roundFormat = new Intl.NumberFormat('de', { maximumFractionDigits: 1 });

/** "63,4": one place, for means and medians. */
export const rounded = (value: number): string => roundFormat.format(value);

/** „A“, „B“ und „C“: inside a sentence, so without their own full stops. */
export const quoted = (words: readonly string[]): string => new Intl.ListFormat('de', { type: 'conjunction' }).format(words.map((text) => `„${text.replace(/\.$/u, '')}“`));
