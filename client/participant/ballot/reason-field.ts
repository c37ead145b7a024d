import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countGraphemes } from '../graphemes.ts';
import { LaterElement } from '../later-element.ts';
import { trouble } from '../trouble.ts';
import { reasonGraphemesMax } from '../../../shared/domain/limits.ts';

/** Words to a choice, in the oval of comments and objections. Fires `written` with the text at every stroke. */
@customElement('ls-reason-field')
export class ReasonField extends LaterElement {
  @property() label = '';
  @property() help = '';
  @property() text = '';
  @property({ type: Boolean }) needed = false;

  override render(): TemplateResult {
    const over = countGraphemes(this.text) - reasonGraphemesMax;
    return html`<div class="oval">
        <label for="reason">${this.label}</label>
        <textarea
          id="reason"
          dir="auto"
          rows="1"
          aria-required=${this.needed ? 'true' : 'false'}
          aria-invalid=${over > 0 ? 'true' : 'false'}
          aria-describedby="reason-help"
          .value=${this.text}
          @input=${this.#input}
        ></textarea>
      </div>
      <p class="small oval-help" id="reason-help">${this.help}</p>
      ${over > 0 ? trouble(this.tell('reasonTooLong', { n: over }), nothing, false) : nothing}`;
  }

  override firstUpdated(): void {
    // It comes with a tap further up, and may lie below the edge.
    this.scrollIntoView({ block: 'nearest' });
  }

  override updated(): void {
    const field = this.querySelector('textarea');
    if (field === null || CSS.supports('field-sizing', 'content')) return;
    field.style.setProperty('block-size', 'auto');
    field.style.setProperty('block-size', `${field.scrollHeight}px`);
  }

  readonly #input = (event: Event): void => {
    if (event.target instanceof HTMLTextAreaElement) this.dispatchEvent(new CustomEvent('written', { detail: event.target.value }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-reason-field': ReasonField;
  }
}
