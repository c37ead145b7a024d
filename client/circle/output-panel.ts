import { consume } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { shortChecksum } from '../../shared/locale/formats-de.ts';
import { icon, iconDownload, iconExternalLink, iconFileText, iconLock, type Icon } from '../elements/icon.ts';
import { circleStyles } from './circle-styles.ts';
import { t } from './circle-words.ts';
import { offlineContext } from './contexts.ts';

/** The Haltung as a file, and the record that proves it. */
@customElement('ls-output-panel')
export class OutputPanel extends LitElement {
  static override styles = [
    ...circleStyles,
    css`
      section {
        padding: 18px 20px 16px;
      }
      h2 {
        margin-block-end: 10px;
        font-size: 17px;
        font-weight: 800;
      }
      ul {
        display: grid;
        gap: 6px;
      }
      ul a {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 14px;
        align-items: center;
        min-block-size: 50px;
        padding: 4px 14px;
        border: 1px solid var(--rand);
        border-radius: var(--radius-control);
        color: inherit;
        line-height: 1.25;
        text-decoration: none;
      }
      ul a:hover strong {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      a[aria-disabled] {
        border-style: dashed;
        color: var(--tinte-2);
      }
      .meta {
        display: block;
      }
      .verify {
        color: inherit;
      }
      code {
        font-family: var(--font-mono);
        white-space: nowrap;
      }
      p {
        margin-block-start: 8px;
      }
    `,
  ];

  @property() process = '';
  /** Of the key that seals here; empty: not known yet. */
  @property({ attribute: 'key-id' }) keyId = '';
  @consume({ context: offlineContext, subscribe: true }) @state() private offline = false;

  override render(): TemplateResult {
    const base = `/api/v1/processes/${this.process}`;
    return html`<section aria-labelledby="title">
      <h2 id="title">${t('output')}</h2>
      <ul>
        ${this.#file(`${base}/documents/haltung.html?as=circle`, iconFileText, t('html'), t('htmlFor'), '')}
        ${this.#file(`${base}/documents/haltung.md?as=circle`, iconFileText, t('markdown'), t('markdownFor'), 'haltung.md')} ${this.#file(`${base}/record?as=circle`, iconLock, t('record'), t('recordFor'), 'record.json')}
      </ul>
      <p class="meta">${this.keyId === '' ? '' : html`${t('sealKey')} <code>${shortChecksum(this.keyId)}</code><br />`}<a class="verify" href="/verify" target="_blank" rel="noopener">${t('verify')}</a></p>
      ${this.offline ? html`<p>${t('outputOffline')}</p>` : ''}
    </section>`;
  }

  /** `saveAs` empty: opens beside this page instead of being saved. */
  #file(href: string, shape: Icon, name: string, purpose: string, saveAs: string): TemplateResult {
    const inside = html`${icon(shape)}<span><strong>${name}</strong><span class="meta">${purpose}</span></span>${icon(saveAs === '' ? iconExternalLink : iconDownload)}`;
    if (this.offline) return html`<li><a role="link" aria-disabled="true">${inside}</a></li>`;
    return saveAs === '' ? html`<li><a href=${href} target="_blank" rel="noopener">${inside}</a></li>` : html`<li><a href=${href} download=${saveAs}>${inside}</a></li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-output-panel': OutputPanel;
  }
}
