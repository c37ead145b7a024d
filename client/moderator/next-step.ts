import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { DeskView } from '../../shared/protocol/view.ts';
import type { Board } from '../connection/board.ts';
import { icon, iconArrowRight, iconTriangleAlert } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import { BoardController } from './board-controller.ts';
import { unsettledOf, weightOf } from './board-lanes.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import { currentStep, nextStep } from './plan.ts';

/** The one large button of the console. Open points stand above it as hints; they do not block. */
@customElement('ls-next-step')
export class NextStep extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
      }
      .hint {
        display: flex;
        gap: 8px;
        font-size: 15px;
      }
      .hint .icon {
        flex: none;
      }
      .next {
        justify-content: space-between;
        inline-size: 100%;
        min-block-size: 62px;
        padding-inline: 20px;
        font-size: 19px;
        text-align: start;
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @query('button') private readonly button!: HTMLButtonElement | null;
  readonly #actions = new ActionController(this);
  readonly #boards = new BoardController(this);

  focusButton(): void {
    this.button?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { view, desk } = this;
    if (view === null || desk === null) return nothing;
    const next = nextStep(view);
    // Only looked into while the cards are being ordered: otherwise the console need not load a board for a hint.
    const step = currentStep(view);
    const board = this.#boards.follow(view, desk, step?.kind === 'cluster' ? step.board : null);
    if (next === null) return html`<h2>${t('next.title')}</h2><p>${t('next.none')}</p>`;
    return html`
      <h2 class="visually-hidden">${t('next.title')}</h2>
      <div id="hints" role="status">${this.#hints(view, board).map((hint) => html`<p class="hint">${icon(iconTriangleAlert)}<span>${hint}</span></p>`)}</div>
      <button class="button primary next" aria-describedby="hints more" aria-disabled=${String(this.#actions.busy('next'))} @click=${() => this.#open(next.id)}>
        <span><bdi>${t('next.start', { title: next.title })}</bdi></span>${icon(iconArrowRight)}
      </button>
      <p id="more" class="meta">${t('next.minutes', { n: next.minutes })}</p>
      ${this.#actions.failure('next')}
    `;
  }

  #hints(view: DeskView, board: Board | null): readonly string[] {
    const hints: string[] = [];
    const loose = weightOf(board?.snapshot.tray ?? []);
    if (loose > 0) hints.push(t('hint.loose', { n: loose }));
    const unsettled = board === null ? 0 : unsettledOf(board.snapshot);
    if (unsettled > 0) hints.push(t('hint.unsettled', { n: unsettled }));
    const open = view.ballots.some(({ state }) => state === 'open');
    if (open) hints.push(t('hint.ballotOpen'));
    const step = currentStep(view);
    if (step?.kind === 'word' && view.principles.length === 0) hints.push(t('hint.noSentence'));
    const unfrozen = view.principles.filter(({ frozen }) => frozen === null).length;
    if (step?.kind === 'freeze' && unfrozen > 0) hints.push(t('hint.unfrozen', { n: unfrozen }));
    if (!view.workshop.open) hints.push(t('hint.hallClosed'));
    return hints;
  }

  async #open(step: string): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    await this.#actions.run('next', () => desk.send({ do: 'open-step', step, startTimer: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-next-step': NextStep;
  }
}
