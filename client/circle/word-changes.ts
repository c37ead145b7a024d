import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WordChange } from '../../shared/domain/word-diff.ts';
import { rootStyles } from '../styles/shared-styles.ts';

/** What changed between two wordings, with `ins` and `del`; readable without colour. */
@customElement('ls-word-changes')
export class WordChanges extends LitElement {
  static override styles = [
    rootStyles,
    css`
      :host {
        display: inline;
        white-space: pre-wrap;
      }
      ins {
        background: var(--stift-1);
        font-weight: 700;
        text-decoration: underline 3px;
        text-underline-offset: 4px;
        text-decoration-skip-ink: none;
      }
      del + ins,
      ins + del {
        margin-inline-start: 0.25em;
      }
      del {
        background: var(--rot-1);
        color: var(--rot);
        text-decoration: line-through 2px;
      }
    `,
  ];

  @property({ attribute: false }) changes: readonly WordChange[] = [];

  override render(): TemplateResult {
    return html`<span dir="auto" lang="de"
      >${this.changes.map(({ kind, text }) => (kind === 'same' ? text : kind === 'inserted' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`))}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-word-changes': WordChanges;
  }
}
