import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { rootStyles, shapeStyles } from '../styles/shared-styles.ts';
import '../elements/logo.ts';

/** A full-size sentence instead of a picture: what is the matter, what to do. Never an error dialog. */
@customElement('ls-stage-notice')
export class StageNotice extends LitElement {
  static override styles = [
    rootStyles,
    shapeStyles,
    css`
      :host {
        position: fixed;
        inset: 0;
      }
      main {
        display: grid;
        gap: 3rem;
        align-content: center;
        block-size: 100%;
        padding: 6rem;
        color: var(--tinte);
      }
      ls-logo {
        font-size: 3rem;
      }
      h1 {
        max-inline-size: 20em;
        font-size: 5rem;
        font-weight: 800;
        line-height: 1.1;
        letter-spacing: -0.014em;
      }
      p {
        max-inline-size: 30em;
        font-size: 3rem;
        font-weight: 600;
        line-height: 1.25;
      }
      ::slotted(ul) {
        display: grid;
        gap: 1rem;
        font-size: 3rem;
        font-weight: 700;
      }
    `,
  ];

  @property() what = '';
  @property() next = '';

  override render(): TemplateResult {
    return html`<main class="pack" role="status">
      <ls-logo></ls-logo>
      <h1>${this.what}</h1>
      <p>${this.next}</p>
      <slot></slot>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-stage-notice': StageNotice;
  }
}
