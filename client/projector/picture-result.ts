import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { resultText } from '../../shared/locale/result-de.ts';
import type { ResultView, StageView } from '../../shared/protocol/view.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import './consensus-map.ts';
import './one-proposal.ts';
import './ranked-rows.ts';
import './scale-field.ts';
import { asOfStyles } from './as-of.ts';
import { consentPlan, dotsPlan, rankingPlan, resistancePlan } from './ranked-plans.ts';
import { questionOf, resultFooter, resultFrameStyles, resultHeader } from './result-frame.ts';
import { stageStyles } from './stage-styles.ts';

/** What a closed ballot says, by its kind. Some kinds have two pictures: they take turns when their pages are through. */
@customElement('ls-picture-result')
export class PictureResult extends LitElement {
  static override styles = [
    rootStyles,
    stageStyles,
    asOfStyles,
    resultFrameStyles,
    css`
      :host([whole]) {
        display: block;
      }
      :host([whole]) > * {
        block-size: 100%;
      }
      .nobody {
        padding-block: 2rem;
        font-size: var(--text-strip);
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  @property({ attribute: false }) result!: ResultView;
  @property() asOf: string | null = null;
  /** One element fills the picture. */
  @property({ type: Boolean, reflect: true }) whole = false;
  /** Which of the kind's pictures is shown. */
  @state() private turn = 0;

  override willUpdate(): void {
    this.whole = this.result.turnout > 0;
  }

  override render(): TemplateResult {
    const pictures = this.result.turnout === 0 ? [this.#nobody()] : this.#pictures();
    return pictures[this.turn % pictures.length] ?? this.#nobody();
  }

  readonly #next = (): void => {
    this.turn += 1;
  };

  #pictures(): readonly TemplateResult[] {
    const { view, result, asOf } = this;
    switch (result.kind) {
      case 'agreement':
        return [this.#map()];
      case 'resistance':
        return result.options.length === 1
          ? [html`<ls-one-proposal .view=${view} .result=${result} .asOf=${asOf}></ls-one-proposal>`]
          : [html`<ls-ranked-rows .view=${view} .result=${result} .plan=${resistancePlan(view, result)} .asOf=${asOf} @ls-pages-end=${this.#next}></ls-ranked-rows>`, this.#map()];
      case 'consent':
        return result.options.length === 1
          ? [html`<ls-one-proposal .view=${view} .result=${result} .asOf=${asOf}></ls-one-proposal>`]
          : [html`<ls-ranked-rows .view=${view} .result=${result} .plan=${consentPlan(view, result)} .asOf=${asOf} @ls-pages-end=${this.#next}></ls-ranked-rows>`, this.#map()];
      case 'dots':
        return [html`<ls-ranked-rows .view=${view} .result=${result} .plan=${dotsPlan(view, result)} .asOf=${asOf}></ls-ranked-rows>`];
      case 'ranking':
        return [html`<ls-ranked-rows .view=${view} .result=${result} .plan=${rankingPlan(view, result)} .asOf=${asOf}></ls-ranked-rows>`];
      case 'scale':
        return [html`<ls-scale-field .view=${view} .result=${result} .asOf=${asOf}></ls-scale-field>`];
    }
  }

  #map(): TemplateResult {
    return html`<ls-consensus-map .view=${this.view} .result=${this.result} .asOf=${this.asOf} @ls-pages-end=${this.#next}></ls-consensus-map>`;
  }

  #nobody(): TemplateResult {
    return html`${resultHeader(resultText('nobody'), [], this.asOf, questionOf(this.view))}
      <main class="room"><p class="nobody">${resultText('nobody-next')}</p></main>
      ${resultFooter(this.result, nothing)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-result': PictureResult;
  }
}
