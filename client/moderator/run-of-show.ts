import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Step } from '../../shared/domain/step.ts';
import { clockTime, longDay } from '../../shared/locale/formats-de.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import { ClockController } from '../controllers/clock-controller.ts';
import { icon, iconCheck, stepIcons } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import { clockOffsetContext, deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { duration, shortDay, t } from './desk-words.ts';
import { deviationMinutes, nextStep, plannedStartMs, remainingMs, total } from './plan.ts';

/** The plan of the day with planned times. A step opens at a press; out of turn only after a second one in place. */
@customElement('ls-run-of-show')
export class RunOfShow extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      .head {
        display: flex;
        justify-content: space-between;
        padding: 18px 20px 8px;
        font-size: 17px;
        font-weight: 700;
      }
      .step {
        display: grid;
        grid-template-columns: 44px 20px minmax(0, 1fr);
        align-items: center;
        gap: 12px;
        inline-size: 100%;
        min-block-size: 52px;
        padding: 6px 16px 6px 20px;
        border: 0;
        background: none;
        text-align: start;
        line-height: 1.25;
        cursor: pointer;
      }
      .step:hover .title {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .time {
        font-size: 15px;
        font-variant-numeric: tabular-nums;
      }
      .title {
        font-weight: 600;
      }
      .sub {
        display: block;
        color: var(--tinte-2);
        font-size: 14px;
        font-weight: 400;
      }
      .step:focus-visible {
        outline-offset: -4px;
        box-shadow: none;
      }
      .current {
        min-block-size: 64px;
        background: var(--tinte);
        color: var(--papier);
        --focus-line: var(--papier);
        --focus-gap: var(--tinte);
      }
      .current .title {
        font-weight: 700;
      }
      .current .sub {
        color: inherit;
        font-weight: 600;
      }
      .confirm {
        display: grid;
        gap: 10px;
        padding: 10px 20px 14px;
        background: var(--stift-1);
        font-size: 15px;
      }
      .day {
        margin-block-start: 8px;
        padding: 10px 20px 2px;
        border-block-start: 1px solid var(--linie);
        font-size: 15px;
        font-weight: 700;
      }
      .failure {
        margin: 6px 20px;
      }
      .foot {
        margin-block-start: auto;
        padding: 14px 20px 20px;
        border-block-start: 1px solid var(--linie);
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @consume({ context: clockOffsetContext, subscribe: true }) @state() private clockOffsetMs = 0;
  @state() private asked: string | null = null;
  readonly #clock = new ClockController(this, 1_000);
  readonly #actions = new ActionController(this);

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null) return nothing;
    const nowMs = this.#clock.nowMs + this.clockOffsetMs;
    const next = nextStep(view);
    const currentPlace = view.steps.findIndex(({ id }) => id === view.step?.id);
    return html`
      <div class="head">
        <h2>${t('plan.title')}</h2>
        <span><span class="visually-hidden">${t('plan.now')}</span> ${clockTime(nowMs)}</span>
      </div>
      <ol>
        ${view.steps.map((step, place) => html`<li>
          ${this.#isNewDay(view, place) ? html`<p class="day">${shortDay(plannedStartMs(view, step))}</p>` : nothing}
          <button
            class="step ${place === currentPlace ? 'current' : ''}"
            aria-current=${place === currentPlace ? 'step' : nothing}
            aria-expanded=${step === next || place === currentPlace ? nothing : String(this.asked === step.id)}
            @click=${() => this.#press(step, step === next, place === currentPlace)}
          >
            <span class="time">${clockTime(plannedStartMs(view, step))}</span>
            ${icon(place < currentPlace ? iconCheck : stepIcons[step.kind])}
            <span><bdi class="title">${step.title}</bdi><span class="sub">${this.#sub(view, step, place - currentPlace, nowMs)}</span></span>
          </button>
          ${this.asked === step.id ? this.#confirm(step) : nothing} ${this.#actions.failure(step.id)}
        </li>`)}
      </ol>
      <p class="foot">${this.#deviation(view, nowMs)}</p>
    `;
  }

  /** A plan of several days says where a day begins; a plan of one day does not. */
  #isNewDay(view: DeskView, place: number): boolean {
    const [before, step] = [view.steps[place - 1], view.steps[place]];
    return before !== undefined && step !== undefined && shortDay(plannedStartMs(view, before)) !== shortDay(plannedStartMs(view, step));
  }

  #confirm(step: Step): TemplateResult {
    return html`<div class="confirm" role="group" aria-label=${t('plan.confirm.label', { title: step.title })}>
      <p>${t('plan.confirm.text', { title: step.title })}</p>
      <div class="row">
        <button class="button" @click=${() => this.#open(step)}>${t('plan.confirm.open')}</button>
        <button class="button quiet" @click=${() => (this.asked = null)}>${t('cancel')}</button>
      </div>
    </div>`;
  }

  /** The line under a step's title: what came of it, how long it still runs, or how long it will be. */
  #sub(view: DeskView, step: Step, distance: number, nowMs: number): string {
    if (distance === 0) return this.#left(view, nowMs);
    if (distance < 0 || view.step === null) {
      const cards = view.boards.find(({ id }) => id === step.board)?.cards ?? 0;
      if (step.kind === 'arrive' && distance < 0) return view.expectedPeople === null ? t('plan.here', { n: view.joined }) : t('plan.hereOf', { n: total(view.present), of: view.expectedPeople });
      if (step.kind === 'collect' && distance < 0) return t('count.cards', { n: cards });
      if (step.kind === 'word' && distance < 0) return t('count.sentences', { n: view.principles.length });
      if (step.kind === 'freeze' && distance < 0) return t('count.frozen', { n: view.sealed.length });
    }
    return t('plan.minutes', { n: step.minutes });
  }

  #left(view: DeskView, nowMs: number): string {
    if (view.timer === null) return t('plan.noTimer');
    const leftMs = remainingMs(view.timer, nowMs);
    if (leftMs <= 0) return t('plan.over');
    return t(view.timer.pausedMs === null ? 'plan.left' : 'plan.leftPaused', { time: duration(leftMs) });
  }

  #deviation(view: DeskView, nowMs: number): string {
    if (view.step === null) return t('plan.notBegun', { time: clockTime(view.beginsAtMs), day: longDay(view.beginsAtMs) });
    const minutes = deviationMinutes(view, nowMs);
    if (minutes === null) return t('plan.otherDay', { day: longDay(view.beginsAtMs) });
    if (minutes === 0) return t('plan.onTime');
    const late = minutes > 0;
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    return hours === 0 ? t(late ? 'plan.behind' : 'plan.ahead', { n: rest }) : t(late ? 'plan.hoursBehind' : 'plan.hoursAhead', { n: hours, minutes: rest });
  }

  #press(step: Step, isNext: boolean, isCurrent: boolean): void {
    if (isNext) void this.#open(step);
    // The current step is open already; asking again would only restart its timer by mistake.
    else if (!isCurrent) this.asked = this.asked === step.id ? null : step.id;
  }

  async #open(step: Step): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    const receipt = await this.#actions.run(step.id, () => desk.send({ do: 'open-step', step: step.id, startTimer: true }));
    if (receipt?.ok === true) this.asked = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-run-of-show': RunOfShow;
  }
}
