import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from '../elements/style-map.ts';
import type { SnapshotCard } from '../../shared/board/board-snapshot.ts';
import { layWall, wallRoom } from '../../shared/domain/stage.ts';
import { stageText } from '../../shared/locale/stage-de.ts';
import type { StageView } from '../../shared/protocol/view.ts';
import { sectorClass, sectorStyles, signOfId } from '../elements/sector-style.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import '../elements/sector-sign.ts';
import '../elements/time-disc.ts';
import './code-box.ts';
import './sector-legend.ts';
import { asOfStyles } from './as-of.ts';
import { flow, placesOf, type Places } from './flow.ts';
import { RoomController } from './room-controller.ts';
import { stageStyles } from './stage-styles.ts';
import { codeBox, eyebrow, questionTitle } from './stage-title.ts';

/** Sammeln: the question, the newest cards as text, older ones as tiles, and how many there are. */
@customElement('ls-picture-wall')
export class PictureWall extends LitElement {
  static override styles = [
    rootStyles,
    stageStyles,
    sectorStyles,
    asOfStyles,
    css`
      .title {
        min-inline-size: 0;
      }
      .eyebrow {
        margin-block: 0.9rem 0.8rem;
      }
      h1.long {
        font-size: 3.75rem;
      }
      h1.longest {
        font-size: var(--text-title);
      }
      .wall {
        display: flex;
        flex-direction: column;
        gap: 1.375rem;
        min-block-size: 0;
        margin-block: 2.2rem 1.2rem;
        margin-inline: var(--margin);
      }
      .cards {
        display: grid;
        flex: 1;
        gap: 2.1rem 1.25rem;
        min-block-size: 0;
      }
      .cards .card {
        display: flex;
        align-items: center;
        min-block-size: 0;
        padding-block: 0.6rem 0.2rem;
        padding-inline: calc(1.1rem * var(--f));
        font-size: var(--text-card);
        line-height: 1.09;
      }
      .cards p {
        text-wrap: wrap;
        --lines: 3;
      }
      .pin {
        position: absolute;
        inset-block-start: -0.9rem;
        inset-inline-start: calc(1.1rem * var(--f));
        --sign-size: calc(1.9rem * var(--f));
      }
      .tiles {
        display: grid;
        flex: none;
        gap: 0.625rem 0.6875rem;
      }
      .tile {
        display: grid;
        place-items: center;
        block-size: calc(3rem * var(--f));
        --sign-size: calc(1.4rem * var(--f));
      }
      .more {
        grid-column: span 4;
        display: grid;
        place-items: center start;
        padding-inline-start: 0.4rem;
        font-weight: 700;
        white-space: nowrap;
      }
      .total {
        padding-inline-start: 2.4rem;
        border-inline-start: 0.1875rem solid var(--tinte);
        line-height: 1.1;
      }
      .total b {
        display: block;
        font-size: 1.5em;
        font-weight: 800;
        line-height: 1;
        letter-spacing: -0.01em;
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  /** In arrival order. */
  @property({ attribute: false }) cards: readonly SnapshotCard[] = [];
  @property({ type: Number }) nowMs = 0;
  @property() asOf: string | null = null;
  @property({ type: Boolean }) motion = false;
  readonly #room = new RoomController(this, '.wall');
  #before: Places | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    const hadCards = changed.get('cards') !== undefined && this.renderRoot.querySelector('[data-card]') !== null;
    this.#before = this.motion && hadCards ? placesOf(this.renderRoot) : null;
  }

  override updated(): void {
    if (this.#before !== null) flow(this.renderRoot, this.#before);
  }

  override render(): TemplateResult {
    const { view } = this;
    const counts: Record<string, number> = {};
    for (const { sector } of this.cards) counts[sector ?? 'none'] = (counts[sector ?? 'none'] ?? 0) + 1;
    const total = this.cards.length;
    return html`<header>
        <div class="title">${eyebrow(view, this.asOf)}${questionTitle(view.board?.question ?? view.step?.title ?? '')}</div>
        ${codeBox(view)}
      </header>
      <main class="wall">${this.#room.widthRem === 0 ? nothing : this.#wall()}</main>
      <footer>
        <ls-sector-legend .sectors=${view.sectors} .counts=${counts}></ls-sector-legend>
        <p class="total"><b>${total}</b> ${stageText('cards', { n: total })}</p>
        ${view.timer === null ? nothing : html`<ls-time-disc class="time end" .timer=${view.timer} .nowMs=${this.nowMs}></ls-time-disc>`}
      </footer>`;
  }

  #wall(): TemplateResult {
    const factor = this.view.projector.hallFactor;
    const room = wallRoom(this.#room.widthRem, this.#room.heightRem, factor);
    const { text, tiles, more } = layWall([...this.cards].reverse(), room);
    const { sectors } = this.view;
    return html`<ul class="cards" style=${styleMap({ 'grid-template-columns': `repeat(${room.columns}, minmax(0, 1fr))`, 'grid-template-rows': `repeat(${room.rows}, minmax(0, 1fr))` })}>
        ${repeat(
          text,
          ({ card }) => card.id,
          ({ card, row, column, span }) => {
            const sign = signOfId(sectors, card.sector);
            return html`<li class="card ${sectorClass(sign)}" data-card=${card.id} style=${styleMap({ 'grid-row': String(row), 'grid-column': `${column} / span ${span}` })}>
              ${sign === null ? nothing : html`<ls-sector-sign class="pin" sign=${sign} label=${sectors.find(({ id }) => id === card.sector)?.title ?? ''}></ls-sector-sign>`}
              <p class="clamp" dir="auto">${card.text}</p>
            </li>`;
          },
        )}
      </ul>
      ${
        tiles.length === 0
          ? nothing
          : html`<div class="tiles" style=${styleMap({ 'grid-template-columns': `repeat(${room.tileColumns}, minmax(0, 1fr))` })}>
              ${repeat(
                tiles,
                (card) => card.id,
                (card) => {
                  const sign = signOfId(sectors, card.sector);
                  return html`<div class="tile card ${sectorClass(sign)}" data-card=${card.id}>${sign === null ? nothing : html`<ls-sector-sign sign=${sign}></ls-sector-sign>`}</div>`;
                },
              )}
              ${more === 0 ? nothing : html`<p class="more">${stageText('more', { n: more })}</p>`}
            </div>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-wall': PictureWall;
  }
}
