import { say, type Values } from '../../shared/locale/catalogue.ts';
import { laterWords, type LaterKey } from '../../shared/locale/phone-later.ts';
import { LightElement } from './light-element.ts';

/** A part of the phone page that comes after the first screen and brings words of its own. */
export class LaterElement extends LightElement {
  protected tell(key: LaterKey, values?: Values): string {
    return say(laterWords[this.words.language], this.words.language, key, values);
  }
}
