import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { wordDiff, type WordChange } from '../../shared/domain/word-diff.ts';
import { say } from '../../shared/locale/catalogue.ts';
import { wordChangesDe } from '../../shared/locale/word-changes.ts';
import { rootStyles } from '../styles/shared-styles.ts';

/** A wording with what changed since another: inserted words bold and underlined on yellow, deleted ones struck through. */
@customElement('ls-word-changes')
export class WordChanges extends LitElement {
  static override styles = [
    rootStyles,
    css`
      :host {
        display: block;
      }
      p {
        overflow-wrap: anywhere;
        white-space: pre-wrap;
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
    const changes = wordDiff(this.from, this.to);
    return html`<p dir="auto" lang="de">${changes.map((change, place) => this.#change(change, changes[place + 1]?.kind === 'inserted'))}</p>`;
  }

  /** The space around a run is not part of the change that one sees. */
  #change({ kind, text }: WordChange, beforeInserted: boolean): TemplateResult | string {
    const words = text.trim();
    if (kind === 'same' || words === '') return kind === 'deleted' ? '' : text;
    const lead = text.slice(0, text.length - text.trimStart().length);
    const gap = text.slice(text.trimEnd().length) || (kind === 'deleted' && beforeInserted ? ' ' : '');
    const [before, behind] = [html`<span class="visually-hidden">${say(wordChangesDe, 'de', kind)} </span>`, html`<span class="visually-hidden"> ${say(wordChangesDe, 'de', 'end')} </span>`];
    return kind === 'inserted' ? html`${lead}<ins>${before}${words}${behind}</ins>${gap}` : html`${lead}<del>${before}${words}${behind}</del>${gap}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-word-changes': WordChanges;
  }
}
