import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RoundShift } from '../../shared/domain/round-shift.ts';
import { shiftPicture, type ShiftRow } from '../../shared/domain/shift-picture.ts';
import { shiftFigure, shiftSentence, shiftTable, shiftText, shiftTitle } from '../../shared/locale/shift-de.ts';
import type { ResultView, StageView } from '../../shared/protocol/view.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import './ranked-rows.ts';
import type { PictureRoom, RankedPlan } from './ranked-rows.ts';
import { questionOf } from './result-frame.ts';
import { tables } from './result-table.ts';

/** From one round to the next: for every option an arrow from where it was to where it is, largest change first. */
@customElement('ls-picture-shift')
export class PictureShift extends LitElement {
  static override styles = [
    rootStyles,
    css`
      ls-ranked-rows,
      :host {
        block-size: 100%;
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  @property({ attribute: false }) result!: ResultView;
  @property({ attribute: false }) shift!: RoundShift;
  @property() asOf: string | null = null;

  override render(): TemplateResult {
    const { view, result, shift } = this;
    return html`<ls-ranked-rows .view=${view} .result=${result} .plan=${planOf(view, shift)} .asOf=${this.asOf}></ls-ranked-rows>`;
  }
}

const planOf = (view: StageView, shift: RoundShift): RankedPlan => {
  const { rows, max } = shiftPicture(shift);
  const factor = view.projector.hallFactor;
  const newlyShared = shift.options.filter(({ shared }) => shared.after && shared.before === false).length;
  return {
    question: questionOf(view),
    title: shiftTitle(shift),
    reading: [shiftText(`number-${shift.measure}`), ...(newlyShared === 0 ? [] : [shiftText('newly-shared', { n: newlyShared })])],
    rows: rows.map((row) => ({
      place: row.direction === null ? '' : { up: '↑', down: '↓', same: '=' }[row.direction],
      text: row.option.text,
      value: row.before === null ? (row.after === null ? '–' : shiftText('new', { after: shiftFigure(row.after) })) : shiftText('from-to', { before: shiftFigure(row.before), after: row.after === null ? '–' : shiftFigure(row.after) }),
      tone: 'plain',
      picture: (room) => arrow(row, max, room, factor),
    })),
    pictureShare: 0.38,
    pictureHeightRem: 2.4 * factor,
    valueRem: 11.5,
    legend: html`<p>${shiftText('legend', { before: shift.rounds.before, after: shift.rounds.after })}</p>`,
    said: shiftSentence(shift),
    table: tables([shiftTable(shift, view.sectors)]),
  };
};

/** A ring where it was, a disc where it is, an arrow between the two, all on the same axis in every row. */
const arrow = ({ before, after }: ShiftRow, max: number, { widthRem }: PictureRoom, factor: number): TemplateResult => {
  const height = 2.4 * factor;
  const radius = 0.72 * factor;
  const inset = radius + 0.3;
  const at = (value: number): number => inset + (value / max) * (widthRem - 2 * inset);
  const middle = height / 2;
  const [from, to] = [before === null ? null : at(before), after === null ? null : at(after)];
  const distance = from === null || to === null ? 0 : Math.abs(to - from);
  const side = from !== null && to !== null && to < from ? -1 : 1;
  return html`<svg class="arrow" width="${widthRem}rem" height="${height}rem" viewBox="0 0 ${widthRem} ${height}" aria-hidden="true" focusable="false">
    <path class="axis" d="M${inset} ${middle}H${widthRem - inset}" />
    ${from === null || to === null || distance <= radius ? nothing : svg`<path class="way" d="M${from + side * radius} ${middle}H${to}" />`}
    ${
      // A head only where there is room for it between ring and disc.
      from === null || to === null || distance < 4 * radius
        ? nothing
        : svg`<path class="head" d="M${to - side * (radius + 0.2)} ${middle}l${-side * 1.1 * factor} ${-0.8 * factor}v${1.6 * factor}z" />`
    }
    ${from === null ? nothing : svg`<circle class="before" cx=${from} cy=${middle} r=${radius - 0.13} />`}
    ${to === null ? nothing : svg`<circle class="after" cx=${to} cy=${middle} r=${distance < 0.01 ? radius * 0.5 : radius} />`}
  </svg>`;
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-shift': PictureShift;
  }
}
