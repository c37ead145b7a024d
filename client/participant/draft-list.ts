import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DraftView } from '../../shared/protocol/view.ts';
import { LaterElement } from './later-element.ts';

/** Sentences that are being worded, to read along. On Papier: each can still change. */
@customElement('ls-draft-list')
export class DraftList extends LaterElement {
  @property({ attribute: false }) drafts: readonly DraftView[] = [];

  override render(): TemplateResult | typeof nothing {
    const { drafts } = this;
    if (drafts.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="drafts">
      <h2 id="drafts">${this.tell('drafts', { n: drafts.length })}</h2>
      <ol>
        ${drafts.map(
          ({ number, title, text, version }) => html`<li class="draft">
            <p class="row small">
              <strong>${this.tell('draft', { number })}${title === '' ? nothing : html`: <bdi>${title}</bdi>`}</strong><span>${this.tell('sealedVersion', { version })}</span>
            </p>
            <p class="sealed-text" dir="auto">${text}</p>
          </li>`,
        )}
      </ol>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-draft-list': DraftList;
  }
}
