import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ranked, type OptionResult } from '../../shared/domain/ballot.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { supportSentence } from '../../shared/locale/tragwerk.ts';
import type { BallotView, ResultView } from '../../shared/protocol/view.ts';
import '../elements/tragwerk-glyph.ts';
import { LaterElement } from './later-element.ts';

/** A closed ballot: sentences ranked by their weakest sector, each with its pillars and its words. */
@customElement('ls-phone-result')
export class PhoneResult extends LaterElement {
  @property({ attribute: false }) ballot: BallotView | null = null;
  @property({ attribute: false }) result: ResultView | null = null;
  @property({ attribute: false }) sectors: readonly Sector[] = [];

  override render(): TemplateResult | typeof nothing {
    const { ballot, result, words } = this;
    if (ballot === null || result === null) return nothing;
    const threshold = new Intl.NumberFormat(words.language, { style: 'percent', maximumFractionDigits: 1 }).format(result.threshold);
    return html`<div class="sheet stack">
      <p class="small"><span class="oval-label">${this.tell('strawPoll')}</span></p>
      ${ballot.title === '' ? nothing : html`<p class="small" dir="auto">${ballot.title}</p>`}
      <h1 class="title">${this.tell('result')}</h1>
      <p>${this.tell('resultTurnout', { n: result.turnout, threshold })}</p>
      <ol class="results">
        ${ranked(result.options).map((option) => this.#option(option, result.threshold))}
      </ol>
    </div>`;
  }

  #option(option: OptionResult, threshold: number): TemplateResult {
    const { words } = this;
    const support = { threshold, sectors: option.sectors };
    const { yes, no, abstain } = option.total;
    return html`<li class="result">
      <ls-tragwerk-glyph size="card" aria-hidden="true" .sectors=${this.sectors} .support=${support} .language=${words.language}></ls-tragwerk-glyph>
      <div class="stack-small">
        <p class="result-text" dir="auto">${option.text}</p>
        <p class="result-words">${supportSentence(this.sectors, support, words.language)}</p>
        <p class="small">${this.tell('votes', { yes, no, abstain })}</p>
      </div>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-phone-result': PhoneResult;
  }
}
