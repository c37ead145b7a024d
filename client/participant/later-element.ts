import { say, type Values } from '../../shared/locale/catalogue.ts';
import { laterWords, type LaterKey } from '../../shared/locale/phone-later.ts';
import { LightElement } from './light-element.ts';

/** Says a word of the later parts in the language of the page. */
export type Tell = (key: LaterKey, values?: Values) => string;

/** A part of the phone page that comes after the first screen and brings words of its own. */
export class LaterElement extends LightElement {
  readonly tell: Tell = (key, values) => say(laterWords[this.words.language], this.words.language, key, values);
}
