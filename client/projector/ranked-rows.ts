import { css, html, LitElement, type nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { layRows, rankRow, rankRowsMax, type RowPlace, type RowsRoom } from '../../shared/domain/stage-rows.ts';
import { resultText } from '../../shared/locale/result-de.ts';
import { stageText } from '../../shared/locale/stage-de.ts';
import type { ResultView, StageView } from '../../shared/protocol/view.ts';
import { sectorStyles } from '../elements/sector-style.ts';
import { styleMap } from '../elements/style-map.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import './cut-text.ts';
import { asOfStyles } from './as-of.ts';
import { PageTurner } from './page-turner.ts';
import { resultFooter, resultFrameStyles, resultHeader } from './result-frame.ts';
import { RoomController } from './room-controller.ts';
import { rowPictureStyles } from './row-pictures.ts';
import { stageStyles } from './stage-styles.ts';

/** Room of one row's picture in rem. */
export interface PictureRoom {
  readonly widthRem: number;
  readonly heightRem: number;
}

/** One option with its place. */
export interface RankedRow {
  readonly place: string;
  readonly text: string;
  readonly value: string;
  /** `dark`: carried; `measure`: what the others are measured by, with a line below; `beyond`: below that line. */
  readonly tone: 'plain' | 'dark' | 'measure' | 'beyond';
  readonly picture: (room: PictureRoom) => TemplateResult | typeof nothing;
}

/** A ranking, ready to be laid out. */
export interface RankedPlan {
  readonly question: string;
  readonly title: string;
  /** One or two lines beside the title: how to read the numbers. */
  readonly reading: readonly string[];
  readonly rows: readonly RankedRow[];
  /** Of the picture's width. */
  readonly pictureShare: number;
  readonly pictureHeightRem: number;
  /** Widths of the place and of the number at Saalstufe S, where they are not the usual ones. */
  readonly placeRem?: number;
  readonly valueRem?: number;
  readonly legend: TemplateResult | typeof nothing;
  /** The whole picture in German sentences. */
  readonly said: string;
  readonly table: TemplateResult;
}

/** Rows never stretch further than this, in rem at Saalstufe S: a list of three is not a wall of boxes. */
const rowMaxRem = 9;

/** Places one below the other: sentence, picture, number. Turns pages when they do not fit. */
@customElement('ls-ranked-rows')
export class RankedRows extends LitElement {
  static override styles = [
    rootStyles,
    stageStyles,
    sectorStyles,
    asOfStyles,
    resultFrameStyles,
    css`
      .room,
      .picture {
        block-size: 100%;
      }
      .room {
        margin-block: 0.2rem;
      }
      ol {
        display: grid;
        gap: 0.45rem;
        grid-auto-rows: minmax(min-content, 1fr);
        block-size: 100%;
      }
      li {
        display: grid;
        gap: 1.3rem;
        align-items: center;
        padding: 0.35rem 1.1rem;
        background: var(--papier);
        line-height: 1.06;
      }
      .place,
      .value {
        font-size: calc(2.475rem * var(--f));
        font-weight: 800;
        letter-spacing: -0.01em;
        white-space: nowrap;
      }
      .value {
        text-align: end;
      }
      li ls-cut-text {
        min-inline-size: 0;
        font-size: calc(2.125rem * var(--f));
        font-weight: 700;
        overflow-wrap: anywhere;
      }
      .drawing {
        position: relative;
        display: flex;
        align-items: center;
        align-self: stretch;
        min-inline-size: 0;
      }
      .dark {
        background: var(--tinte);
        color: var(--papier);
      }
      .measure {
        background: var(--pack-1);
        box-shadow: 0 0.3rem var(--tinte);
      }
    `,
    rowPictureStyles,
  ];

  @property({ attribute: false }) view!: StageView;
  @property({ attribute: false }) result!: ResultView;
  @property({ attribute: false }) plan!: RankedPlan;
  @property() asOf: string | null = null;
  readonly #room = new RoomController(this, '.room');
  readonly #pages = new PageTurner(this);

  override render(): TemplateResult {
    const { view, result, plan } = this;
    const factor = view.projector.hallFactor;
    const shown = plan.rows.slice(0, rankRowsMax);
    const room: RowsRoom = {
      widthRem: this.#room.widthRem,
      heightRem: this.#room.heightRem,
      factor,
      pictureRem: this.#room.widthRem * plan.pictureShare,
      pictureHeightRem: plan.pictureHeightRem,
      placeRem: plan.placeRem ?? rankRow.placeRem,
      valueRem: plan.valueRem ?? rankRow.valueRem,
    };
    const pages = room.widthRem === 0 ? [] : layRows(shown, room);
    const page = this.#pages.of(pages.length, view.projector.mode === 'hold');
    const notes = [
      ...(pages.length > 1 ? [stageText('page', { page: page + 1, of: pages.length })] : []),
      ...(plan.rows.length > shown.length ? [resultText('shown-of', { shown: shown.length, n: plan.rows.length })] : []),
    ];
    return html`${resultHeader(plan.title, plan.reading, this.asOf, plan.question)}
      <main class="room">
        <div class="picture" role="img" aria-label=${plan.said}>${this.#list(pages[page] ?? [], room)}</div>
        ${plan.table}
      </main>
      ${resultFooter(result, plan.legend, notes)}`;
  }

  #list(rows: readonly RowPlace<RankedRow>[], room: RowsRoom): TemplateResult {
    const { factor, placeRem, valueRem } = room;
    const rowRem = Math.min(rowMaxRem * factor, (room.heightRem + rankRow.rowGapRem) / Math.max(1, rows.length) - rankRow.rowGapRem);
    const pictureRoom = { widthRem: room.pictureRem, heightRem: rowRem - rankRow.insetRem };
    const mostRem = rows.reduce((sum, { lines }) => sum + Math.max(rowMaxRem * factor, rankRow.insetRem + lines * rankRow.lineRem * factor) + rankRow.rowGapRem, -rankRow.rowGapRem);
    const columns = `${placeRem * factor}rem minmax(0, 1fr) ${room.pictureRem}rem ${valueRem * factor}rem`;
    return html`<ol style=${styleMap({ 'max-block-size': `${mostRem}rem` })}>
      ${rows.map(
        ({ entry, lines }) => html`<li class="card ${entry.tone}" style=${styleMap({ 'grid-template-columns': columns })}>
          <span class="place">${entry.place}</span>
          <ls-cut-text .text=${entry.text} .lines=${lines}></ls-cut-text>
          <div class="drawing">${entry.picture(pictureRoom)}</div>
          <span class="value">${entry.value}</span>
        </li>`,
      )}
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-ranked-rows': RankedRows;
  }
}
