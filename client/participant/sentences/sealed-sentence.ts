import { html, nothing, type TemplateResult } from 'lit';
import type { SealedView } from '../../../shared/protocol/view.ts';
import type { Tell } from '../later-element.ts';

/** What a block of ice says: a frozen sentence with its version and checksum. */
export const sealedSentence = ({ number, title, text, version, hash }: SealedView, tell: Tell): TemplateResult =>
  html`<p class="small">${tell('sealedNumber', { number })}${title === '' ? nothing : html`: <bdi>${title}</bdi>`}</p>
    <p class="sealed-text" dir="auto">${text}</p>
    <p class="sealed-proof">
      ${tell('sealedVersion', { version })}<br /><span dir="ltr">${tell('sealedHash', { hash: shortHash(hash) })}</span>
    </p>`;

/** The first 16 digits in groups of four. */
const shortHash = (hash: string): string => hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
