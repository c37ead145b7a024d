import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SectorSign } from '../../shared/domain/sector.ts';
import { timeLeft, type TimeLeft } from '../../shared/domain/time-left.ts';
import { isLanguage, languages, say } from '../../shared/locale/catalogue.ts';
import { timerWords } from '../../shared/locale/timer.ts';
import type { TimerView } from '../../shared/protocol/view.ts';
import { ClockController } from '../controllers/clock-controller.ts';
import { icon, iconChevronDown, iconClock, iconPause, iconWifiOff } from '../elements/icon.ts';
import '../elements/sector-sign.ts';
import { announce } from './announce.ts';
import { LightElement } from './light-element.ts';

/** Names of sectors above this many letters do not leave room for the network beside them. */
const longName = 13;

/** Who I am here, whether there is a network, how long it still takes, and the language. Fires `language`. */
@customElement('ls-phone-header')
export class PhoneHeader extends LightElement {
  @property({ attribute: false }) sign: SectorSign | null = null;
  @property() sector = '';
  @property({ type: Boolean }) offline = false;
  @property({ attribute: false }) timer: TimerView | null = null;
  /** Server clock minus this phone's. */
  @property({ type: Number }) clockOffsetMs = 0;

  readonly #clock = new ClockController(this, 1_000);
  /** End of the timer whose last half minute was announced. */
  #toldSoon: number | null = null;
  #toldOver: number | null = null;
  #saidOffline = false;

  override render(): TemplateResult {
    const { words } = this;
    const left = this.timer === null ? null : timeLeft(this.timer, this.#nowMs);
    const crowded = this.sector.length > longName || left?.lastSeconds != null;
    return html`<header class="bar ${crowded ? 'long' : ''}">
      <span class="who">${this.sign === null ? nothing : html`<ls-sector-sign .sign=${this.sign} size="20"></ls-sector-sign>`}<bdi>${this.sector || words.say('sectorNone')}</bdi></span>
      ${this.offline ? html`<span class="off">${icon(iconWifiOff)} ${words.say('offline')}</span>` : nothing} ${left === null ? nothing : this.#time(left)}
      <label class="language">
        <span class="language-now" aria-hidden="true">${words.language.toUpperCase()} ${icon(iconChevronDown)}</span>
        <select aria-label=${words.say('language')} .value=${words.language} @change=${this.#speak}>
          ${languages.map(({ id, name }) => html`<option value=${id} lang=${id} ?selected=${id === words.language}>${name}</option>`)}
        </select>
      </label>
    </header>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('offline') && (this.offline || this.#saidOffline)) {
      this.#saidOffline = true;
      announce(this, this.words.say(this.offline ? 'offline' : 'online'));
    }
    this.#tellTime();
  }

  #time({ digits: time, lastSeconds, paused }: TimeLeft): TemplateResult {
    const words = timerWords[this.words.language];
    const digits =
      lastSeconds === null
        ? html`<span class="digits">${time}</span>`
        : html`<span class="digits wide">${say(words, this.words.language, 'left', { time })}</span><span class="digits narrow">${time}</span>`;
    const spoken = paused ? `${time}, ${say(words, this.words.language, 'paused')}` : say(words, this.words.language, 'left', { time });
    return html`<span class="time" role="timer" aria-live="off" aria-label=${spoken}>${icon(paused ? iconPause : iconClock)} ${digits}</span>`;
  }

  /** Once at half a minute and once at the end; the digits themselves are never read out on their own. */
  #tellTime(): void {
    const { timer } = this;
    if (timer === null || timer.pausedMs !== null) return;
    const words = timerWords[this.words.language];
    const { lastSeconds, over } = timeLeft(timer, this.#nowMs);
    if (lastSeconds !== null && lastSeconds > 27 && this.#toldSoon !== timer.endsAtMs) {
      this.#toldSoon = timer.endsAtMs;
      announce(this, say(words, this.words.language, 'seconds', { n: 30 }));
    }
    if (over && this.#toldSoon === timer.endsAtMs && this.#toldOver !== timer.endsAtMs) {
      this.#toldOver = timer.endsAtMs;
      announce(this, say(words, this.words.language, 'over'));
    }
  }

  get #nowMs(): number {
    return this.#clock.nowMs + this.clockOffsetMs;
  }

  readonly #speak = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement && isLanguage(event.target.value)) this.dispatchEvent(new CustomEvent('language', { detail: event.target.value, bubbles: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-phone-header': PhoneHeader;
  }
}
