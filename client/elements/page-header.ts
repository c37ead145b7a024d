import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { rootStyles } from '../styles/shared-styles.ts';
import './logo.ts';

/** Head of a desk page: mark, the process, and at the end who sits here (slot `end`). */
@customElement('ls-page-header')
export class PageHeader extends LitElement {
  static override styles = [
    rootStyles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 4px 16px;
        min-block-size: 56px;
        padding-block: 6px;
        padding-inline: 20px;
        border-block-end: 1px solid var(--linie);
        background: var(--papier);
      }
      .place {
        display: flex;
        align-items: center;
        gap: 16px;
        min-inline-size: 0;
      }
      ls-logo {
        flex: none;
        font-size: 19px;
      }
      .name {
        min-inline-size: 0;
        padding-inline-start: 16px;
        border-inline-start: 1px solid var(--linie);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      @media print {
        header {
          display: none;
        }
      }
    `,
  ];

  /** Title of the process; empty while there is none. */
  @property() name = '';

  override render(): TemplateResult {
    return html`<header>
      <div class="place">
        <ls-logo></ls-logo>
        ${this.name === '' ? nothing : html`<p class="name"><bdi>${this.name}</bdi></p>`}
      </div>
      <slot name="end"></slot>
    </header>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-page-header': PageHeader;
  }
}
