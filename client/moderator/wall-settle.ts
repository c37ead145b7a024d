import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardSnapshot, SnapshotCluster, SnapshotCollision } from '../../shared/board/board-snapshot.ts';
import { titleGraphemesMax } from '../../shared/domain/limits.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import type { Board } from '../connection/board.ts';
import { icon, iconTriangleAlert, iconUndo } from '../elements/icon.ts';
import { weightOf } from './board-lanes.ts';
import { say } from './panel-events.ts';
import { panelStyles } from './panel-styles.ts';
import { bringBack, collisionSentence, letGo, takeHeading } from './settle-moves.ts';
import { sourceCard, sourceCardStyles } from './source-card.ts';
import { t } from './wall-words.ts';

/** "Zu klären": edits that met each other, both sides readable, with what settles them. Fires `ls-said`. */
@customElement('ls-wall-settle')
export class WallSettle extends LitElement {
  static override styles = [
    ...panelStyles,
    sourceCardStyles,
    css`
      section {
        max-block-size: 36vh;
        overflow-y: auto;
        padding: 12px 18px 14px;
        border-block-end: 2px solid var(--tinte);
        background: var(--pack-1);
      }
      h2 {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-block-end: 8px;
      }
      .papers > li {
        display: grid;
        gap: 10px;
      }
      .source-cards {
        grid-template-columns: repeat(auto-fill, minmax(220px, 1fr));
        background: none;
      }
      .own {
        grid-template-columns: minmax(0, 380px) auto;
        align-items: end;
      }
      .heading {
        text-align: start;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) board: Board | null = null;
  @property({ attribute: false }) snapshot: BoardSnapshot | null = null;
  @property({ attribute: false }) sectors: readonly Sector[] = [];

  /** On the first thing that settles something. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.button')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { snapshot } = this;
    if (snapshot === null) return nothing;
    const doubled = snapshot.clusters.filter(({ titles }) => titles.length > 1);
    if (snapshot.collisions.length + doubled.length === 0) return nothing;
    return html`<section aria-labelledby="title">
      <h2 id="title">${icon(iconTriangleAlert)}${t('settle.title')} <span>${snapshot.collisions.length + doubled.length}</span></h2>
      <ul class="papers">
        ${repeat(snapshot.collisions, ({ cluster }) => cluster, (collision) => this.#collision(collision))}
        ${repeat(doubled, ({ id }) => id, (cluster) => this.#headings(cluster))}
      </ul>
    </section>`;
  }

  #collision(collision: SnapshotCollision): TemplateResult {
    const { cards } = collision;
    const read = cards.flatMap((card) => [card, ...card.merged]);
    return html`<li>
      <p><bdi>${collisionSentence(collision)}</bdi></p>
      ${read.length === 0 ? nothing : html`<ul class="source-cards">${read.map((card) => sourceCard(this.sectors, card))}</ul>`}
      <div class="row">
        <button class="button" @click=${() => this.#settle((board) => bringBack(board, collision))}>${icon(iconUndo)}${t('settle.back')}</button>
        <button class="button" @click=${() => this.#settle((board) => letGo(board, collision))}>${read.length === 0 ? t('settle.stays') : t('settle.loose', { n: weightOf(cards) })}</button>
      </div>
    </li>`;
  }

  #headings({ id, titles, weight }: SnapshotCluster): TemplateResult {
    return html`<li>
      <div>
        <h3>${titles.length === 2 ? t('settle.twoHeadings') : t('settle.headings', { n: titles.length })}</h3>
        <p>${t('settle.headingsWhy', { n: weight })}</p>
      </div>
      <div class="row">
        ${titles.map((title) => html`<button class="button heading" @click=${() => this.#settle((board) => takeHeading(board, id, title))}><bdi>${t('settle.take', { title })}</bdi></button>`)}
      </div>
      <form class="field own" @submit=${(event: Event) => this.#write(event, id)}>
        <label class="field"><span class="label">${t('settle.own')}</span><input class="input" name="title" dir="auto" maxlength=${titleGraphemesMax} autocomplete="off" /></label>
        <button class="button">${t('settle.write')}</button>
      </form>
    </li>`;
  }

  #write(event: Event, cluster: string): void {
    event.preventDefault();
    const input = event.currentTarget instanceof HTMLFormElement ? event.currentTarget.elements.namedItem('title') : null;
    if (!(input instanceof HTMLInputElement)) return;
    const title = input.value.trim();
    if (title === '') input.focus();
    else this.#settle((board) => takeHeading(board, cluster, title));
  }

  /** What was pressed is gone afterwards: the focus goes on to the next entry, as long as there is one. */
  #settle(edit: (board: Board) => string): void {
    if (this.board === null) return;
    say(this, edit(this.board));
    void this.updateComplete.then(() => this.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-wall-settle': WallSettle;
  }
}
