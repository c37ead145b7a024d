import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SectorSign } from '../../shared/domain/sector.ts';
import type { PhoneStorage } from '../connection/phone-storage.ts';
import { icon, iconPin } from '../elements/icon.ts';
import '../elements/sector-sign.ts';
import { announce } from './announce.ts';
import { countGraphemes } from './graphemes.ts';
import { LightElement } from './light-element.ts';
import { sectorClass } from './sector-class.ts';
import { trouble } from './trouble.ts';

/**
 * The writing surface of a card. What is typed is kept on the phone at every stroke under `draftKey`.
 *
 * Fires `pin` with the text; whoever listens calls `done` once the text is safe in the outbox. Fires `stop`
 * when a change is given up. Typing and pasting are never blocked, only sending is.
 */
@customElement('ls-card-form')
export class CardForm extends LightElement {
  @property({ attribute: false }) sign: SectorSign | null = null;
  @property({ type: Number }) graphemesMax = 140;
  @property({ attribute: false }) storage: PhoneStorage | null = null;
  @property() draftKey = '';
  /** The text to change; empty for a new card. */
  @property() original = '';
  @property({ type: Boolean }) changing = false;
  /** Why nothing more can be taken: stands below the button. */
  @property({ attribute: false }) notice: TemplateResult | typeof nothing = nothing;

  @state() private text = '';
  @state() private empty = false;
  /** Said once when the limit is passed, not at every stroke after. */
  #wasOver = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('draftKey') || changed.has('storage')) this.text = this.storage?.get(this.draftKey) ?? this.original;
  }

  override render(): TemplateResult {
    const { words } = this;
    const count = countGraphemes(this.text);
    const over = Math.max(0, count - this.graphemesMax);
    const fieldId = `text-${this.draftKey}`;
    return html`<form class="stack" @submit=${this.#submit} novalidate>
      <div class="card card-field ${sectorClass(this.sign)}">
        ${this.sign === null ? nothing : html`<ls-sector-sign class="pin" .sign=${this.sign} size="26"></ls-sector-sign>`}
        <label class="small" for=${fieldId}>${words.say('yourCard')}</label>
        <textarea
          id=${fieldId}
          dir="auto"
          rows="3"
          enterkeyhint="enter"
          aria-invalid=${over > 0 || this.empty ? 'true' : 'false'}
          aria-describedby="${fieldId}-count ${fieldId}-trouble"
          .value=${this.text}
          @input=${this.#input}
          @keydown=${this.#keydown}
        ></textarea>
        <div class="row small">
          <span>${words.say('oneThought')}</span>
          <span id="${fieldId}-count" class=${over > 0 ? 'over' : ''}>${words.say('count', { count, max: this.graphemesMax })}</span>
        </div>
      </div>
      <div id="${fieldId}-trouble" class="form-trouble">
        ${over > 0 ? trouble(words.say('tooLong', { n: over }), nothing, false) : this.empty ? trouble(words.say('noText')) : nothing}
      </div>
      <button class="button primary" type="submit">${icon(iconPin)} ${words.say(this.changing ? 'pinChange' : 'pin')}</button>
      ${this.changing ? html`<button class="button" type="button" @click=${this.#stop}>${words.say('stopChange')}</button>` : nothing} ${this.notice}
    </form>`;
  }

  override updated(): void {
    const over = countGraphemes(this.text) - this.graphemesMax;
    if (over > 0 && !this.#wasOver) announce(this, this.words.say('tooLong', { n: over }));
    this.#wasOver = over > 0;
    const field = this.#field;
    if (field === null || CSS.supports('field-sizing', 'content')) return;
    field.style.setProperty('block-size', 'auto');
    field.style.setProperty('block-size', `${field.scrollHeight}px`);
  }

  override focus(): void {
    this.#field?.focus();
  }

  /** The text is safe: the surface is empty for the next thought. */
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
    if (this.text === '' || this.text === this.original) this.storage?.remove(this.draftKey);
    else this.storage?.set(this.draftKey, this.text);
    this.dispatchEvent(new CustomEvent('draft'));
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
    'ls-card-form': CardForm;
  }
}
