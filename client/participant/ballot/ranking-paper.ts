import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BallotOption } from '../../../shared/domain/ballot.ts';
import { icon, iconArrowDown, iconArrowUp, iconClose, iconPlus } from '../../elements/icon.ts';
import { announce } from '../announce.ts';
import { ballotLabel } from './ballot-label.ts';
import { BelowHeader } from './below-header.ts';
import { isLong, KindPaper } from './kind-paper.ts';

/**
 * `ranking`: tap what matters most, then the next; arrows move what has a place. Not everything needs one.
 * No dragging: it fails with a keyboard, a shaking hand and a long list.
 */
@customElement('ls-ranking-paper')
export class RankingPaper extends KindPaper {
  /** Buttons to focus once what was pressed has moved: the first that is there. */
  #focusNext: readonly string[] = [];
  #byFinger = false;

  constructor() {
    super();
    new BelowHeader(this);
    this.addEventListener('click', (event) => (this.#byFinger = event.detail > 0), { capture: true });
  }

  override render(): TemplateResult | typeof nothing {
    const { ballot } = this;
    if (ballot === null) return nothing;
    const ranked = this.#ranked;
    const open = this.options.filter(({ id }) => !ranked.some((option) => option.id === id));
    return html`<div class="tray"><p class="tray-left">${this.#leftWords}</p></div>
      <div class="strip">
        <p class="strip-small">${ballotLabel(ballot, this.tell)}</p>
        <h1 dir="auto" data-start tabindex="-1">${ballot.title || this.tell('rankTitle')}</h1>
      </div>
      ${
        ranked.length === 0
          ? html`<p class="line">${this.tell('rankHelp')}</p>`
          : html`<section class="stack" aria-labelledby="ranked">
              <h2 id="ranked">${this.tell('ranked')}</h2>
              <ol class="stack">
                ${repeat(ranked, ({ id }) => id, (option, place) => this.#placed(option, place, ranked.length))}
              </ol>
            </section>`
      }
      ${
        open.length === 0
          ? nothing
          : html`<section class="stack" aria-labelledby="unranked">
              <h2 id="unranked">${this.tell('unranked')}</h2>
              <ul class="stack">
                ${repeat(open, ({ id }) => id, (option) => this.#open(option, ranked.length + 1))}
              </ul>
            </section>`
      }
      <div class="steps"><button class="button primary" type="button" @click=${this.review}>${this.tell('review')}</button></div>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const [button] = this.#focusNext.flatMap((name) => this.querySelector<HTMLElement>(`[data-way="${name}"]`) ?? []);
    // A finger sees where it is; for keys the page has to follow.
    button?.focus({ preventScroll: this.#byFinger });
    this.#focusNext = [];
  }

  #placed({ id, text }: BallotOption, place: number, of: number): TemplateResult {
    return html`<li class="paper-card ranked-card">
      <p class="ranked-words"><span class="place" aria-hidden="true">${place + 1}</span><span class="visually-hidden">${this.tell('rankPlace', { number: place + 1 })}:</span> <span class="option-text ${isLong(text) ? 'long' : ''}" dir="auto">${text}</span></p>
      <div class="paper-card-ways">
        <button class="key" type="button" data-way="up-${id}" aria-disabled=${place === 0 ? 'true' : 'false'} aria-label=${this.tell('rankUp', { text })} @click=${() => this.#move(id, place, place - 1, 'up')}>
          ${icon(iconArrowUp)}
        </button>
        <button class="key" type="button" data-way="down-${id}" aria-disabled=${place + 1 === of ? 'true' : 'false'} aria-label=${this.tell('rankDown', { text })} @click=${() => this.#move(id, place, place + 1, 'down')}>
          ${icon(iconArrowDown)}
        </button>
        <button class="key wide" type="button" aria-label=${this.tell('rankOutOf', { text })} @click=${() => this.#takeOut(id, place)}>${icon(iconClose)} ${this.tell('rankOut')}</button>
      </div>
    </li>`;
  }

  #open({ id, text }: BallotOption, next: number): TemplateResult {
    return html`<li>
      <button class="paper-card open-card" type="button" data-way="put-${id}" @click=${() => this.#put(id)}>
        <span class="option-text ${isLong(text) ? 'long' : ''}" dir="auto">${text}</span>
        <span class="next-place">${icon(iconPlus)} ${this.tell('rankPut', { number: next })}</span>
      </button>
    </li>`;
  }

  #put(option: string): void {
    const open = this.options.filter(({ id }) => this.paper?.get(id) == null);
    const at = open.findIndex(({ id }) => id === option);
    const after = open[at + 1] ?? open[at - 1];
    const ranked = [...this.#places, option];
    this.#focusNext = after === undefined ? [`up-${option}`] : [`put-${after.id}`];
    this.#rank(ranked, option, ranked.length);
  }

  #move(option: string, from: number, to: number, way: 'up' | 'down'): void {
    if (to < 0 || to >= this.#places.length) return;
    const ranked = this.#places.filter((id) => id !== option);
    ranked.splice(to, 0, option);
    this.#focusNext = [`${way}-${option}`];
    if (from !== to) this.#rank(ranked, option, to + 1);
  }

  #takeOut(option: string, place: number): void {
    const ranked = this.#places.filter((id) => id !== option);
    const next = ranked[place] ?? ranked[place - 1];
    this.#focusNext = [...(next === undefined ? [] : [`up-${next}`]), `put-${option}`];
    this.#rank(ranked, option, null);
  }

  #rank(ranked: readonly string[], option: string, place: number | null): void {
    this.paper?.rank(ranked);
    this.marked();
    const text = this.options.find(({ id }) => id === option)?.text ?? '';
    announce(this, place === null ? this.tell('rankSaidOut', { text }) : this.tell('rankSaid', { text, number: place, of: ranked.length }));
  }

  get #places(): readonly string[] {
    return this.#ranked.map(({ id }) => id);
  }

  get #ranked(): readonly BallotOption[] {
    return (this.paper?.ranked ?? []).flatMap((id) => this.options.find((option) => option.id === id) ?? []);
  }

  get #leftWords(): string {
    return this.tell('rankLeft', { placed: this.#ranked.length, of: this.options.length });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-ranking-paper': RankingPaper;
  }
}
