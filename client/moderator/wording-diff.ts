import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { wordDiff, type WordChange } from '../../shared/domain/word-diff.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import { t } from './desk-words.ts';

/** A wording with what changed since another: inserted words bold and underlined on yellow, deleted ones struck through. */
@customElement('ls-wording-diff')
export class WordingDiff extends LitElement {
  static override styles = [
    rootStyles,
    css`
      p {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      ins,
      del {
        padding-inline: 3px;
        -webkit-box-decoration-break: clone;
        box-decoration-break: clone;
      }
      ins {
        background: var(--stift-1);
        font-weight: 640;
        text-decoration: underline 3px;
        text-underline-offset: 5px;
      }
      del {
        background: var(--rot-1);
        color: var(--rot);
        text-decoration: line-through 2px;
      }
    `,
  ];

  @property({ attribute: false }) from = '';
  @property({ attribute: false }) to = '';

  override render(): TemplateResult {
    return html`<p dir="auto">${wordDiff(this.from, this.to).map((change) => this.#change(change))}</p>`;
  }

  /** The space behind a run is not part of the change that one sees. */
  #change({ kind, text }: WordChange): TemplateResult | string {
    if (kind === 'same') return text;
    const words = text.trimEnd();
    const gap = text.slice(words.length) || (kind === 'deleted' ? ' ' : '');
    // Marks are not read out by every screen reader, so the words say it too.
    return kind === 'inserted'
      ? html`<ins><span class="visually-hidden">${t('diff.inserted')} </span>${words}<span class="visually-hidden"> ${t('diff.end')} </span></ins>${gap}`
      : html`<del><span class="visually-hidden">${t('diff.deleted')} </span>${words}<span class="visually-hidden"> ${t('diff.end')} </span></del>${gap}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-wording-diff': WordingDiff;
  }
}
