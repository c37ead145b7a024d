import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SectorSign } from '../../shared/domain/sector.ts';
import type { PhoneStorage } from '../connection/phone-storage.ts';
import { LightElement } from './light-element.ts';
import './own-card.ts';
import type { OwnItem } from './own-items.ts';

/** "Meine Karten" with their number. */
@customElement('ls-own-cards')
export class OwnCards extends LightElement {
  @property({ attribute: false }) items: readonly OwnItem[] = [];
  @property({ attribute: false }) sign: SectorSign | null = null;
  @property({ type: Number }) graphemesMax = 140;
  @property({ attribute: false }) storage: PhoneStorage | null = null;
  @property() draftStart = '';
  @property({ type: Boolean }) offline = false;
  /** Says that writing may go on without a network. */
  @property({ type: Boolean }) writing = false;

  /** What stands below each card. */
  @property({ attribute: false }) below: ((item: OwnItem) => TemplateResult) | null = null;

  override render(): TemplateResult {
    const { words } = this;
    const waiting = this.items.filter(({ state }) => state.kind === 'waiting');
    const others = this.items.filter(({ state }) => state.kind !== 'waiting');
    return html`<section aria-labelledby="my-cards">
      <div class="row my-cards"><h2 id="my-cards">${words.say('myCards')}</h2><span>${this.items.length}</span></div>
      ${this.items.length === 0 ? html`<p>${words.say('noCards')}</p>` : nothing} ${waiting.length === 0 ? nothing : this.#list(waiting)}
      ${this.offline && waiting.length > 0 && this.writing ? html`<p class="keep">${words.say('keepWriting')}</p>` : nothing}
      ${others.length === 0 ? nothing : this.#list(others)}
    </section>`;
  }

  #list(items: readonly OwnItem[]): TemplateResult {
    return html`<ul class="stack">
      ${repeat(
        items,
        ({ key }) => key,
        (item) => html`<li>
          <ls-own-card
            .words=${this.words}
            .item=${item}
            .sign=${this.sign}
            .graphemesMax=${this.graphemesMax}
            .storage=${this.storage}
            .draftStart=${this.draftStart}
            ?offline=${this.offline}
          ></ls-own-card>
          ${this.below?.(item)}
        </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-own-cards': OwnCards;
  }
}
