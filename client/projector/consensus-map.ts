import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from '../elements/style-map.ts';
import type { OptionResult } from '../../shared/domain/ballot.ts';
import { layResult, resultSentencesMax, sortResult, type ResultField, type ResultPage, type ResultRow, type ResultSentence } from '../../shared/domain/result-map.ts';
import { proposalsOf, thresholdOf } from '../../shared/domain/ballot-ranking.ts';
import { resultText } from '../../shared/locale/result-de.ts';
import { sharedTitle } from '../../shared/locale/result-sentences.ts';
import { stageText } from '../../shared/locale/stage-de.ts';
import type { ResultView, StageView } from '../../shared/protocol/view.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import './cut-text.ts';
import './hall-pillars.ts';
import './sector-legend.ts';
import { asOfStyles } from './as-of.ts';
import { PageTurner } from './page-turner.ts';
import { resultFooter, resultFrameStyles, resultHeader } from './result-frame.ts';
import { resultTable } from './result-table.ts';
import { RoomController } from './room-controller.ts';
import { stageStyles } from './stage-styles.ts';

/** Konsenslandkarte: which sentences all sectors carry, which lack one, which are still open. */
@customElement('ls-consensus-map')
export class ConsensusMap extends LitElement {
  static override styles = [
    rootStyles,
    stageStyles,
    asOfStyles,
    resultFrameStyles,
    css`
      .map {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        padding-inline: 2.75rem;
        overflow: hidden;
      }
      .bands {
        display: grid;
        flex: 1;
        gap: 0.6rem;
        align-content: start;
        min-block-size: 0;
      }
      .top {
        display: grid;
        gap: 1rem;
      }
      .field {
        min-inline-size: 0;
        padding: 0.5rem 1.2rem 0.9rem;
        border-radius: var(--radius-card);
      }
      .field.shared {
        background: var(--papier);
      }
      .field.one-missing {
        background: var(--pack-1);
      }
      h2 {
        margin-block-end: 0.5rem;
        font-size: calc(2.25rem * var(--f));
        font-weight: 800;
        line-height: 1.1;
        letter-spacing: -0.01em;
      }
      ol {
        display: grid;
        gap: 1.15rem 1.9rem;
      }
      li {
        display: flex;
        flex-direction: column;
        min-inline-size: 0;
      }
      .sentence {
        display: grid;
        grid-template-columns: calc(2.9rem * var(--f)) minmax(0, 1fr);
        gap: 0.9rem;
        flex: 1;
        align-items: center;
        min-block-size: calc(5rem * var(--f));
        padding: 0.15rem 1.2rem;
        border-radius: var(--radius-card);
        background: var(--papier);
        font-size: calc(2.25rem * var(--f));
        font-weight: 700;
        line-height: 1.04;
        overflow-wrap: anywhere;
      }
      .shared .sentence {
        min-block-size: calc(5.3125rem * var(--f));
        background: var(--tinte);
        color: var(--papier);
      }
      .number {
        font-size: 1.1em;
        font-weight: 800;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  @property({ attribute: false }) result!: ResultView;
  @property() asOf: string | null = null;
  readonly #room = new RoomController(this, '.bands');
  readonly #pages = new PageTurner(this);

  override render(): TemplateResult {
    const { view, result } = this;
    const sentences = sortResult(proposalsOf<OptionResult>(result.options, result));
    const shown = sentences.slice(0, resultSentencesMax);
    const pages = layResult(shown, view.sectors.length, this.#room.widthRem, this.#room.heightRem, view.projector.hallFactor);
    const page = this.#pages.of(pages.length, view.projector.mode === 'hold');
    const current = pages[page];
    return html`${resultHeader(sharedTitle(result), this.#reading(), this.asOf)}
      <main class="map">
        <div class="bands">${this.#room.widthRem === 0 || current === undefined ? nothing : this.#bands(current)}</div>
        ${resultTable(result, view.sectors)}
      </main>
      ${resultFooter(result, html`<ls-sector-legend flat .sectors=${view.sectors}></ls-sector-legend>`, [
        ...(pages.length > 1 ? [stageText('page', { page: page + 1, of: pages.length })] : []),
        ...(sentences.length > shown.length ? [resultText('shown-of', { shown: shown.length, n: sentences.length })] : []),
      ])}`;
  }

  /** What the numbers are, and from which one on a sector carries: always beside the picture. */
  #reading(): readonly string[] {
    const { kind, threshold } = this.result;
    const number = kind === 'resistance' ? 'number-resistance' : kind === 'consent' ? 'number-consent' : 'number-agreement';
    return [resultText(number), kind === 'consent' ? resultText('threshold-consent') : stageText('threshold', { threshold: Math.round(threshold * 10_000) / 100 })];
  }

  #bands(page: ResultPage): TemplateResult {
    const beside = page.sharedColumns > 0 && page.oneMissingColumns > 0 && page.sharedColumns + page.oneMissingColumns <= Math.max(2, page.openColumns, 3);
    const top = beside ? { 'grid-template-columns': `${page.sharedColumns}fr ${page.oneMissingColumns}fr` } : {};
    return html`${
        page.shared.length + page.oneMissing.length === 0
          ? nothing
          : html`<div class="top" style=${styleMap(top)}>
              ${this.#field('shared', page.shared, page.sharedColumns)} ${this.#field('one-missing', page.oneMissing, page.oneMissingColumns)}
            </div>`
      }
      ${this.#field('open', page.open, page.openColumns)}`;
  }

  #field(field: ResultField, rows: readonly ResultRow[], columns: number): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    const title = { shared: 'field-shared', 'one-missing': 'field-one-missing', open: 'field-open' } as const;
    return html`<section class="field ${field}">
      <h2>${resultText(title[field])}</h2>
      <ol style=${styleMap({ 'grid-template-columns': `repeat(${columns}, minmax(0, 1fr))` })}>
        ${rows.map(({ sentences, lines }) => sentences.map((sentence) => this.#sentence(field, sentence, lines)))}
      </ol>
    </section>`;
  }

  #sentence(field: ResultField, { number, option }: ResultSentence, lines: number): TemplateResult {
    return html`<li>
      <div class="sentence">
        <span class="number">${number}</span>
        <ls-cut-text .text=${option.text} .lines=${lines}></ls-cut-text>
      </div>
      <ls-hall-pillars
        .sectors=${this.view.sectors}
        .support=${{ threshold: thresholdOf(this.result), sectors: option.sectors, shared: option.shared }}
        beam=${field === 'shared' ? 'none' : 'line'}
      ></ls-hall-pillars>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-consensus-map': ConsensusMap;
  }
}
