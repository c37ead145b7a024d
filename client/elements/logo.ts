import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** The product mark, a closed Tragwerk, and its name; as large as the text around it. `<ls-logo mark-only>` leaves the name out. */
@customElement('ls-logo')
export class Logo extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.45em;
      font-weight: 800;
      line-height: 1;
    }
    svg {
      flex: none;
      block-size: 1.05em;
      inline-size: auto;
    }
  `;

  @property({ type: Boolean, attribute: 'mark-only' }) markOnly = false;

  override render(): TemplateResult {
    return html`<svg viewBox="0 0 38 26" fill="currentColor" aria-hidden="true" focusable="false">
        <path d="M0 0h38v5H0zM1.4 6.5h6v19.5h-6zM8.7 6.5h6v19.5h-6zM16 6.5h6v19.5h-6zM23.3 6.5h6v19.5h-6zM30.6 6.5h6v19.5h-6z" />
      </svg>
      ${this.markOnly ? nothing : html`<span>Leitsatz</span>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-logo': Logo;
  }
}
