import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DeskView } from '../../shared/protocol/view.ts';
import { timerMsMax } from '../../shared/domain/limits.ts';
import { ClockController } from '../controllers/clock-controller.ts';
import { icon, iconPause, iconPlay } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import { clockOffsetContext, deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { duration, t } from './desk-words.ts';
import { currentStep, remainingMs } from './plan.ts';

const minuteMs = 60_000;

/** The hall's time: digits, one minute less or more, pause and start. */
@customElement('ls-timer-control')
export class TimerControl extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      .timer {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .digits {
        flex: 1;
        font-size: 34px;
        font-weight: 800;
        line-height: 1.1;
        letter-spacing: -1px;
        font-variant-numeric: tabular-nums;
      }
      .digits.long {
        font-size: 26px;
      }
      .button {
        inline-size: 44px;
        min-block-size: 44px;
        padding: 0;
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @consume({ context: clockOffsetContext, subscribe: true }) @state() private clockOffsetMs = 0;
  readonly #clock = new ClockController(this, 500);
  readonly #actions = new ActionController(this);

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null) return nothing;
    const { timer } = view;
    // Before the first step there is no time to show.
    if (timer === null && view.step === null) return html`<p class="meta">${t('timer.off')}</p>`;
    const leftMs = this.#leftMs(view);
    const paused = timer !== null && timer.pausedMs !== null;
    const running = timer !== null && !paused && leftMs > 0;
    const state = timer === null ? t('timer.off') : paused ? t('timer.paused') : leftMs <= 0 ? t('timer.over') : null;
    const digits = duration(leftMs);
    return html`
      <h2 class="visually-hidden">${t('timer.title')}</h2>
      <div class="timer">
        <span class="digits ${digits.length > 5 ? 'long' : ''}" role="timer" aria-label=${t('timer.left', { time: digits })}>${digits}</span>
        <button class="button" aria-label=${t('timer.less')} aria-disabled=${String(leftMs <= minuteMs && !running)} @click=${() => this.#shift(view, -minuteMs)}>−1</button>
        <button class="button" aria-label=${t('timer.more')} @click=${() => this.#shift(view, minuteMs)}>+1</button>
        <button class="button" aria-label=${t(running ? 'timer.pause' : paused ? 'timer.continue' : 'timer.start')} @click=${() => this.#toggle(view, running)}>${icon(running ? iconPause : iconPlay)}</button>
      </div>
      ${state === null ? nothing : html`<p class="meta">${state}</p>`} ${this.#actions.failure('timer')}
    `;
  }

  /** What is left; without a timer, the length that the plan gives this step. */
  #leftMs(view: DeskView): number {
    if (view.timer === null) return (currentStep(view)?.minutes ?? 0) * minuteMs;
    return Math.max(0, remainingMs(view.timer, this.#clock.nowMs + this.clockOffsetMs));
  }

  #shift(view: DeskView, byMs: number): void {
    const toMs = this.#leftMs(view) + byMs;
    if (toMs < 0) return;
    // Minutes added to a clock that does not run only change what it will start with.
    void this.#send(toMs, view.timer === null || view.timer.pausedMs !== null);
  }

  #toggle(view: DeskView, running: boolean): void {
    const leftMs = this.#leftMs(view);
    void this.#send(leftMs > 0 ? leftMs : (currentStep(view)?.minutes ?? 1) * minuteMs, running);
  }

  async #send(endsInMs: number, paused: boolean): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    await this.#actions.run('timer', () => desk.send({ do: 'set-timer', endsInMs: Math.min(timerMsMax, Math.round(endsInMs)), paused }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-timer-control': TimerControl;
  }
}
