import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import type { Board } from '../connection/board.ts';
import { failure } from '../elements/failure.ts';
import { icon, iconClose, iconRedo } from '../elements/icon.ts';
import { laneTitle } from './board-moves.ts';
import { deskContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { cancel, cancelOnEscape, say } from './panel-events.ts';
import { panelStyles } from './panel-styles.ts';
import { acceptAll, proposalsNow, type Proposal, type SuggestionKind } from './suggestion-moves.ts';
import { SuggestionSource } from './suggestion-source.ts';
import { t } from './wall-words.ts';

const kinds: readonly SuggestionKind[] = ['merges', 'groups', 'placements'];

/** What may belong together, each with its reason, to be taken one by one or all of a kind. Fires `ls-said`, `ls-cancel`. */
@customElement('ls-wall-suggestions')
export class WallSuggestions extends LitElement {
  static override styles = [
    ...panelStyles,
    css`
      .kind {
        margin-block-start: 16px;
      }
      .proposal {
        display: grid;
        flex: 1 1 320px;
        gap: 4px;
      }
      .cards {
        display: grid;
        gap: 2px;
      }
      .cards li {
        padding-inline-start: 14px;
        font-size: 15px;
        text-indent: -14px;
      }
      .cards li::before {
        content: '–';
        display: inline-block;
        inline-size: 14px;
        text-indent: 0;
      }
    `,
  ];

  @property({ attribute: false }) board: Board | null = null;
  @property({ attribute: false }) boardId = '';
  @property({ attribute: false }) snapshot: BoardSnapshot | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private skipped: ReadonlySet<string> = new Set();
  readonly #source = new SuggestionSource(this);

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('boardId')) this.#load();
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { snapshot } = this;
    if (snapshot === null) return nothing;
    const { known } = this.#source;
    const proposals = known === null ? [] : proposalsNow(known, snapshot).filter(({ key }) => !this.skipped.has(key));
    return html`<section aria-labelledby="title" @keydown=${(event: KeyboardEvent) => cancelOnEscape(this, event)}>
      <div class="head">
        <h2 id="title" tabindex="-1">${t('suggest.title')}</h2>
        <button class="button quiet" aria-disabled=${String(this.#source.loading)} @click=${() => this.#load()}>${icon(iconRedo)}${t('suggest.again')}</button>
        <button class="button icon-only quiet out" aria-label=${t('close')} @click=${() => cancel(this)}>${icon(iconClose)}</button>
      </div>
      <div role="status">${this.#state(snapshot, proposals)}</div>
      ${kinds.map((kind) => this.#kind(kind, proposals.filter((one) => one.kind === kind), snapshot))}
    </section>`;
  }

  /** How it stands, while there is nothing to take and before there is. */
  #state(snapshot: BoardSnapshot, proposals: readonly Proposal[]): TemplateResult {
    const { loading, refusal, known } = this.#source;
    if (loading) return html`<p>${t('suggest.loading')}</p>`;
    if (refusal !== null) return html`${failure(refusal.reason === 'offline' ? t('suggest.offline') : refusal.message)}`;
    if (proposals.length > 0) return html`<p class="meta">${t('suggest.help')}</p>`;
    if (snapshot.tray.length === 0) return html`<p>${t('suggest.noCards')}</p>`;
    const had = known !== null && known.merges.length + known.groups.length + known.placements.length > 0;
    return html`<p>${t(had ? 'suggest.noneLeft' : 'suggest.none')}</p>`;
  }

  #kind(kind: SuggestionKind, proposals: readonly Proposal[], snapshot: BoardSnapshot): TemplateResult | typeof nothing {
    if (proposals.length === 0) return nothing;
    return html`<section class="kind" aria-labelledby=${kind}>
      <div class="head">
        <h3 id=${kind} tabindex="-1">${t(`suggest.${kind}`, { n: proposals.length })}</h3>
        ${proposals.length > 1 ? html`<button class="button" aria-describedby=${kind} @click=${() => this.#take(kind, proposals)}>${t('suggest.all')}</button>` : nothing}
      </div>
      <ul class="papers">${repeat(proposals, ({ key }) => key, (proposal) => this.#proposal(proposal, snapshot))}</ul>
    </section>`;
  }

  #proposal(proposal: Proposal, snapshot: BoardSnapshot): TemplateResult {
    const { kind, key, cards, why, title, cluster } = proposal;
    const words = kind === 'merges' ? t('suggest.merge') : kind === 'groups' ? t('suggest.group') : t('suggest.place', { title: laneTitle(snapshot, cluster ?? '') });
    return html`<li data-key=${key}>
      <div class="proposal">
        ${title === '' ? nothing : html`<p class="words"><bdi>${t('suggest.groupTitle', { title })}</bdi></p>`}
        <ul class="cards" aria-label=${t('suggest.of', { n: cards.length })}>${cards.map(({ text }) => html`<li class="words"><bdi>${text}</bdi></li>`)}</ul>
        <p class="meta" id=${`why-${key}`}><bdi>${why}</bdi></p>
      </div>
      <div class="row">
        <button class="button take" aria-describedby=${`why-${key}`} @click=${() => this.#take(kind, [proposal])}><bdi>${words}</bdi></button>
        <button class="button quiet" aria-describedby=${`why-${key}`} @click=${() => this.#skip(proposal)}>${t('suggest.skip')}</button>
      </div>
    </li>`;
  }

  #take(kind: SuggestionKind, proposals: readonly Proposal[]): void {
    const { board } = this;
    const [first] = proposals;
    if (board === null || first === undefined) return;
    const next = this.#after(first.key);
    say(this, acceptAll(board, kind, proposals));
    this.#goOn(next);
  }

  #skip({ key }: Proposal): void {
    const next = this.#after(key);
    this.skipped = new Set([...this.skipped, key]);
    say(this, t('suggest.skippedSaid'));
    this.#goOn(next);
  }

  /** The proposal that stands where this one is gone. */
  #after(key: string): string | null {
    const keys = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-key]')].map((item) => item.dataset['key'] ?? '');
    return keys[keys.indexOf(key) + 1] ?? null;
  }

  #goOn(key: string | null): void {
    void this.updateComplete.then(() => {
      const at = key === null ? null : this.renderRoot.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] .take`);
      (at ?? this.renderRoot.querySelector<HTMLElement>('.take') ?? this.renderRoot.querySelector('h2'))?.focus();
    });
  }

  #load(): void {
    if (this.desk !== null && this.boardId !== '') void this.#source.load(this.desk, this.boardId);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-wall-suggestions': WallSuggestions;
  }
}
