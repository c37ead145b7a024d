import { say, type Values } from '../../shared/locale/catalogue.ts';
import { ballotWords, type BallotKey } from '../../shared/locale/ballot.ts';
import { LightElement } from './light-element.ts';

/** A part of the phone page that comes after the first screen and brings words of its own. */
export class BallotElement extends LightElement {
  protected tell(key: BallotKey, values?: Values): string {
    return say(ballotWords[this.words.language], this.words.language, key, values);
  }
}
