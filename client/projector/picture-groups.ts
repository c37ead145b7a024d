import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OptionId } from '../../shared/domain/ids.ts';
import { groupsSentence, groupsTable, groupsText, groupsTitle } from '../../shared/locale/groups-de.ts';
import { stageText } from '../../shared/locale/stage-de.ts';
import type { OpinionGroup, OpinionGroupsView } from '../../shared/opinion/opinion-groups-view.ts';
import type { ResultView, StageView } from '../../shared/protocol/view.ts';
import { styleMap } from '../elements/style-map.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import './cut-text.ts';
import { asOfStyles } from './as-of.ts';
import { carriedByAll, hullOf, layGroups, spotsOf, type GroupPlace, type Spot } from './groups-layout.ts';
import { PageTurner } from './page-turner.ts';
import { resultFooter, resultFrameStyles, resultHeader } from './result-frame.ts';
import { tables } from './result-table.ts';
import { RoomController } from './room-controller.ts';
import { stageStyles } from './stage-styles.ts';

/** Room around the outermost points, in rem: for the edge of their area and its letter. */
const edgeRem = 3;
/** Diameter of a dot: smaller in a large hall, so that its people lie beside each other. */
const dotRem = (people: number): number => Math.max(0.35, Math.min(1.1, 13 / Math.sqrt(Math.max(1, people))));
/** Sentences that all groups carry: so many beside each other. */
const carriedShownMax = 3;

