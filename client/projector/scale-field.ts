import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { scaleMax, type OptionResult } from '../../shared/domain/ballot.ts';
import { fieldDots, stackDots } from '../../shared/domain/dot-field.ts';
import { resultText } from '../../shared/locale/result-de.ts';
import { resultSentence, resultTitle, wholeNumber } from '../../shared/locale/result-sentences.ts';
import type { ResultView, StageView } from '../../shared/protocol/view.ts';
import { styleMap } from '../elements/style-map.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import { asOfStyles } from './as-of.ts';
import { RoomController } from './room-controller.ts';
import { questionOf, resultFooter, resultFrameStyles, resultHeader } from './result-frame.ts';
import { resultTable } from './result-table.ts';
import { stageStyles } from './stage-styles.ts';

type Axis = OptionResult<'scale'>;

/** A drawing in units: the axis is 1000 wide. */
const axisUnits = 1000;
const fields = 10;
/** A dot as large as the eye of a hand: more would be a blot. */
const dotUnitsMax = 30;

/** Ein-Punkt-Frage: one dot per person on an axis, or in the field of two; the mean is marked. */
@customElement('ls-scale-field')
export class ScaleField extends LitElement {
  static override styles = [
    rootStyles,
    stageStyles,
    asOfStyles,
    resultFrameStyles,
    css`
      .room {
        display: grid;
        margin-block: 0.6rem;
      }
      .paper {
        display: grid;
        min-block-size: 0;
        padding: 1.2rem 2.4rem;
        border-radius: var(--radius-card);
        background: var(--papier);
      }
      svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        min-block-size: 0;
        overflow: visible;
      }
      .dot {
        fill: var(--tinte);
      }
      .line {
        fill: none;
        stroke: var(--tinte);
        stroke-width: 4;
      }
      .grid {
        fill: none;
        stroke: var(--linie);
        stroke-width: 1.5;
      }
      .mean {
        fill: none;
        stroke: var(--tinte);
        stroke-width: 5;
        stroke-dasharray: 14 9;
      }
      .ring {
        fill: var(--papier);
        stroke: var(--tinte);
        stroke-width: 7;
      }
      .one {
        grid-template-rows: auto minmax(0, 1fr) auto;
      }
      .plot {
        min-block-size: 0;
        overflow: hidden;
      }
      .mark {
        position: relative;
        block-size: calc(3.4rem * var(--f));
      }
      .mark span {
        position: absolute;
        inset-inline-start: var(--at);
        padding: 0.1em 0.5em;
        border-radius: var(--radius-card);
        background: var(--tinte);
        color: var(--papier);
        font-size: calc(2.25rem * var(--f));
        font-weight: 800;
        white-space: nowrap;
        translate: -50%;
      }
      .mark .low {
        translate: 0;
      }
      .mark .high {
        translate: -100%;
      }
      .poles {
        display: flex;
        justify-content: space-between;
        gap: 2rem;
        padding-block-start: 0.5rem;
        font-size: calc(2.5rem * var(--title-factor));
        font-weight: 700;
      }
      .poles bdi,
      .side bdi {
        overflow-wrap: anywhere;
      }
      .poles bdi:last-child {
        text-align: end;
      }
      .two {
        grid-template: minmax(0, 1fr) auto / minmax(0, 1fr) auto minmax(0, 1.15fr);
        gap: 0.4rem 2rem;
      }
      .side {
        display: flex;
        flex-direction: column;
        justify-content: space-between;
        font-weight: 700;
        text-align: end;
      }
      .square {
        min-block-size: 0;
        block-size: 100%;
        aspect-ratio: 1;
      }
      .two .poles {
        grid-column: 2;
        inline-size: 0;
        min-inline-size: 100%;
        font-size: var(--text-least);
      }
      .means {
        align-self: center;
        display: grid;
        gap: 1.6rem;
        font-size: calc(2.25rem * var(--f));
        font-weight: 700;
        overflow-wrap: anywhere;
      }
      .means b {
        display: block;
        font-size: 1.4em;
        font-weight: 800;
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  @property({ attribute: false }) result!: Extract<ResultView, { readonly kind: 'scale' }>;
  @property() asOf: string | null = null;
  readonly #room = new RoomController(this, '.plot');

  override render(): TemplateResult {
    const { view, result } = this;
    const [across, up] = result.options;
    return html`${resultHeader(resultTitle(result), [resultText('scale-dot')], this.asOf, questionOf(view, up === undefined ? (across?.text ?? null) : null))}
      <main class="room">
        <div class="paper ${up === undefined ? 'one' : 'two'}" role="img" aria-label=${resultSentence(result)}>
          ${across === undefined ? nothing : up === undefined || result.grid === null ? strip(across, this.#stripUnits()) : square(across, up, result.grid)}
        </div>
        ${resultTable(result, view.sectors)}
      </main>
      ${resultFooter(result, nothing)}`;
  }

  /** Height of the axis' picture in units, so that dots stay round. */
  #stripUnits(): number {
    const { widthRem, heightRem } = this.#room;
    return widthRem === 0 ? 0 : (heightRem / widthRem) * axisUnits;
  }
}

const shareOf = (value: number): number => value / scaleMax;

/** One axis: dots stacked over their tenth, a line through all of them at the mean. */
const strip = ({ total: { mean, distribution }, poles }: Axis, stripUnits: number): TemplateResult => {
  const { size, dots } = stripUnits < 20 ? { size: 0, dots: [] } : stackDots(distribution, axisUnits / fields, stripUnits - 8, dotUnitsMax);
  const meanUnits = mean === null ? null : shareOf(mean) * axisUnits;
  return html`<p class="mark">
      ${mean === null ? nothing : html`<span class=${mean < 12 ? 'low' : mean > 88 ? 'high' : ''} style=${styleMap({ '--at': `${shareOf(mean) * 100}%` })}>${resultText('scale-mean', { value: wholeNumber(mean) })}</span>`}
    </p>
    <div class="plot"><svg viewBox="0 0 ${axisUnits} ${stripUnits}" aria-hidden="true" focusable="false">
      ${dots.map(({ x, y }) => svg`<circle class="dot" cx=${x} cy=${y} r=${size * 0.44} />`)}
      <path class="line" d=${`M0 ${stripUnits - 2}H${axisUnits}${Array.from({ length: fields + 1 }, (_, field) => `M${(field * axisUnits) / fields} ${stripUnits - 2}v-12`).join('')}`} />
      ${meanUnits === null ? nothing : svg`<path class="mean" d="M${meanUnits} 0V${stripUnits}" />`}
    </svg></div>
    <p class="poles"><bdi>${poles?.low || '0'}</bdi><bdi>${poles?.high || String(scaleMax)}</bdi></p>`;
};

/** Two axes: dots inside their field, lines from both means, which meet in a ring. */
const square = (across: Axis, up: Axis, grid: readonly (readonly number[])[]): TemplateResult => {
  const { size, dots } = fieldDots(grid, axisUnits / fields, 46);
  const x = across.total.mean === null ? null : shareOf(across.total.mean) * axisUnits;
  const y = up.total.mean === null ? null : axisUnits - shareOf(up.total.mean) * axisUnits;
  const lines = Array.from({ length: fields - 1 }, (_, place) => (place + 1) * (axisUnits / fields));
  return html`<p class="side"><bdi>${up.poles?.high || String(scaleMax)}</bdi><bdi>${up.poles?.low || '0'}</bdi></p>
    <svg class="square" viewBox="0 0 ${axisUnits} ${axisUnits}" aria-hidden="true" focusable="false">
      <path class="grid" d=${lines.map((at) => `M${at} 0V${axisUnits}M0 ${at}H${axisUnits}`).join('')} />
      <rect class="line" x="2" y="2" width=${axisUnits - 4} height=${axisUnits - 4} />
      ${dots.map((dot) => svg`<circle class="dot" cx=${dot.x} cy=${dot.y} r=${size * 0.44} />`)}
      ${x === null || y === null ? nothing : svg`<path class="mean" d="M${x} ${axisUnits}V0M0 ${y}H${axisUnits}" /><circle class="ring" cx=${x} cy=${y} r="20" />`}
    </svg>
    <div class="means">
      ${[across, up].map(({ text, total }) => html`<p><bdi>${text}</bdi><b>${resultText('scale-mean', { value: wholeNumber(total.mean) })}</b></p>`)}
    </div>
    <p class="poles"><bdi>${across.poles?.low || '0'}</bdi><bdi>${across.poles?.high || String(scaleMax)}</bdi></p>`;
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-scale-field': ScaleField;
  }
}
