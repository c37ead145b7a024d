import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Sector } from '../../../shared/domain/sector.ts';
import type { BallotView, ResultView } from '../../../shared/protocol/view.ts';
import { LaterElement } from '../later-element.ts';
import { ballotLabel } from './ballot-label.ts';
import { resultLines } from './result-lines.ts';
import { resultNumbers } from './result-numbers.ts';
import './result-option.ts';
import './vote-check.ts';

/** A phone shows so many options at once; the rest when somebody wants them. */
const optionsAtOnceMax = 60;

/** A closed ballot as text: what came out, who took part, and whether the own vote is among them. */
@customElement('ls-phone-result')
export class PhoneResult extends LaterElement {
  @property({ attribute: false }) ballot: BallotView | null = null;
  @property({ attribute: false }) result: ResultView | null = null;
  @property({ attribute: false }) sectors: readonly Sector[] = [];
  /** Number of the own paper, as far as this phone knows it. */
  @property() tracker: string | null = null;

  @state() private all = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('ballot') && changed.get('ballot')?.id !== this.ballot?.id) this.all = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { ballot, result, words } = this;
    if (ballot === null || result === null) return nothing;
    const lines = resultLines(result, { tell: this.tell, language: words.language, sectors: this.sectors });
    const rule = this.#rule(result);
    const shown = this.all ? lines : lines.slice(0, optionsAtOnceMax);
    return html`<div class="sheet stack">
      <p class="small">${ballotLabel(ballot, this.tell)}</p>
      ${ballot.title === '' ? nothing : html`<p class="ballot-title" dir="auto">${ballot.title}</p>`}
      <h1 class="title">${this.tell('result')}</h1>
      <div class="stack-small">
        ${this.#turnout(result).map((sentence) => html`<p>${sentence}</p> `)} ${rule === '' ? nothing : html`<p class="small">${rule}</p>`}
      </div>
      <ol class="results">
        ${repeat(shown, ({ id }) => id, (line) => html`<li><ls-result-option .words=${words} .line=${line} .sectors=${this.sectors}></ls-result-option></li>`)}
      </ol>
      ${shown.length === lines.length ? nothing : html`<button class="button" type="button" @click=${this.#showAll}>${this.tell('resultAll', { n: lines.length })}</button>`}
      ${this.tracker === null ? nothing : html`<ls-vote-check .words=${words} .ballot=${ballot.id} .tracker=${this.tracker}></ls-vote-check>`}
    </div>`;
  }

  #turnout({ turnout, invalid, tickets, onTicket, byHand }: ResultView): readonly string[] {
    return [
      this.tell('resultTurnout', { n: turnout }),
      ...(tickets === null ? [] : [this.tell('resultTickets', { n: tickets })]),
      ...(invalid === 0 ? [] : [this.tell('resultInvalid', { n: invalid })]),
      ...(onTicket + byHand === 0 ? [] : [this.tell('resultEntered', { n: onTicket + byHand })]),
    ];
  }

  /** How it was counted, where the words below need it. */
  #rule({ kind, threshold, options }: ResultView): string {
    if (kind === 'agreement') return this.tell('ruleSupport', { threshold: resultNumbers(this.words.language).share(threshold) });
    if (kind === 'resistance') return this.tell('ruleResistance', { threshold: resultNumbers(this.words.language).share(threshold) });
    return kind === 'ranking' ? this.tell('ruleRanking', { first: options.length - 1 }) : '';
  }

  readonly #showAll = (): void => {
    this.all = true;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-phone-result': PhoneResult;
  }
}
