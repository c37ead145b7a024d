import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SealedView } from '../../shared/protocol/view.ts';
import { LaterElement } from './later-element.ts';

/** The frozen sentences, in the order of the Haltung, on ice. */
@customElement('ls-sealed-list')
export class SealedList extends LaterElement {
  @property({ attribute: false }) sealed: readonly SealedView[] = [];

  override render(): TemplateResult | typeof nothing {
    const { sealed } = this;
    if (sealed.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="sealed">
      <h2 id="sealed">${this.tell('sealed', { n: sealed.length })}</h2>
      <ol class="stack">
        ${sealed.map(
          (each) => html`<li class="sealed-block">
            <p class="small">${this.tell('sealedNumber', { number: each.number })}${each.title === '' ? nothing : html`: <bdi>${each.title}</bdi>`}</p>
            <p class="sealed-text" dir="auto">${each.text}</p>
            <p class="sealed-proof">
              ${this.tell('sealedVersion', { version: each.version })}<br /><span dir="ltr">${this.tell('sealedHash', { hash: shortHash(each.hash) })}</span>
            </p>
          </li>`,
        )}
      </ol>
    </section>`;
  }
}

/** The first 16 digits in groups of four. */
const shortHash = (hash: string): string => hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');

declare global {
  interface HTMLElementTagNameMap {
    'ls-sealed-list': SealedList;
  }
}