/** Opinion groups: people who voted alike as areas of dots, what sets each apart, and what all of them carry. */
@customElement('ls-picture-groups')
export class PictureGroups extends LitElement {
  static override styles = [
    rootStyles,
    stageStyles,
    asOfStyles,
    resultFrameStyles,
    css`
      main.room {
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto;
        gap: 0.8rem;
      }
      .picture {
        display: grid;
        grid-template-columns: minmax(0, 4fr) minmax(0, 7fr);
        gap: 2rem;
        min-block-size: 0;
      }
      .field {
        position: relative;
        min-block-size: 0;
      }
      .field svg {
        display: block;
        overflow: visible;
      }
      .area {
        fill: var(--papier);
        stroke: var(--papier);
        stroke-linejoin: round;
        stroke-width: 3.4;
      }
      .border {
        fill: none;
        stroke: var(--tinte);
        stroke-linejoin: round;
        stroke-width: 3.8;
      }
      .dot {
        fill: var(--tinte);
      }
      .letter {
        position: absolute;
        inset-block-start: var(--top);
        inset-inline-start: var(--left);
        translate: -50% -50%;
      }
      .letter,
      h2 b {
        display: inline-grid;
        place-items: center;
        flex: none;
        inline-size: 1.5em;
        aspect-ratio: 1;
        border: 0.2rem solid var(--papier);
        border-radius: 50%;
        background: var(--tinte);
        color: var(--papier);
        font-size: calc(2.25rem * var(--f));
        font-weight: 800;
        line-height: 1;
      }
      .list {
        display: grid;
        gap: 1rem;
        align-content: space-around;
        min-block-size: 0;
      }
      h2 {
        display: flex;
        align-items: center;
        gap: 0.5em;
        font-size: calc(2.25rem * var(--f));
        font-weight: 800;
        line-height: 1;
      }
      h2 b {
        border: 0;
        font-size: 0.9em;
      }
      h2 span {
        font-size: var(--text-least);
        font-weight: 600;
      }
      .apart {
        display: grid;
        grid-template-columns: calc(9rem * var(--f)) minmax(0, 1fr);
        gap: 1rem;
        align-items: baseline;
        margin-block-start: 0.35rem;
        font-size: calc(2.125rem * var(--f));
        line-height: 1.09;
      }
      .side {
        font-weight: 800;
        text-align: end;
      }
      .carried {
        padding: 0.5rem 1.2rem 0.8rem;
        border-radius: var(--radius-card);
        background: var(--papier);
      }
      .carried ol {
        display: grid;
        gap: 0.8rem 1.4rem;
        margin-block-start: 0.5rem;
      }
      .carried li {
        display: grid;
        align-items: center;
        padding: 0.5rem 1rem;
        border-radius: var(--radius-card);
        background: var(--tinte);
        color: var(--papier);
        font-size: calc(2.125rem * var(--f));
        font-weight: 700;
        line-height: 1.06;
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  @property({ attribute: false }) result!: ResultView;
  @property({ attribute: false }) groups!: OpinionGroupsView;
  @property() asOf: string | null = null;
  readonly #room = new RoomController(this, '.list');
  readonly #field = new RoomController(this, '.field');
  readonly #pages = new PageTurner(this);

  override render(): TemplateResult {
    const { view, result, groups } = this;
    const texts = new Map<OptionId, string>(result.options.map(({ id, text }) => [id, text]));
    const textOf = (option: OptionId): string => texts.get(option) ?? '';
    const carried = carriedByAll(groups, result.threshold);
    const factor = view.projector.hallFactor;
    const strips = carried.slice(0, factor > 1.25 ? carriedShownMax - 1 : carriedShownMax);
    const pages = this.#room.widthRem === 0 ? [] : layGroups(groups.groups, textOf, this.#room.widthRem, this.#room.heightRem, factor);
    const page = this.#pages.of(pages.length, view.projector.mode === 'hold');
    const notes = pages.length > 1 ? [stageText('page', { page: page + 1, of: pages.length })] : [];
    return html`${resultHeader(groupsTitle(groups, carried), [groupsText('reading-dot'), groupsText('reading-near')], this.asOf)}
      <main class="room">
        <div class="picture" role="img" aria-label=${groupsSentence(groups, carried, textOf)}>
          <div class="field">${this.#plane()}</div>
          <div class="list">${(pages[page] ?? []).map(groupPart)}</div>
        </div>
        <section class="carried">
          <h2>${strips.length < carried.length ? groupsText('all-carry-some', { n: strips.length, of: carried.length }) : groupsText(carried.length === 0 ? 'all-none' : 'all-carry')}</h2>
          ${carried.length === 0 ? nothing : this.#carried(strips.map(textOf))}
        </section>
        ${tables([groupsTable(groups, carried, textOf)])}
      </main>
      ${resultFooter(result, html`<p>${groupsText('means-not')}</p>`, notes)}`;
  }

  #carried(texts: readonly string[]): TemplateResult {
    return html`<ol style=${styleMap({ 'grid-template-columns': `repeat(${texts.length}, minmax(0, 1fr))` })}>
      ${texts.map((text) => html`<li><ls-cut-text .text=${text} .lines=${2}></ls-cut-text></li>`)}
    </ol>`;
  }

  /** All groups, on every page: which of them are described beside it changes. */
  #plane(): TemplateResult | typeof nothing {
    const { groups, points } = this.groups;
    const { widthRem, heightRem } = this.#field;
    if (widthRem < 4 * edgeRem || heightRem < 4 * edgeRem) return nothing;
    const dot = dotRem(points.length);
    const spots = spotsOf(points, widthRem - 2 * edgeRem, heightRem - 2 * edgeRem, dot).map(({ x, y }) => ({ x: x + edgeRem, y: y + edgeRem }));
    const areas = groups.map((group) => ({ group, spots: spots.filter((_, place) => points[place]?.group === group.id) }));
    return html`<svg width="${widthRem}rem" height="${heightRem}rem" viewBox="0 0 ${widthRem} ${heightRem}" aria-hidden="true" focusable="false">${areas.map((one) => area(one.spots, dot * 0.46))}</svg>
      ${areas.map((one) => letter(one.group, one.spots, this.view.projector.hallFactor))}`;
  }
}

const area = (spots: readonly Spot[], radius: number): SVGTemplateResult => {
  const path = `M${hullOf(spots).map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}z`;
  return svg`<path class="border" d=${path} /><path class="area" d=${path} />${spots.map(({ x, y }) => svg`<circle class="dot" cx=${x.toFixed(2)} cy=${y.toFixed(2)} r=${radius.toFixed(2)} />`)}`;
};

/** Above its own points, so that it covers as few of them as possible. */
const letter = ({ id }: OpinionGroup, spots: readonly Spot[], factor: number): TemplateResult => {
  const top = Math.min(...spots.map(({ y }) => y));
  const middle = spots.reduce((sum, { x }) => sum + x, 0) / Math.max(1, spots.length);
  return html`<b class="letter" style=${styleMap({ '--left': `${middle}rem`, '--top': `${Math.max(1.8 * factor, top - 1.5)}rem` })}>${id}</b>`;
};

const groupPart = ({ group, sentences }: GroupPlace): TemplateResult =>
  html`<section>
    <h2><b>${group.id}</b>${groupsText('group', { id: group.id })}<span>${groupsText('people', { n: group.size })}</span></h2>
    ${sentences.map(({ side, text, lines }) => html`<p class="apart"><span class="side">${groupsText(side)}</span><ls-cut-text .text=${text} .lines=${lines}></ls-cut-text></p>`)}
  </section>`;

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-groups': PictureGroups;
  }
}
