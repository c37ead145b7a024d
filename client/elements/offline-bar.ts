import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../../shared/locale/catalogue.ts';
import { offlineBarDe } from '../../shared/locale/connection.ts';
import { clockTime } from '../../shared/locale/formats-de.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import { icon, iconWifiOff } from './icon.ts';

/** Over a desk's work while the server cannot be reached: since when, and in the slot what goes on all the same. Always on the page, so that it is read out when it appears. */
@customElement('ls-offline-bar')
export class OfflineBar extends LitElement {
  static override styles = [
    rootStyles,
    css`
      :host {
        display: block;
      }
      p {
        display: flex;
        gap: 10px;
        align-items: center;
        padding: 10px 20px;
        border-block-end: 2px solid var(--tinte);
        background: var(--stift-1);
      }
      .icon {
        inline-size: 20px;
        block-size: 20px;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  /** This device's clock; null while there is a connection. */
  @property({ attribute: false }) sinceMs: number | null = null;

  override render(): TemplateResult {
    return html`<div role="status">
      ${this.sinceMs === null ? nothing : html`<p>${icon(iconWifiOff)}<span><strong>${say(offlineBarDe, 'de', 'since', { time: clockTime(this.sinceMs) })}</strong> <slot></slot></span></p>`}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-offline-bar': OfflineBar;
  }
}
