import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SnapshotCard } from '../../shared/board/board-snapshot.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import '../elements/sector-sign.ts';
import { icon, iconEye, iconEyeOff } from '../elements/icon.ts';
import { sectorClass, sectorStyles, signOfId } from '../elements/sector-style.ts';
import { ActionController } from '../elements/action-controller.ts';
import './board-chooser.ts';
import './call-out.ts';
import './hide-form.ts';
import { BoardController } from './board-controller.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles, workStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import { boardOfKind } from './plan.ts';

/** Collecting: every card as it comes in, newest first; hide one with a reason; write down what is called out. */
@customElement('ls-work-collect')
export class WorkCollect extends LitElement {
  static override styles = [
    ...deskStyles,
    workStyles,
    sectorStyles,
    css`
      .work {
        background: var(--pack-ribs), var(--pack-2);
        gap: 16px;
        padding-block-start: 18px;
      }
      h1 {
        padding: 14px 18px;
        border-radius: var(--radius-card);
        background: var(--tinte);
        color: var(--papier);
        font-size: 21px;
      }
      .bar {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        font-size: 17px;
        font-weight: 700;
      }
      .wall {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr));
        align-items: start;
        gap: 12px;
      }
      .card {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 9px;
        align-items: start;
        padding: 8px 8px 8px 12px;
        border-radius: var(--radius-card);
        background: var(--card);
        box-shadow: var(--shadow-card);
        font-size: 15px;
        font-weight: 600;
        line-height: 1.3;
        content-visibility: auto;
        contain-intrinsic-size: auto 44px;
        animation: settle 180ms var(--ease);
      }
      @keyframes settle {
        from {
          translate: 0 -8px;
        }
      }
      .words {
        padding-block: 4px;
        overflow-wrap: anywhere;
      }
      .card ls-sector-sign {
        margin-block-start: 7px;
      }
      .hide {
        display: grid;
        place-items: center;
        inline-size: 32px;
        block-size: 32px;
        padding: 0;
        border: 0;
        background: none;
        cursor: pointer;
      }
      .asked {
        grid-column: 1 / -1;
        padding: 12px;
        background: var(--papier);
        font-weight: 400;
      }
      .wall > .open {
        grid-column: 1 / -1;
      }
      .none {
        padding: 20px;
        border: 2px dashed var(--tinte);
        font-size: 17px;
        font-weight: 600;
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private boardChosen: string | null = null;
  @state() private asked: string | null = null;
  readonly #boards = new BoardController(this);
  readonly #actions = new ActionController(this);

  override render(): TemplateResult | typeof nothing {
    const { view, desk } = this;
    if (view === null || desk === null) return nothing;
    const boardId = this.boardChosen ?? boardOfKind(view, 'collect');
    const boardView = view.boards.find(({ id }) => id === boardId);
    const board = this.#boards.follow(view, desk, boardId);
    if (board === null || boardView === undefined) return html`<div class="work"><p>${t('board.none')}</p></div>`;
    const { wall, hidden } = board.snapshot;
    return html`
      <ls-board-chooser .boards=${view.boards} .chosen=${boardView.id} @ls-board=${(event: CustomEvent<string>) => (this.boardChosen = event.detail)}></ls-board-chooser>
      <div class="work">
        <h1><bdi>${boardView.question}</bdi></h1>
        <ls-call-out .board=${boardView} .sectors=${view.sectors}></ls-call-out>
        <p class="bar"><span role="status">${t('count.cards', { n: wall.length })}</span><span class="meta">${t('collect.newest')}</span></p>
        ${!board.synced
          ? html`<p class="none" role="status">${board.status === 'refused' ? t('board.refused') : t('board.loading')}</p>`
          : wall.length === 0
            ? html`<p class="none">${t('board.noCards')}</p>`
            : html`<ul class="wall" aria-label=${t('board.cards')}>
                ${repeat([...wall].reverse(), ({ id }) => id, (card) => this.#card(card, view.sectors))}
              </ul>`}
        ${hidden.length === 0
          ? nothing
          : html`<section class="stack"><h2>${t('bar.hidden', { n: hidden.length })}</h2>
              <ul class="wall">${repeat(hidden, ({ id }) => id, (card) => this.#hidden(card))}</ul>${this.#actions.failure('show')}
            </section>`}
      </div>
    `;
  }

  #card(card: SnapshotCard, sectors: readonly Sector[]): TemplateResult {
    const sign = signOfId(sectors, card.sector);
    const open = this.asked === card.id;
    return html`<li class="card ${sectorClass(sign)} ${open ? 'open' : ''}">
      <ls-sector-sign .sign=${sign} .size=${14} .label=${sectors.find(({ id }) => id === card.sector)?.title ?? ''}></ls-sector-sign>
      <bdi class="words">${card.text}</bdi>
      <button class="hide" aria-expanded=${String(open)} aria-label=${t('collect.hide', { text: card.text })} title=${t('hide.do')} @click=${() => (this.asked = open ? null : card.id)}>${icon(iconEyeOff)}</button>
      ${open
        ? html`<div class="asked">
            <ls-hide-form .busy=${this.#actions.busy(card.id)} @ls-cancel=${() => (this.asked = null)} @ls-hide=${(event: CustomEvent<string>) => this.#hide(card.id, event.detail)}></ls-hide-form>
            ${this.#actions.failure(card.id)}
          </div>`
        : nothing}
    </li>`;
  }

  #hidden(card: SnapshotCard): TemplateResult {
    return html`<li class="card sign-none"><span></span><bdi class="words">${card.text}</bdi><button class="hide" aria-label=${t('collect.show', { text: card.text })} title=${t('hide.undo')} @click=${() => this.#show(card.id)}>${icon(iconEye)}</button></li>`;
  }

  async #hide(card: string, reason: string): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    const receipt = await this.#actions.run(card, () => desk.send({ do: 'hide-card', card, reason }));
    if (receipt?.ok === true) this.asked = null;
  }

  async #show(card: string): Promise<void> {
    const { desk } = this;
    if (desk !== null) await this.#actions.run('show', () => desk.send({ do: 'hide-card', card, hidden: false }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-work-collect': WorkCollect;
  }
}
