import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { rootStyles } from '../styles/shared-styles.ts';
import { icon, iconCircleAlert, iconInfo } from './icon.ts';

/**
 * Says what happened and what to do next: `<ls-message-box kind="error"><strong>What happened.</strong> What to do.</ls-message-box>`.
 * A way out as a button goes into the slot `action`. Errors are announced at once, hints when there is time.
 */
@customElement('ls-message-box')
export class MessageBox extends LitElement {
  static override styles = [
    rootStyles,
    css`
      .box {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 10px;
        align-items: start;
        padding: 12px 14px;
        border: 2px solid var(--tinte);
        border-radius: var(--radius-control);
        background: var(--papier);
        color: var(--tinte);
        overflow-wrap: anywhere;
      }
      .box.error {
        border-color: var(--rot);
      }
      .error .icon {
        color: var(--rot);
      }
      .action {
        grid-column: 2;
      }
    `,
  ];

  @property() kind: 'error' | 'hint' = 'hint';

  override render(): TemplateResult {
    const isError = this.kind === 'error';
    return html`<div class="box ${this.kind}" role=${isError ? 'alert' : 'status'}>
      ${icon(isError ? iconCircleAlert : iconInfo)}
      <div><slot></slot></div>
      <div class="action"><slot name="action"></slot></div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-message-box': MessageBox;
  }
}
