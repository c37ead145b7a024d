import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { BallotOption, ChoiceValue } from '../../../shared/domain/ballot.ts';
import { icon, iconCheck } from '../../elements/icon.ts';
import { trouble } from '../trouble.ts';
import { KindPaper } from './kind-paper.ts';

/** Sentences that are shown as separate marks in the progress bar; more become one bar. */
const marksMax = 20;

/** One sentence per screen: what is asked about it comes from the kind. */
export abstract class SentencePaper extends KindPaper {
  /** Why the way on is barred; said once somebody tried it. */
  @state() private complaint = '';

  protected abstract readonly question: string;
  protected abstract answers(option: BallotOption, chosen: ChoiceValue | null): TemplateResult;

  /** Why this sentence cannot be left as it is; empty when it can. */
  protected barred(_option: BallotOption): string {
    return '';
  }

  /** Stands above the sentence: what it is besides. */
  protected remark(_option: BallotOption): TemplateResult | typeof nothing {
    return nothing;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('place')) this.complaint = '';
  }

  override render(): TemplateResult | typeof nothing {
    const option = this.options[this.place];
    if (option === undefined) return nothing;
    const chosen = this.paper?.get(option.id) ?? null;
    const of = this.options.length;
    return html`${of === 1 ? nothing : this.#way(of)} ${this.remark(option)}
      <p class="wording" id="wording" dir="auto" ?data-start=${of === 1} tabindex="-1">${option.text}</p>
      <fieldset aria-describedby="wording">
        <legend>${this.question}</legend>
        ${this.answers(option, chosen)}
      </fieldset>
      ${this.complaint === '' ? nothing : trouble(this.complaint)}
      ${chosen === null ? nothing : html`<button class="link" type="button" @click=${() => this.mark(option.id, null)}>${this.tell('takeBack')}</button>`}
      <div class="steps">
        ${this.place === 0 ? nothing : html`<button class="button" type="button" @click=${() => this.turn(this.place - 1)}>${this.tell('back')}</button>`}
        <button class="button primary" type="button" @click=${() => this.#next(option)}>${this.tell('next')}</button>
      </div>`;
  }

  /** One answer to choose from. */
  protected answer(option: string, value: ChoiceValue, chosen: boolean, words: TemplateResult | string): TemplateResult {
    return html`<label class="vote">
      <input type="radio" name=${`vote-${option}`} .checked=${chosen} @change=${() => this.mark(option, value)} />
      <span>${chosen ? icon(iconCheck) : nothing} ${words}</span>
    </label>`;
  }

  protected override mark(option: string, value: ChoiceValue | null): void {
    this.complaint = '';
    super.mark(option, value);
  }

  protected write(option: string, text: string): void {
    this.complaint = '';
    this.paper?.write(option, text);
    this.marked();
  }

  /** Where in the list this is, and a short way to its end. */
  #way(of: number): TemplateResult {
    return html`${this.#progress(of)}
      <div class="row sentence-row">
        <p class="small" data-start tabindex="-1">${this.tell('sentence', { number: this.place + 1, of })}</p>
        <button class="link" type="button" @click=${this.review}>${this.tell('review')}</button>
      </div>`;
  }

  #progress(of: number): TemplateResult {
    if (of > marksMax) return html`<progress class="progress-line" max=${of} value=${this.place + 1} aria-hidden="true"></progress>`;
    return html`<div class="marks" aria-hidden="true">${this.options.map((_, place) => html`<span class=${place <= this.place ? 'on' : ''}></span>`)}</div>`;
  }

  #next(option: BallotOption): void {
    this.complaint = this.barred(option);
    if (this.complaint !== '') this.querySelector('textarea')?.focus();
    else if (this.place + 1 < this.options.length) this.turn(this.place + 1);
    else this.review();
  }
}
