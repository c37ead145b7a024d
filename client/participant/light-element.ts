import { LitElement } from 'lit';
import { germanWords, type Words } from './words.ts';
import { property } from 'lit/decorators.js';

/**
 * A part of the phone page. It renders into the page itself, not into a shadow root: the page's one style sheet
 * is there before any script is, labels reach their fields, and live regions are heard everywhere.
 */
export class LightElement extends LitElement {
  @property({ attribute: false }) words: Words = germanWords;

  override createRenderRoot(): this {
    return this;
  }
}
