import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import type { Board } from '../connection/board.ts';
import { icon, iconClose } from '../elements/icon.ts';
import { laneTitle, takeWishes, wishesOf } from './board-moves.ts';
import { cancel, cancelOnEscape, say } from './panel-events.ts';
import { panelStyles } from './panel-styles.ts';
import { t } from './wall-words.ts';

/** Groups that authors suggest for their loose cards: one by one, or all of them. Fires `ls-said`, `ls-cancel`. */
@customElement('ls-wall-wishes')
export class WallWishes extends LitElement {
  static override styles = [
    ...panelStyles,
    css`
      .papers > li > :first-child {
        flex: 1 1 60%;
      }
    `,
  ];

  @property({ attribute: false }) board: Board | null = null;
  @property({ attribute: false }) snapshot: BoardSnapshot | null = null;

  override firstUpdated(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { snapshot } = this;
    if (snapshot === null) return nothing;
    const wishes = wishesOf(snapshot);
    return html`<section aria-labelledby="title" @keydown=${(event: KeyboardEvent) => cancelOnEscape(this, event)}>
      <div class="head">
        <h2 id="title" tabindex="-1">${t('wishes.title')}</h2>
        ${wishes.length > 1 ? html`<button class="button" @click=${() => this.#take(wishes.map(({ card }) => card.id))}>${t('wishes.all')}</button>` : nothing}
        <button class="button icon-only quiet out" aria-label=${t('close')} @click=${() => cancel(this)}>${icon(iconClose)}</button>
      </div>
      ${wishes.length === 0
        ? html`<p>${t('wishes.none')}</p>`
        : html`<p class="meta">${t('wishes.help')}</p>
            <ul class="papers">
              ${repeat(wishes, ({ card }) => card.id, ({ card, cluster }) => {
                const to = t('wishes.to', { title: laneTitle(snapshot, cluster) });
                return html`<li>
                  <span><bdi class="words" id=${`card-${card.id}`}>${card.text}</bdi> <span id=${`to-${card.id}`}><bdi>${to}</bdi></span></span>
                  <button class="button" aria-describedby=${`card-${card.id} to-${card.id}`} @click=${() => this.#take([card.id])}>${t('wishes.take')}</button>
                </li>`;
              })}
            </ul>`}
    </section>`;
  }

  #take(cards: readonly string[]): void {
    const said = this.board === null ? null : takeWishes(this.board, new Set(cards));
    if (said === null) return;
    say(this, said);
    void this.updateComplete.then(() => (this.renderRoot.querySelector<HTMLElement>('.papers .button') ?? this.renderRoot.querySelector('h2'))?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-wall-wishes': WallWishes;
  }
}
