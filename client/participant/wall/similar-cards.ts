import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { request } from '../../connection/api.ts';
import { announce } from '../announce.ts';
import { countGraphemes } from '../graphemes.ts';
import { LaterElement } from '../later-element.ts';

interface SimilarCard {
  readonly id: string;
  readonly text: string;
}

/** Shorter texts are like too many others. */
const graphemesMin = 12;
/** Somebody who rests this long is reading or thinking. */
const restMs = 1_200;

/**
 * What hangs on the board already that is like the card being written. Listens to the form beside it, asks when somebody
 * stops typing, and is never in the way: no focus, no button, and no word when it cannot ask.
 */
@customElement('ls-similar-cards')
export class SimilarCards extends LaterElement {
  @property() board = '';
  @property({ type: Boolean }) offline = false;

  @state() private cards: readonly SimilarCard[] = [];
  #form: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | null = null;
  #asked = '';
  /** Said once for each card that is written. */
  #said = false;
  #notBeforeMs = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#form = this.parentElement;
    this.#form?.addEventListener('input', this.#typed);
    // Does not bubble; on its way down it passes here all the same.
    this.#form?.addEventListener('pin', this.#begin, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#form?.removeEventListener('input', this.#typed);
    this.#form?.removeEventListener('pin', this.#begin, true);
    this.#begin();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('board') || this.offline) this.#begin();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.cards.length === 0) return nothing;
    return html`<section class="similar" aria-labelledby="similar">
      <h2 id="similar">${this.tell('similar')}</h2>
      <ul>
        ${this.cards.map(({ text }) => html`<li class="card sign-none" dir="auto">${text}</li>`)}
      </ul>
      <p class="small">${this.tell('similarHelp')}</p>
    </section>`;
  }

  /** The text was sent or is another one now. */
  readonly #begin = (): void => {
    this.#forget();
    this.#said = false;
  };

  #forget(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = null;
    this.#asked = '';
    if (this.cards.length > 0) this.cards = [];
  }

  readonly #typed = ({ target }: Event): void => {
    if (!(target instanceof HTMLTextAreaElement) || target.closest('ls-card-form.main') === null || this.offline) return;
    clearTimeout(this.#timer);
    const text = target.value.trim();
    if (countGraphemes(text) < graphemesMin) this.#forget();
    else this.#timer = setTimeout(() => void this.#ask(text), restMs);
  };

  async #ask(text: string): Promise<void> {
    if (text === this.#asked || Date.now() < this.#notBeforeMs) return;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const answer = await request<{ readonly cards: readonly SimilarCard[] }>('POST', `/api/v1/boards/${this.board}/similar`, { as: 'participant', body: { text }, signal: asking.signal });
    if (asking.signal.aborted) return;
    if (!answer.ok) {
      // It is only a comfort: what was found before goes, and nobody hears why.
      this.#notBeforeMs = Date.now() + (answer.retryAfterMs ?? 0);
      this.cards = [];
      return;
    }
    this.#asked = text;
    this.cards = answer.value.cards;
    if (this.cards.length === 0 || this.#said) return;
    this.#said = true;
    announce(this, this.tell('similarSaid', { n: this.cards.length }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-similar-cards': SimilarCards;
  }
}
