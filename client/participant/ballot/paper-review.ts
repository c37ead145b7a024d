import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BallotOption } from '../../../shared/domain/ballot.ts';
import type { BallotView } from '../../../shared/protocol/view.ts';
import { icon, iconCheck, iconInfo, iconLock, iconMinus } from '../../elements/icon.ts';
import { countGraphemes } from '../graphemes.ts';
import { LaterElement } from '../later-element.ts';
import { trouble } from '../trouble.ts';
import { choiceWords } from './choice-words.ts';
import { asksBySentence } from './kind-paper.ts';
import type { PaperChoices } from './paper-choices.ts';
import { reasonGraphemesMax } from '../../../shared/domain/limits.ts';

/**
 * The paper before it is given away: every option for a binding ballot and for sentences, else only what is marked.
 * Fires `turn` with the place of a sentence (or -1 for the whole paper), `cast`, and `keep` to leave an arrived paper as it is.
 */
@customElement('ls-paper-review')
export class PaperReview extends LaterElement {
  @property({ attribute: false }) ballot: BallotView | null = null;
  @property({ attribute: false }) options: readonly BallotOption[] = [];
  @property({ attribute: false }) paper: PaperChoices | null = null;
  /** The paper changes one that has arrived. */
  @property({ type: Boolean }) again = false;

  /** What bars the way, said once somebody tried it. */
  @state() private complaint = '';

  override render(): TemplateResult | typeof nothing {
    const { ballot, paper } = this;
    if (ballot === null || paper === null) return nothing;
    const blank = paper.size === 0;
    const rows = this.#rows(ballot, paper);
    return html`<h2 class="title" data-start tabindex="-1">${this.tell('review')}</h2>
      ${blank ? html`<p class="box note">${icon(iconInfo)} <span>${this.tell('reviewBlank')}</span></p>` : html`<p>${this.#summary(ballot, paper)}</p>`}
      ${rows.length === 0 ? nothing : html`<ol class="review">${rows.map((option) => this.#row(ballot, paper, option))}</ol>`}
      <p class="note">${ballot.mode === 'binding' ? html`${icon(iconLock)} <span><strong>${this.tell('reviewFinal')}</strong> ${this.tell('reviewFinalHelp')}</span>` : html`${icon(iconInfo)} <span>${this.tell('reviewStraw')}</span>`}</p>
      ${this.complaint === '' ? nothing : trouble(this.complaint)}
      <div class="steps">
        ${this.again ? html`<button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent('keep'))}>${this.words.say('stopChange')}</button>` : nothing}
        <button class="button" type="button" @click=${() => this.#change(asksBySentence(ballot.kind) ? this.options.length - 1 : -1)}>
          ${asksBySentence(ballot.kind) ? this.tell('back') : this.words.say('change')}
        </button>
        <button class="button primary" type="button" @click=${this.#cast}>${this.tell(blank ? 'castBlank' : castWords[ballot.kind])}</button>
      </div>`;
  }

  #rows({ kind, mode }: BallotView, paper: PaperChoices): readonly BallotOption[] {
    const marked = this.options.filter(({ id }) => paper.get(id) !== null);
    const rows = mode === 'binding' || asksBySentence(kind) ? this.options : marked;
    if (kind !== 'ranking') return rows;
    const placed = paper.ranked.flatMap((id) => rows.find((option) => option.id === id) ?? []);
    return [...placed, ...rows.filter(({ id }) => paper.get(id) === null)];
  }

  #row(ballot: BallotView, paper: PaperChoices, option: BallotOption): TemplateResult {
    const { id, text } = option;
    const value = paper.get(id);
    const reason = paper.asks(id) === 'no' ? '' : paper.reason(id).trim();
    const place = this.options.indexOf(option);
    return html`<li>
      <p dir="auto" class="review-text">${text}</p>
      <span class="review-vote ${value === null ? 'none' : ''}">${icon(value === null ? iconMinus : iconCheck)} ${choiceWords(ballot.kind, value, this.tell)}</span>
      ${
        asksBySentence(ballot.kind)
          ? html`<button class="link" type="button" aria-label=${this.tell('reviewChange', { number: place + 1 })} @click=${() => this.#change(place)}>${this.words.say('change')}</button>`
          : nothing
      }
      ${reason === '' ? nothing : html`<p class="review-reason" dir="auto">${reason}</p>`}
    </li>`;
  }

  #summary({ kind, rules }: BallotView, paper: PaperChoices): string {
    const n = this.options.length - paper.size;
    if (kind === 'dots') return this.tell('reviewDots', { n: rules.budget ?? 0, given: paper.sum });
    if (kind === 'ranking') return `${this.tell('rankLeft', { placed: paper.size, of: this.options.length })}. ${n === 0 ? '' : this.tell('reviewRanking')}`;
    return this.tell(kind === 'scale' ? 'reviewScale' : 'reviewHelp', { n });
  }

  #change(place: number): void {
    this.dispatchEvent(new CustomEvent('turn', { detail: place }));
  }

  readonly #cast = (): void => {
    const { paper } = this;
    if (paper === null) return;
    const place = this.options.findIndex(({ id }) => paper.lacksReason(id));
    const long = this.options.findIndex(({ id }) => paper.asks(id) !== 'no' && countGraphemes(paper.reason(id).trim()) > reasonGraphemesMax);
    this.complaint =
      place >= 0
        ? this.tell('reviewReason', { number: place + 1 })
        : long >= 0
          ? this.tell('reviewTooLong', { number: long + 1, max: reasonGraphemesMax })
          : '';
    if (this.complaint === '') this.dispatchEvent(new CustomEvent('cast'));
  };
}

const castWords = {
  agreement: 'cast',
  consent: 'cast',
  ranking: 'cast',
  scale: 'cast',
  dots: 'castDots',
  resistance: 'castResistance',
} as const;

declare global {
  interface HTMLElementTagNameMap {
    'ls-paper-review': PaperReview;
  }
}
