import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Sector } from '../../../shared/domain/sector.ts';
import '../../elements/tragwerk-glyph.ts';
import { LaterElement } from '../later-element.ts';
import type { ResultLine, ResultTable } from './result-lines.ts';

/** One option of a result: words first, then the numbers behind them for whoever opens them. */
@customElement('ls-result-option')
export class ResultOption extends LaterElement {
  @property({ attribute: false }) line: ResultLine | null = null;
  @property({ attribute: false }) sectors: readonly Sector[] = [];

  /** A hall's list is long: numbers are made when somebody wants to see them. */
  @state() private opened = false;

  override render(): TemplateResult | typeof nothing {
    const { line } = this;
    if (line === null) return nothing;
    const { support } = line;
    return html`<div class="result ${support === null ? 'plain' : ''}">
      ${support === null ? nothing : html`<ls-tragwerk-glyph size="card" aria-hidden="true" .sectors=${this.sectors} .support=${support} .language=${this.words.language}></ls-tragwerk-glyph>`}
      <div class="stack-small">
        ${line.place === '' ? nothing : html`<p class="result-place">${line.place}<span class="visually-hidden">:</span></p>`}
        <p class="result-text" dir="auto">${line.text}</p>
        ${line.words.map((sentence) => html`<p class="result-words">${sentence}</p> `)}
        ${line.counts === '' ? nothing : html`<p class="small">${line.counts}</p>`}
        ${line.reasons.length === 0 ? nothing : this.#reasons(line)}
        <details @toggle=${this.#toggle}>
          <summary>${this.tell('numbers')}<span class="visually-hidden">: ${line.text}</span></summary>
          ${this.opened ? html`${this.#table(line.table, line.text)} ${line.spread === null ? nothing : this.#spread(line.spread)}` : nothing}
        </details>
      </div>
    </div>`;
  }

  #reasons({ reasons, text }: ResultLine): TemplateResult {
    return html`<details>
      <summary>${this.tell('reasons', { n: reasons.length })}<span class="visually-hidden">: ${text}</span></summary>
      <ul class="reasons">
        ${reasons.map(({ text: words }) => (words === null ? html`<li class="small">${this.tell('reasonErased')}</li> ` : html`<li dir="auto">${words}</li> `))}
      </ul>
    </details>`;
  }

  #table({ columns, rows }: ResultTable, text: string): TemplateResult {
    const hidden = rows.some(({ cells }) => cells === null);
    return html`<table class="numbers">
        <caption class="visually-hidden">${this.tell('numbers')}: ${text}</caption>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col">${column}</th> `)}
          </tr>
        </thead>
        ${rows.map(
          ({ title, cells }) => html`<tbody>
            <tr>
              <th class="of" scope="rowgroup" colspan=${columns.length}><bdi>${title}</bdi></th>
            </tr>
            <tr>
              ${
                cells === null
                  ? html`<td class="none" colspan=${columns.length}>${this.tell('hiddenNumbers')}</td>`
                  : cells.length === 0
                    ? html`<td class="none" colspan=${columns.length}>${this.tell('noNumbers')}</td>`
                    : cells.map((cell) => html`<td>${cell}</td> `)
              }
            </tr>
          </tbody>`,
        )}
      </table>
      ${hidden ? html`<p class="small">${this.tell('hiddenWhy')}</p>` : nothing}`;
  }

  #spread(spread: readonly (readonly [string, number])[]): TemplateResult {
    return html`<table class="numbers spread">
      <caption>${this.tell('spread')}</caption>
      <tbody>
        ${spread.map(([name, people]) => html`<tr><th scope="row">${name}</th> <td>${this.tell('peopleCount', { n: people })}</td></tr> `)}
      </tbody>
    </table>`;
  }

  readonly #toggle = (event: Event): void => {
    if (event.target instanceof HTMLDetailsElement && event.target.open) this.opened = true;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-result-option': ResultOption;
  }
}
