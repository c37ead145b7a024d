import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { deskStyles } from './desk-styles.ts';
import './connected-list.ts';
import './next-step.ts';
import './stage-preview.ts';
import './timer-control.ts';

/** Right column: what the hall sees, the time, the next step, who is here. */
@customElement('ls-console-side')
export class ConsoleSide extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      .side {
        display: grid;
        gap: 14px;
        padding: 16px 18px 24px;
      }
      .side > * + * {
        padding-block-start: 14px;
        border-block-start: 1px solid var(--linie);
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<div class="side">
      <ls-stage-preview></ls-stage-preview>
      <ls-timer-control></ls-timer-control>
      <ls-next-step></ls-next-step>
      <ls-connected-list></ls-connected-list>
    </div>`;
  }

  focusNext(): void {
    this.renderRoot.querySelector('ls-next-step')?.focusButton();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-console-side': ConsoleSide;
  }
}
