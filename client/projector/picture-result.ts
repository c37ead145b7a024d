import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from '../elements/style-map.ts';
import { layResult, resultSentencesMax, sortResult, type ResultField, type ResultPage, type ResultRow, type ResultSentence } from '../../shared/domain/result-map.ts';
import { stageText } from '../../shared/locale/stage-de.ts';
import type { ResultView, StageView } from '../../shared/protocol/view.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import './cut-text.ts';
import './hall-pillars.ts';
import './sector-legend.ts';
import { asOfMark, asOfStyles } from './as-of.ts';
import { PageTurner } from './page-turner.ts';
import { RoomController } from './room-controller.ts';
import { stageStyles } from './stage-styles.ts';

/** Konsenslandkarte: which sentences all sectors carry, which lack one, which are still open. */
@customElement('ls-picture-result')
export class PictureResult extends LitElement {
  static override styles = [
    rootStyles,
    stageStyles,
    asOfStyles,
    css`
      header {
        align-items: center;
        padding-block: 1.3rem 1rem;
        padding-inline: 2.75rem;
      }
      .title {
        display: flex;
        align-items: center;
        gap: 2rem;
        min-inline-size: 0;
      }
      .scale {
        flex: none;
        text-align: end;
        line-height: 1.12;
      }
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
      footer {
        justify-content: space-between;
        min-block-size: 4rem;
        margin-block-start: 0.4rem;
        padding-block: 0.5rem;
        margin-inline: 2.75rem;
        padding-inline: 0.2rem;
        border-block-start: 0.1rem solid var(--tinte);
        background: none;
      }
      .votes {
        flex: none;
        font-weight: 700;
        text-align: end;
      }
      .none {
        font-size: var(--text-strip);
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
    const sentences = sortResult(result.options);
    const shown = sentences.slice(0, resultSentencesMax);
    const pages = layResult(shown, view.sectors.length, this.#room.widthRem, this.#room.heightRem, view.projector.hallFactor);
    const page = this.#pages.of(pages.length, view.projector.mode === 'hold');
    const current = pages[page];
    return html`<header>
        <div class="title"><h1>${titleOf(sentences)}</h1>${asOfMark(this.asOf)}</div>
        <p class="scale">${stageText('number-is-support')}<br />${stageText('threshold', { threshold: Math.round(result.threshold * 100) })}</p>
      </header>
      <main class="map">
        <div class="bands">
          ${
            result.turnout === 0
              ? html`<p class="none">${stageText('result-empty')}</p>`
              : this.#room.widthRem === 0 || current === undefined
                ? nothing
                : this.#bands(current)
          }
        </div>
      </main>
      <footer>
        <ls-sector-legend .sectors=${view.sectors}></ls-sector-legend>
        <p class="votes">
          ${[
            ...(pages.length > 1 ? [stageText('page', { page: page + 1, of: pages.length })] : []),
            ...(sentences.length > shown.length ? [stageText('shown-of', { shown: shown.length, n: sentences.length })] : []),
            stageText('votes', { n: result.turnout }),
          ].join(' · ')}
        </p>
      </footer>`;
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
      <h2>${stageText(title[field])}</h2>
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
        .support=${{ threshold: this.result.threshold, sectors: option.sectors }}
        beam=${field === 'shared' ? 'none' : 'line'}
      ></ls-hall-pillars>
    </li>`;
  }
}

/** The result in one sentence. */
const titleOf = (sentences: readonly ResultSentence[]): string => {
  const carried = sentences.filter(({ field }) => field === 'shared').length;
  const n = sentences.length;
  if (carried === 0) return stageText('result-none');
  return carried === 1 && n > 1 ? stageText('result-only', { n }) : stageText('result-shared', { carried, n });
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-result': PictureResult;
  }
}
