import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { BallotOption } from '../../../shared/domain/ballot.ts';
import { icon, iconMinus, iconPlus } from '../../elements/icon.ts';
import { announce } from '../announce.ts';
import { ballotLabel } from './ballot-label.ts';
import { BelowHeader } from './below-header.ts';
import { isLong, KindPaper } from './kind-paper.ts';
import { sectorDot } from './sector-dot.ts';

/** So many dots lie in the tray one by one; more are only counted. */
const trayMax = 10;
/** The same for the dots on one card. */
const onCardMax = 4;

/** `dots`, screen 03a: a tray with what is left, and a plus and a minus on every card. Dots may be left over. */
@customElement('ls-dots-paper')
export class DotsPaper extends KindPaper {
  /** Where the focus goes when the minus vanishes with the last dot. */
  #focusPlusOf: string | null = null;

  constructor() {
    super();
    new BelowHeader(this);
  }

  override render(): TemplateResult | typeof nothing {
    const { ballot } = this;
    if (ballot === null) return nothing;
    return html`${this.#tray()}
      <div class="strip">
        <p class="strip-small">${ballotLabel(ballot, this.tell)}</p>
        <h1 dir="auto" data-start tabindex="-1">${ballot.title || this.tell('dotsTitle')}</h1>
      </div>
      <ul class="stack">
        ${this.options.map((option) => this.#card(option))}
      </ul>
      <div class="steps"><button class="button primary" type="button" @click=${this.review}>${this.tell('review')}</button></div>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#focusPlusOf === null) return;
    this.querySelector<HTMLElement>(`[data-plus="${this.#focusPlusOf}"]`)?.focus();
    this.#focusPlusOf = null;
  }

  #tray(): TemplateResult {
    const n = this.#budget;
    const left = this.#left;
    const dots = n > trayMax ? nothing : html`<div class="tray-dots" aria-hidden="true">${Array.from({ length: n }, (_, place) => (place < left ? sectorDot(this.sign, 'large') : html`<span class="dot gap"></span>`))}</div>`;
    return html`<div class="tray">
      <p class="tray-left">${this.tell('dotsLeft', { n, rest: left })}</p>
      ${dots}
      <p class="small tray-help">${this.tell(left > 0 ? 'dotsHelp' : 'dotsAllHelp', { n })}</p>
    </div>`;
  }

  #card({ id, text }: BallotOption): TemplateResult {
    const given = this.#given(id);
    const full = this.#left === 0 || given >= this.#most;
    return html`<li class="paper-card">
      <div class="paper-card-words">
        <p class="option-text ${isLong(text) ? 'long' : ''}" dir="auto">${text}</p>
        ${
          given === 0
            ? nothing
            : html`<p class="given">
                <span class="given-dots" aria-hidden="true">${Array.from({ length: given > onCardMax ? 1 : given }, () => sectorDot(this.sign, 'small'))}</span>
                <span class=${given > onCardMax ? '' : 'visually-hidden'}>${this.tell('dotsCount', { n: given })}</span>
              </p>`
        }
        ${given >= this.#most && this.#left > 0 ? html`<p class="small">${this.tell('dotsMost', { n: this.#most })}</p>` : nothing}
      </div>
      <div class="paper-card-ways">
        ${
          given === 0
            ? nothing
            : html`<button class="key" type="button" aria-label=${this.tell('dotLess', { text })} @click=${() => this.#give(id, text, given - 1)}>${icon(iconMinus)}</button>`
        }
        <button class="key" type="button" data-plus=${id} aria-disabled=${full ? 'true' : 'false'} aria-label=${this.tell('dotMore', { text })} @click=${() => this.#give(id, text, given + 1)}>${icon(iconPlus)}</button>
      </div>
    </li>`;
  }

  #give(option: string, text: string, dots: number): void {
    if (dots > this.#given(option)) {
      if (this.#left === 0) {
        announce(this, `${this.#leftWords} ${this.tell('dotsAllHelp', { n: this.#budget })}`);
        return;
      }
      if (dots > this.#most) {
        announce(this, this.tell('dotsMost', { n: this.#most }));
        return;
      }
    }
    if (dots === 0) this.#focusPlusOf = option;
    this.mark(option, dots === 0 ? null : dots);
    announce(this, `${text}: ${dots === 0 ? this.tell('dotsNone') : this.tell('dotsCount', { n: dots })}. ${this.#leftWords}`);
  }

  get #leftWords(): string {
    const n = this.#budget;
    return this.#left === 0 ? this.tell('dotsAll', { n }) : this.tell('dotsLeft', { n, rest: this.#left });
  }

  #given(option: string): number {
    return this.paper?.number(option) ?? 0;
  }

  get #budget(): number {
    return this.ballot?.rules.budget ?? 0;
  }

  get #most(): number {
    return this.ballot?.rules.maxPerOption ?? this.#budget;
  }

  get #left(): number {
    return Math.max(0, this.#budget - (this.paper?.sum ?? 0));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-dots-paper': DotsPaper;
  }
}
