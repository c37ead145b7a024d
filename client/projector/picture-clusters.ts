import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from '../elements/style-map.ts';
import type { BoardSnapshot, SnapshotCard, SnapshotCluster } from '../../shared/board/board-snapshot.ts';
import { groupTilesMax, layClusters } from '../../shared/domain/stage.ts';
import { sectorSigns } from '../../shared/domain/sector.ts';
import { codeInGroups } from '../../shared/locale/formats-de.ts';
import { stageText } from '../../shared/locale/stage-de.ts';
import type { StageView } from '../../shared/protocol/view.ts';
import { sectorClass, sectorStyles, signOfId } from '../elements/sector-style.ts';
import { icon, iconZap } from '../elements/icon.ts';
import { rootStyles, shapeStyles } from '../styles/shared-styles.ts';
import '../elements/sector-sign.ts';
import '../elements/time-disc.ts';
import './sector-legend.ts';
import { asOfMark, asOfStyles } from './as-of.ts';
import { flow, placesOf, type Places } from './flow.ts';
import { PageTurner } from './page-turner.ts';
import { RoomController } from './room-controller.ts';
import { stageStyles } from './stage-styles.ts';

/** Ordnen: groups with their headings and counts, two cards in words, the others as tiles or as one bar. */
@customElement('ls-picture-clusters')
export class PictureClusters extends LitElement {
  static override styles = [
    rootStyles,
    shapeStyles,
    stageStyles,
    sectorStyles,
    asOfStyles,
    css`
      header {
        align-items: center;
        padding-block: 1.4rem 1rem;
      }
      .title {
        display: flex;
        align-items: center;
        gap: 2rem;
        min-inline-size: 0;
      }
      .code {
        flex: none;
        font-size: calc(2.125rem * var(--f));
        font-weight: 700;
        text-align: end;
      }
      .groups {
        min-block-size: 0;
        margin-inline: var(--margin);
        margin-block-end: 1rem;
        overflow: hidden;
      }
      .row {
        display: grid;
        gap: 2.75rem;
        position: relative;
      }
      .row + .row {
        margin-block-start: 1.6rem;
      }
      .group {
        position: relative;
        min-inline-size: 0;
      }
      .group + .group::before {
        position: absolute;
        inset-block: 0 -1.6rem;
        inset-inline-start: -1.4rem;
        inline-size: 1px;
        background: rgb(70 48 16 / 45%);
        content: '';
      }
      .strip {
        align-items: center;
        min-block-size: calc(4.75rem * var(--title-factor));
        padding: 0.7rem 1.25rem;
        font-size: var(--text-strip);
        line-height: 1.1;
        letter-spacing: -0.012em;
        overflow-wrap: anywhere;
      }
      .strip bdi {
        --lines: 3;
      }
      .strip span {
        flex: none;
      }
      .strip .icon {
        display: block;
        inline-size: 0.8em;
        block-size: 0.8em;
      }
      .condensed {
        margin-block-start: 0.5rem;
        padding: 0.2em 0.5em;
        overflow: hidden;
        background: var(--papier);
        font-size: var(--text-card);
        line-height: 1.2;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .tiles {
        display: grid;
        grid-template-columns: repeat(auto-fill, calc(2.5rem * var(--f)));
        gap: 0.5rem;
        justify-content: space-between;
        margin-block-start: 0.7rem;
      }
      .tile {
        display: grid;
        place-items: center;
        block-size: calc(2.3125rem * var(--f));
        --sign-size: calc(1.3rem * var(--f));
      }
      .bar {
        display: flex;
        margin-block-start: 0.7rem;
      }
      .bar li {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 0.25em;
        min-inline-size: fit-content;
        padding: 0.45em 0.4em;
        border-radius: 0;
        font-weight: 800;
        line-height: 1.1;
        --sign-size: 0.8em;
      }
      .none {
        display: grid;
        align-content: center;
        block-size: 100%;
        font-size: var(--text-strip);
        font-weight: 700;
      }
      /* The legend stays on one line at Saalstufe S: the numbers stand below each other, the time is digits only. */
      footer {
        --legend-gap: 1.8rem;
        column-gap: 1.5rem;
      }
      .numbers {
        display: flex;
        flex: none;
        align-items: center;
        gap: 0 1.6rem;
        white-space: nowrap;
      }
      .numbers ul {
        padding-inline-start: 1.5rem;
        border-inline-start: 0.1875rem solid var(--tinte);
        line-height: 1.1;
      }
      .numbers li {
        display: flex;
        justify-content: space-between;
        gap: 0.4em;
      }
      b {
        font-weight: 800;
      }
      footer .time {
        font-size: calc(3rem * var(--title-factor));
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  @property({ attribute: false }) board!: BoardSnapshot;
  @property({ type: Number }) nowMs = 0;
  @property() asOf: string | null = null;
  @property({ type: Boolean }) motion = false;
  readonly #room = new RoomController(this, '.groups');
  readonly #pages = new PageTurner(this);
  #before: Places | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    this.#before = this.motion && changed.get('board') !== undefined && this.renderRoot.querySelector('.group') !== null ? placesOf(this.renderRoot) : null;
  }

  override updated(): void {
    if (this.#before !== null) flow(this.renderRoot, this.#before);
  }

  override render(): TemplateResult {
    const { view, board } = this;
    const groups = board.clusters;
    const cards = stageText('cards-of', { n: board.wall.length - weightOf(board.parked) });
    const plan = layClusters(
      groups.map((cluster) => ({ cluster, title: headingOf(cluster), cards: cluster.cards.length, weight: cluster.weight })),
      this.#room.widthRem,
      this.#room.heightRem,
      view.projector.hallFactor,
    );
    const page = this.#pages.of(plan.pages.length, view.projector.mode === 'hold');
    const tray = weightOf(board.tray);
    const parked = weightOf(board.parked);
    return html`<header>
        <div class="title">
          <h1 class="clamp">${groups.length === 0 ? stageText('clusters-none', { cards }) : stageText('clusters-title', { cards, n: groups.length })}</h1>
          ${asOfMark(this.asOf)}
        </div>
        <p class="code">
          ${plan.pages.length > 1 ? html`${stageText('page', { page: page + 1, of: plan.pages.length })}<br />` : nothing}${stageText('code-short', { code: codeInGroups(view.projector.code) })}
        </p>
      </header>
      <main class="groups">
        ${
          groups.length === 0
            ? html`<p class="none">${view.step?.instruction ?? ''}</p>`
            : (this.#room.widthRem === 0 ? [] : (plan.pages[page] ?? [])).map(
                ({ groups: row, cardsShown }) => html`<div class="row" style=${styleMap({ 'grid-template-columns': `repeat(${plan.columns}, minmax(0, 1fr))` })}>
                  ${repeat(
                    row,
                    ({ cluster }) => cluster.id,
                    ({ cluster }) => this.#group(cluster, cardsShown),
                  )}
                </div>`,
              )
        }
      </main>
      <footer>
        <ls-sector-legend .sectors=${view.sectors}></ls-sector-legend>
        <div class="numbers end">
          ${view.timer === null ? nothing : html`<ls-time-disc class="time" terse .timer=${view.timer} .nowMs=${this.nowMs}></ls-time-disc>`}
          <ul>
            ${tray === 0 ? nothing : html`<li>${stageText('tray')} <b>${tray}</b></li>`}
            <li>${stageText('parked')} <b>${parked}</b></li>
          </ul>
        </div>
      </footer>`;
  }

  #group(cluster: SnapshotCluster, cardsShown: number): TemplateResult {
    const shown = cluster.cards.slice(0, cardsShown);
    const rest = [...cluster.cards.slice(cardsShown), ...shown.flatMap(({ merged }) => merged)].flatMap(withMerged);
    return html`<section class="group">
      <h2 class="strip" data-flow=${`strip:${cluster.id}`}><bdi class="clamp">${headingOf(cluster)}</bdi>${cluster.conflict ? html`<span role="img" aria-label=${stageText('conflict')}>${icon(iconZap)}</span>` : nothing}<span>${cluster.weight}</span></h2>
      ${shown.map((card) => html`<p class="card condensed" dir="auto" data-card=${card.id}>${card.text}</p>`)}
      ${cluster.weight > groupTilesMax ? this.#bar(cluster) : this.#tiles(rest)}
    </section>`;
  }

  #tiles(cards: readonly SnapshotCard[]): TemplateResult | typeof nothing {
    const place = ({ sector }: SnapshotCard): number => (this.view.sectors.findIndex(({ id }) => id === sector) + 1 || Infinity);
    const sorted = [...cards].sort((a, b) => (place(a) === place(b) ? a.order - b.order : place(a) - place(b)));
    return sorted.length === 0
      ? nothing
      : html`<div class="tiles">
          ${repeat(
            sorted,
            (card) => card.id,
            (card) => {
              const sign = signOfId(this.view.sectors, card.sector);
              return html`<div class="tile card ${sectorClass(sign)}" data-card=${card.id}>${sign === null ? nothing : html`<ls-sector-sign sign=${sign}></ls-sector-sign>`}</div>`;
            },
          )}
        </div>`;
  }

  #bar(cluster: SnapshotCluster): TemplateResult {
    const cards = cluster.cards.flatMap(withMerged);
    const counted = [...this.view.sectors.map(({ id, title }, place) => ({ id: String(id), title, sign: sectorSigns[place] ?? null })), { id: null, title: stageText('no-sector'), sign: null }]
      .map((sector) => ({ ...sector, count: cards.filter((card) => card.sector === sector.id).length }))
      .filter(({ count }) => count > 0);
    return html`<ul class="bar" data-flow=${`bar:${cluster.id}`}>
      ${counted.map(
        ({ title, sign, count }) => html`<li class="card ${sectorClass(sign)}" style=${styleMap({ 'flex-grow': String(count), 'flex-basis': '0' })}>
          ${sign === null ? nothing : html`<ls-sector-sign sign=${sign} label=${title}></ls-sector-sign>`}<span>${count}</span>
        </li>`,
      )}
    </ul>`;
  }
}

/** While several headings stand beside each other, the hall sees them all. */
const headingOf = ({ titles }: SnapshotCluster): string => (titles.length === 0 ? stageText('no-heading') : titles.join(' / '));
const withMerged = (card: SnapshotCard): readonly SnapshotCard[] => [card, ...card.merged];
const weightOf = (cards: readonly SnapshotCard[]): number => cards.reduce((sum, { merged }) => sum + 1 + merged.length, 0);

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-clusters': PictureClusters;
  }
}
