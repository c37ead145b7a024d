import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { timeLeft, type TimeLeft } from '../../shared/domain/time-left.ts';
import { say, type Language } from '../../shared/locale/catalogue.ts';
import { timerWords } from '../../shared/locale/timer.ts';

/** The running time: a disc and digits, as large as the text around it. The last half minute is said in words; nothing blinks. */
@customElement('ls-time-disc')
export class TimeDisc extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.28em;
      font-weight: 800;
      line-height: 1;
      white-space: nowrap;
    }
    :host([hidden]) {
      display: none;
    }
    svg {
      flex: none;
      inline-size: 1.06em;
      block-size: 1.06em;
    }
    .digits {
      font-feature-settings: 'tnum';
    }
    .words {
      font-size: 0.56em;
      font-weight: 700;
    }
  `;

  @property({ attribute: false }) timer: { readonly endsAtMs: number; readonly totalMs: number; readonly pausedMs: number | null } | null = null;
  /** The server's clock. */
  @property({ type: Number }) nowMs = 0;
  @property() language: Language = 'de';
  /** Digits only, where there is no room for words. */
  @property({ type: Boolean }) terse = false;

  override render(): TemplateResult | typeof nothing {
    if (this.timer === null) return nothing;
    const left = timeLeft(this.timer, this.nowMs);
    return html`<svg viewBox="-50 -50 100 100" aria-hidden="true" focusable="false">
        <circle r="46" fill="none" stroke="currentColor" stroke-width="5" />
        <path d=${slice(left.share)} fill="currentColor" />
      </svg>
      <span role="timer">${this.#text(left)}</span>`;
  }

  #text({ over, lastSeconds, digits, paused }: TimeLeft): TemplateResult {
    const words = timerWords[this.language];
    if (over && !this.terse) return html`<span class="words">${say(words, this.language, 'over')}</span>`;
    if (lastSeconds !== null && !this.terse) return html`<span class="words">${say(words, this.language, 'seconds', { n: lastSeconds })}</span>`;
    return html`<span class="digits">${digits}</span>${paused && !this.terse ? html` <span class="words">${say(words, this.language, 'paused')}</span>` : nothing}`;
  }
}

/** What is left, clockwise from twelve o'clock. */
const slice = (share: number): string => {
  if (share <= 0) return '';
  if (share >= 1) return 'M0 -46a46 46 0 1 1 0 92a46 46 0 1 1 0 -92z';
  const angle = share * 2 * Math.PI;
  const round = (value: number): number => Math.round(value * 100) / 100;
  return `M0 0V-46A46 46 0 ${share > 0.5 ? 1 : 0} 1 ${round(46 * Math.sin(angle))} ${round(-46 * Math.cos(angle))}z`;
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-time-disc': TimeDisc;
  }
}
