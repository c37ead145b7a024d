import { html, type TemplateResult } from 'lit';
import type { Words } from '../words.ts';

/** Asks before words are gone for good. */
export const askFirst = (words: Words, question: string, yes: 'withdrawYes' | 'discardYes', onYes: () => void, onNo: () => void): TemplateResult =>
  html`<div class="sure" role="group" aria-label=${question}>
    <p>${question}</p>
    <div class="ways">
      <button class="button" type="button" @click=${onYes}>${words.say(yes)}</button>
      <button class="button" type="button" @click=${onNo}>${words.say('withdrawNo')}</button>
    </div>
  </div>`;
