import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SectorSign } from '../../shared/domain/sector.ts';
import { isLanguage, languages, say } from '../../shared/locale/catalogue.ts';
import { timerWords } from '../../shared/locale/timer.ts';
import type { TimerView } from '../../shared/protocol/view.ts';
import { ClockController } from '../controllers/clock-controller.ts';
import { icon, iconChevronDown, iconClock, iconPause, iconWifiOff } from '../elements/icon.ts';
import '../elements/sector-sign.ts';
import { announce } from './announce.ts';
import { LightElement } from './light-element.ts';
import { clockText, leftMs } from './timer-text.ts';

const soonMs = 30_000;
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
    const crowded = this.sector.length > longName || this.#isSoon();
    return html`<header class="bar ${crowded ? 'long' : ''}">
      <span class="who">${this.sign === null ? nothing : html`<ls-sector-sign .sign=${this.sign} size="20"></ls-sector-sign>`}<bdi>${this.sector || words.say('sectorNone')}</bdi></span>
      ${this.offline ? html`<span class="off">${icon(iconWifiOff)} ${words.say('offline')}</span>` : nothing} ${this.#time()}
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

  #time(): TemplateResult | typeof nothing {
    const { timer } = this;
    if (timer === null) return nothing;
    const words = timerWords[this.words.language];
    const left = this.#leftMs(timer);
    const time = clockText(left);
    const paused = timer.pausedMs !== null;
    const digits = this.#isSoon()
      ? html`<span class="digits wide">${say(words, this.words.language, 'left', { time })}</span><span class="digits narrow">${time}</span>`
      : html`<span class="digits">${time}</span>`;
    const spoken = paused ? `${time}, ${say(words, this.words.language, 'paused')}` : say(words, this.words.language, 'left', { time });
    return html`<span class="time" role="timer" aria-live="off" aria-label=${spoken}>${icon(paused ? iconPause : iconClock)} ${digits}</span>`;
  }

  #isSoon(): boolean {
    const { timer } = this;
    return timer !== null && timer.pausedMs === null && this.#leftMs(timer) <= soonMs && this.#leftMs(timer) > 0;
  }

  /** Once at half a minute and once at the end; the digits themselves are never read out on their own. */
  #tellTime(): void {
    const { timer } = this;
    if (timer === null || timer.pausedMs !== null) return;
    const words = timerWords[this.words.language];
    const left = this.#leftMs(timer);
    if (left > 0 && left <= soonMs && left > soonMs - 3_000 && this.#toldSoon !== timer.endsAtMs) {
      this.#toldSoon = timer.endsAtMs;
      announce(this, say(words, this.words.language, 'seconds', { n: 30 }));
    }
    if (left === 0 && this.#toldSoon === timer.endsAtMs && this.#toldOver !== timer.endsAtMs) {
      this.#toldOver = timer.endsAtMs;
      announce(this, say(words, this.words.language, 'over'));
    }
  }

  #leftMs(timer: TimerView): number {
    return leftMs(timer, this.#clock.nowMs + this.clockOffsetMs);
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
