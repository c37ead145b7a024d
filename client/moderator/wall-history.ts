import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import type { BoardHistoryAnswer, BoardHistoryEntry } from '../../shared/protocol/board-history.ts';
import { failure } from '../elements/failure.ts';
import { icon, iconClose, iconRedo } from '../elements/icon.ts';
import { deskContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { shortDay } from './desk-words.ts';
import { editorName } from './editor-words.ts';
import { editWords } from './history-words.ts';
import { cancel, cancelOnEscape } from './panel-events.ts';
import { panelStyles } from './panel-styles.ts';
import { t } from './wall-words.ts';

const timeFormat = new Intl.DateTimeFormat('de', { hour: '2-digit', minute: '2-digit' });
/** Of one edit of many cards so many lines stand there; the others open. */
const linesMax = 3;

/** What was done to the board, newest first: when, by whom, what. Fires `ls-cancel`. */
@customElement('ls-wall-history')
export class WallHistory extends LitElement {
  static override styles = [
    ...panelStyles,
    css`
      ol > li {
        display: grid;
        grid-template-columns: 176px minmax(0, 1fr);
        gap: 4px 16px;
        padding-block: 8px;
        border-block-start: 1px solid var(--linie);
        font-size: 15px;
      }
      .what {
        overflow-wrap: anywhere;
      }
      .what li + li {
        margin-block-start: 4px;
      }
      summary {
        font-weight: 600;
        cursor: pointer;
      }
      h3 {
        padding-block: 12px 6px;
      }
      .more {
        margin-block-start: 12px;
      }
    `,
  ];

  @property({ attribute: false }) boardId = '';
  @property({ attribute: false }) snapshot: BoardSnapshot | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private entries: readonly BoardHistoryEntry[] = [];
  @state() private more = false;
  @state() private loading = false;
  @state() private refusal = '';
  #texts: BoardHistoryAnswer['texts'] = {};
  /** Which of several answers is wanted: the panel may have gone to another board meanwhile. */
  #wanted = 0;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('boardId')) void this.#load(null);
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  override render(): TemplateResult {
    const { entries } = this;
    return html`<section aria-labelledby="title" @keydown=${(event: KeyboardEvent) => cancelOnEscape(this, event)}>
      <div class="head">
        <h2 id="title" tabindex="-1">${t('history.title')}</h2>
        <button class="button quiet" aria-disabled=${String(this.loading)} @click=${() => this.#load(null)}>${icon(iconRedo)}${t('history.refresh')}</button>
        <button class="button icon-only quiet out" aria-label=${t('close')} @click=${() => cancel(this)}>${icon(iconClose)}</button>
      </div>
      <div role="status">${this.loading && entries.length === 0 ? html`<p>${t('history.loading')}</p>` : nothing}${!this.loading && entries.length === 0 && this.refusal === '' ? html`<p>${t('history.none')}</p>` : nothing}</div>
      ${[...byDay(entries)].map(([day, ofDay]) => html`<h3>${day}</h3><ol>${repeat(ofDay, ({ seq }) => seq, (entry) => this.#entry(entry))}</ol>`)}
      ${failure(this.refusal)}
      ${this.more ? html`<button class="button more" aria-disabled=${String(this.loading)} @click=${() => this.#load(entries.at(-1)?.seq ?? null)}>${t('history.more')}</button>` : nothing}
    </section>`;
  }

  #entry({ atMs, by, edits }: BoardHistoryEntry): TemplateResult {
    const lines = edits.map((edit) => html`<li><bdi>${editWords(edit, this.#texts, (cluster) => this.snapshot?.clusters.find(({ id }) => id === cluster)?.title ?? '')}</bdi></li>`);
    return html`<li>
      <span class="meta">${t('history.time', { time: timeFormat.format(atMs) })}, <bdi>${editorName({ name: by })}</bdi></span>
      <div class="what">
        <ul>${lines.slice(0, linesMax)}</ul>
        ${lines.length > linesMax ? html`<details><summary>${t('board.more', { n: lines.length - linesMax })}</summary><ul>${lines.slice(linesMax)}</ul></details>` : nothing}
      </div>
    </li>`;
  }

  async #load(before: number | null): Promise<void> {
    const { desk, boardId } = this;
    if (desk === null || boardId === '' || (this.loading && before !== null)) return;
    this.#wanted += 1;
    const wanted = this.#wanted;
    this.loading = true;
    this.refusal = '';
    const answer = await desk.history(boardId, before);
    if (wanted !== this.#wanted) return;
    this.loading = false;
    if (!answer.ok) {
      this.refusal = answer.message;
      return;
    }
    this.#texts = { ...(before === null ? {} : this.#texts), ...answer.value.texts };
    this.entries = before === null ? answer.value.entries : [...this.entries, ...answer.value.entries];
    this.more = answer.value.more;
  }
}

const byDay = (entries: readonly BoardHistoryEntry[]): ReadonlyMap<string, readonly BoardHistoryEntry[]> => {
  const days = new Map<string, BoardHistoryEntry[]>();
  for (const entry of entries) {
    const day = shortDay(entry.atMs);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return days;
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-wall-history': WallHistory;
  }
}
