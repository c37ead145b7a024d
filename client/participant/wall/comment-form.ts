import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PhoneStorage } from '../../connection/phone-storage.ts';
import { announce } from '../announce.ts';
import { countGraphemes } from '../graphemes.ts';
import { LaterElement } from '../later-element.ts';
import { trouble } from '../trouble.ts';

/**
 * The oval in which a comment is written. What is typed is kept on the phone at every stroke under `draftKey`.
 *
 * Fires `pin` with the text; whoever listens calls `done` once it is safe in the outbox. Fires `stop` when it is given up.
 */
@customElement('ls-comment-form')
export class CommentForm extends LaterElement {
  @property({ type: Number }) graphemesMax = 140;
  @property({ attribute: false }) storage: PhoneStorage | null = null;
  @property() draftKey = '';
  @property({ type: Boolean }) hasSector = false;

  @state() private text = '';
  @state() private empty = false;
  /** Said once when the limit is passed. */
  #wasOver = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('draftKey') || changed.has('storage')) this.text = this.storage?.get(this.draftKey) ?? '';
  }

  override render(): TemplateResult {
    const { words } = this;
    const count = countGraphemes(this.text);
    const over = count - this.graphemesMax;
    const id = `comment-${this.draftKey}`;
    return html`<form class="stack" @submit=${this.#submit} novalidate>
      <div class="oval">
        <label for=${id}>${this.tell('commentLabel')}</label>
        <textarea
          id=${id}
          dir="auto"
          rows="1"
          aria-invalid=${over > 0 || this.empty ? 'true' : 'false'}
          aria-describedby="${id}-help ${id}-trouble"
          .value=${this.text}
          @input=${this.#input}
          @keydown=${this.#keydown}
        ></textarea>
      </div>
      <div class="row small" id="${id}-help">
        <span>${this.tell(this.hasSector ? 'commentHelp' : 'commentHelpNone')}</span><span class=${over > 0 ? 'over' : ''}>${words.say('count', { count, max: this.graphemesMax })}</span>
      </div>
      <div id="${id}-trouble" class="form-trouble">${over > 0 ? trouble(this.tell('commentTooLong', { n: over }), nothing, false) : this.empty ? trouble(words.say('noText')) : nothing}</div>
      <div class="ways">
        <button class="button primary" type="submit">${this.tell('commentPin')}</button>
        <button class="button" type="button" @click=${this.#stop}>${this.tell('commentStop')}</button>
      </div>
    </form>`;
  }

  override updated(): void {
    const over = countGraphemes(this.text) - this.graphemesMax;
    if (over > 0 && !this.#wasOver) announce(this, this.tell('commentTooLong', { n: over }));
    this.#wasOver = over > 0;
    const field = this.#field;
    if (field === null || CSS.supports('field-sizing', 'content')) return;
    field.style.setProperty('block-size', 'auto');
    field.style.setProperty('block-size', `${field.scrollHeight}px`);
  }

  override focus(): void {
    void this.updateComplete.then(() => this.#field?.focus());
  }

  /** The text is safe. */
  done(): void {
    this.storage?.remove(this.draftKey);
    this.text = '';
  }

  get #field(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  readonly #input = (): void => {
    this.text = this.#field?.value ?? '';
    this.empty = false;
    if (this.text === '') this.storage?.remove(this.draftKey);
    else this.storage?.set(this.draftKey, this.text);
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event);
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const text = this.text.trim();
    this.empty = text === '';
    if (this.empty || countGraphemes(text) > this.graphemesMax) {
      this.#field?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent('pin', { detail: text }));
  };

  readonly #stop = (): void => {
    this.done();
    this.dispatchEvent(new CustomEvent('stop'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-comment-form': CommentForm;
  }
}
