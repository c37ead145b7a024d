import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clockTime } from '../../shared/locale/formats-de.ts';
import type { PrincipleView } from '../../shared/protocol/view.ts';
import { amendmentStyles } from './amendment-styles.ts';
import { t } from './amendment-words.ts';
import { icon, iconLock } from './icon.ts';

/**
 * A sentence's versions in a line that ends in the lock: when, by whom, and how many amendments each took up. Fires
 * `ls-compare` with the version to compare the current one with; the current one itself: the usual comparison.
 */
@customElement('ls-version-line')
export class VersionLine extends LitElement {
  static override styles = [
    ...amendmentStyles,
    css`
      ol {
        display: grid;
        grid-auto-columns: minmax(112px, 1fr);
        grid-auto-flow: column;
        overflow-x: auto;
        padding: 6px 4px;
      }
      li {
        position: relative;
      }
      li + li::before {
        content: '';
        position: absolute;
        inset-block-start: 15px;
        inset-inline: calc(32px - 100%) 100%;
        block-size: 3px;
        background: var(--tinte);
      }
      button,
      .lock {
        display: grid;
        gap: 2px;
        align-content: start;
        justify-items: start;
        line-height: 1.3;
      }
      button {
        padding: 0;
        border: 0;
        background: none;
        text-align: start;
      }
      button:not([disabled]) {
        cursor: pointer;
      }
      .knot {
        display: grid;
        place-items: center;
        inline-size: 32px;
        block-size: 32px;
        margin-block-end: 6px;
        border: 2px solid var(--tinte);
        border-radius: 50%;
        background: var(--papier);
        font-weight: 800;
      }
      .time {
        font-weight: 600;
      }
      button[aria-pressed='true'] .knot {
        background: var(--tinte);
        color: var(--papier);
      }
      .lock .knot {
        border: 2px dashed var(--eis-4);
        color: var(--eis-4);
      }
    `,
  ];

  @property({ attribute: false }) principle: PrincipleView | null = null;
  /** The version that the current one is compared with; null: as usual, with the one before. */
  @property({ attribute: false }) base: number | null = null;
  /** What roles are called on this page. */
  @property({ attribute: false }) roleName: (role: PrincipleView['versions'][number]['by']) => string = (role) => role;

  override render(): TemplateResult | typeof nothing {
    const { principle } = this;
    if (principle === null) return nothing;
    const current = principle.versions.length;
    return html`<ol tabindex="0" aria-label=${t('versions')}>
      ${principle.versions.map(({ version, atMs, by }) => {
        const taken = principle.amendments.filter(({ takenUpIn }) => takenUpIn === version).length;
        return html`<li>
          <button aria-pressed=${String(version === (this.base ?? current))} ?disabled=${current === 1} @click=${() => this.dispatchEvent(new CustomEvent('ls-compare', { detail: version }))}>
            <span class="knot">${version}</span><span class="time">${clockTime(atMs)}</span><span class="meta">${this.roleName(by)}</span>${taken === 0 ? nothing : html`<span class="meta">${t('versionsTaken', { n: taken })}</span>`}
          </button>
        </li>`;
      })}
      <li class="lock"><span class="knot">${icon(iconLock)}</span><span class="time">${t('freeze')}</span><span class="meta">${t('confirmations', { n: principle.request?.approvals.length ?? 0 })}</span></li>
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-version-line': VersionLine;
  }
}
