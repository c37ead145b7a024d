import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { codeInGroups } from '../../shared/locale/formats-de.ts';
import { stageText } from '../../shared/locale/stage-de.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import '../elements/qr-code.ts';

/** QR and code side by side, on white: the way in for whoever comes late. `large` fills half the picture. */
@customElement('ls-code-box')
export class CodeBox extends LitElement {
  static override styles = [
    rootStyles,
    css`
      :host {
        flex: none;
        padding: 0.3rem 1.8rem 0.3rem 0.3rem;
        border-radius: var(--radius-card);
        background: var(--papier);
        box-shadow: var(--shadow-card);
      }
      .box {
        display: grid;
        grid-template-columns: auto auto;
        gap: 0;
        align-items: center;
      }
      ls-qr-code {
        inline-size: 14.2rem;
      }
      .words {
        font-size: var(--text-least);
        font-weight: 600;
        line-height: 1.12;
      }
      .code {
        font-size: 4.2rem;
        font-weight: 800;
        line-height: 1.1;
        letter-spacing: -0.01em;
        white-space: nowrap;
      }
      .host {
        white-space: nowrap;
      }
      :host([large]) {
        padding: 0.5rem 0.5rem 2.2rem;
      }
      :host([large]) .box {
        grid-template-columns: auto;
        justify-items: center;
        text-align: center;
      }
      :host([large]) ls-qr-code {
        inline-size: min(100%, 28rem);
      }
    `,
  ];

  @property() joinUrl = '';
  @property() host = '';
  @property() code = '';
  @property({ type: Boolean, reflect: true }) large = false;

  override render(): TemplateResult {
    const code = codeInGroups(this.code);
    return html`<div class="box">
      <ls-qr-code text=${this.joinUrl} label=${stageText('qr', { host: this.host, code })}></ls-qr-code>
      <div class="words">
        <p class="login">${stageText('join-in')}<br />${stageText('no-login')}</p>
        <p class="code">${code}</p>
        <p class="host">${this.host}</p>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-code-box': CodeBox;
  }
}
