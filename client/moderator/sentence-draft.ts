import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { SnapshotCard, SnapshotCluster } from '../../shared/board/board-snapshot.ts';
import { principleTextGraphemesMax, titleGraphemesMax } from '../../shared/domain/limits.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import { ActionController } from '../elements/action-controller.ts';
import './board-chooser.ts';
import { BoardController } from './board-controller.ts';
import { clusterTitle } from './board-moves.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import { boardOfKind } from './plan.ts';
import { sourceCard, sourceCardStyles } from './source-card.ts';

/** Drafts a sentence from groups: their cards lie beside the paper while it is written. Fires `ls-drafted` with the new id, or `ls-cancel`. */
@customElement('ls-sentence-draft')
export class SentenceDraft extends LitElement {
  static override styles = [
    ...deskStyles,
    ...sourceCardStyles,
    css`
      form {
        display: grid;
        gap: 18px;
      }
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-weight: 700;
      }
      .groups {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(230px, 1fr));
        gap: 0 20px;
        max-block-size: 230px;
        overflow-y: auto;
        padding: 4px;
      }
      .check .meta {
        margin-inline-start: auto;
      }
      .wording {
        min-block-size: 132px;
        font: 480 21px/1.45 var(--font-serif);
      }
      .source-cards {
        grid-template-columns: repeat(auto-fill, minmax(210px, 1fr));
        max-block-size: 260px;
        overflow-y: auto;
        padding: 10px;
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @property({ attribute: false }) cancellable = false;
  @state() private boardChosen: string | null = null;
  @state() private sources: ReadonlySet<string> = new Set();
  @state() private missing = false;
  @query('[name=title]') private readonly heading!: HTMLInputElement;
  @query('textarea') private readonly wording!: HTMLTextAreaElement;
  /** The title still comes from a group: nobody typed into it. */
  #titleIsOurs = true;
  readonly #actions = new ActionController(this);
  readonly #boards = new BoardController(this);

  override render(): TemplateResult | typeof nothing {
    const { view, desk } = this;
    if (view === null || desk === null) return nothing;
    const boardId = this.boardChosen ?? boardOfKind(view, 'word');
    const clusters = this.#boards.follow(view, desk, boardId)?.snapshot.clusters ?? [];
    const chosen = clusters.filter(({ id }) => this.sources.has(id));
    return html`<form class="paper" @submit=${(event: Event) => this.#submit(event)}>
      <h2>${t('draft.title')}</h2>
      <ls-board-chooser .boards=${view.boards} .chosen=${boardId ?? ''} @ls-board=${(event: CustomEvent<string>) => (this.boardChosen = event.detail)}></ls-board-chooser>
      <fieldset>
        <legend>${t('draft.sources')}</legend>
        ${clusters.length === 0
          ? html`<p class="meta">${t('draft.noGroups')}</p>`
          : html`<div class="groups">
              ${clusters.map((cluster, place) => html`<label class="check"><input type="checkbox" .checked=${this.sources.has(cluster.id)} @change=${() => this.#toggle(cluster)} /><bdi>${clusterTitle(cluster.title, place + 1)}</bdi><span class="meta">${cluster.weight}</span></label>`)}
            </div>`}
      </fieldset>
      ${chosen.length === 0 ? nothing : this.#cards(view, chosen.flatMap(({ cards }) => cards.flatMap((card) => [card, ...card.merged])))}
      <label class="field"><span class="label">${t('sentence.title')}</span><input class="input" name="title" dir="auto" maxlength=${titleGraphemesMax} autocomplete="off" @input=${() => (this.#titleIsOurs = false)} /></label>
      <label class="field"><span class="label">${t('sentence.text')}</span><textarea class="input wording" dir="auto" maxlength=${principleTextGraphemesMax} aria-invalid=${String(this.missing)} aria-describedby="missing"></textarea></label>
      <p id="missing" class="field-error" role="alert">${this.missing ? t('draft.missing') : ''}</p>
      <div class="row">
        <button class="button" aria-disabled=${String(this.#actions.busy('draft'))}>${t('draft.do')}</button>
        ${this.cancellable ? html`<button class="button quiet" type="button" @click=${() => this.#fire('ls-cancel', '')}>${t('cancel')}</button>` : nothing}
      </div>
      ${this.#actions.failure('draft')}
    </form>`;
  }

  #cards(view: DeskView, cards: readonly SnapshotCard[]): TemplateResult {
    return html`<ul class="source-cards" tabindex="0" aria-label=${t('draft.cards', { n: cards.length })}>
      ${cards.map((card) => sourceCard(view.sectors, card))}
    </ul>`;
  }

  #toggle(cluster: SnapshotCluster): void {
    const next = new Set(this.sources);
    if (!next.delete(cluster.id)) next.add(cluster.id);
    this.sources = next;
    if (this.#titleIsOurs) this.heading.value = next.has(cluster.id) ? cluster.title : '';
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const { desk } = this;
    const text = this.wording.value.trim();
    this.missing = text === '';
    if (this.missing) this.wording.focus();
    if (desk === null || this.missing) return;
    const sources = [...this.sources].map((cluster) => ({ cluster }));
    const receipt = await this.#actions.run('draft', () => desk.send({ do: 'draft-principle', title: this.heading.value.trim(), text, sources }));
    const principle = receipt?.ok === true ? receipt['principle'] : null;
    if (typeof principle === 'string') this.#fire('ls-drafted', principle);
  }

  #fire(name: 'ls-drafted' | 'ls-cancel', detail: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-sentence-draft': SentenceDraft;
  }
}
