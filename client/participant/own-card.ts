import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SectorSign } from '../../shared/domain/sector.ts';
import type { PhoneStorage } from '../connection/phone-storage.ts';
import { icon, iconCircleAlert, iconEyeOff, iconHourglass, iconMerge, iconParking, iconPin, type Icon } from '../elements/icon.ts';
import './card-form.ts';
import { LightElement } from './light-element.ts';
import type { OwnItem } from './own-items.ts';
import { sectorClass } from './sector-class.ts';
import { trouble } from './trouble.ts';

/** What somebody wants done with one of their cards. */
export type OwnCardWish =
  | { readonly wish: 'change'; readonly item: OwnItem; readonly text: string }
  | { readonly wish: 'withdraw' | 'discard' | 'again'; readonly item: OwnItem };

/** One of my cards with how it stands. Fires `wish` with an `OwnCardWish`. */
@customElement('ls-own-card')
export class OwnCard extends LightElement {
  @property({ attribute: false }) item: OwnItem | null = null;
  @property({ attribute: false }) sign: SectorSign | null = null;
  @property({ type: Number }) graphemesMax = 140;
  @property({ attribute: false }) storage: PhoneStorage | null = null;
  /** Begins the keys of drafts. */
  @property() draftStart = '';
  @property({ type: Boolean }) offline = false;

  @state() private mode: 'rest' | 'changing' | 'sure' = 'rest';

  override render(): TemplateResult | typeof nothing {
    const { item } = this;
    if (item === null) return nothing;
    if (this.mode === 'changing') return this.#form(item);
    const { kind } = item.state;
    const loose = kind === 'waiting' || kind === 'changing' || kind === 'going' || kind === 'refused' || kind === 'aside';
    return html`<div class="own ${loose ? 'loose' : `card ${sectorClass(this.sign)}`}">
      <p class="own-text" dir="auto">${item.text}</p>
      ${this.mode === 'sure' ? this.#sure(item) : html`${this.#state(item)} ${this.#ways(item)}`}
    </div>`;
  }

  #state(item: OwnItem): TemplateResult {
    const { words } = this;
    const line = (shape: Icon, text: string): TemplateResult => html`<p class="own-state">${icon(shape)} <span>${text}</span></p>`;
    const { state: at } = item;
    switch (at.kind) {
      case 'waiting':
        return line(iconHourglass, words.say(this.offline ? 'cardOffline' : 'cardWaiting'));
      case 'changing':
        return line(iconHourglass, words.say(this.offline ? 'cardChangingOffline' : 'cardChanging'));
      case 'going':
        return line(iconHourglass, words.say('cardGoing'));
      case 'wall':
        return line(iconPin, words.say('cardWall'));
      case 'cluster':
        return line(iconPin, at.title === '' ? words.say('cardClusterBare') : words.say('cardCluster', { title: at.title }));
      case 'parked':
        return line(iconParking, words.say('cardParked'));
      case 'merged':
        return line(iconMerge, words.say('cardMerged'));
      case 'hidden': {
        const reason = at.reason.trim().replace(/[.!]+$/u, '');
        const why = reason === '' ? words.say('cardHiddenNoWhy') : words.say('cardHiddenWhy', { reason });
        return html`${line(iconEyeOff, words.say('cardHidden'))}
          <p class="own-why">${why} ${item.editable ? words.say('cardHiddenEdit') : ''}</p>`;
      }
      case 'erased':
        return line(iconEyeOff, words.say('cardErased'));
      case 'refused':
        return html`${line(iconCircleAlert, words.say('cardRefused'))} ${trouble(at.refusal === null ? words.say('cardAsideHelp') : words.refusal(at.refusal))}`;
      case 'aside':
        return html`${line(iconCircleAlert, words.say('cardRefused'))} ${trouble(`${words.say('cardAside')} ${words.say('cardAsideHelp')}`)}`;
    }
  }

  #ways(item: OwnItem): TemplateResult | typeof nothing {
    const { words } = this;
    const short = item.text.slice(0, 40);
    const link = (text: string, label: string, act: () => void): TemplateResult =>
      html`<button class="link" type="button" aria-label=${label} @click=${act}>${text}</button>`;
    const change = link(words.say('change'), words.say('changeCard', { text: short }), () => (this.mode = 'changing'));
    const asks = (): void => {
      this.mode = 'sure';
    };
    if (item.state.kind === 'refused' || item.state.kind === 'aside') {
      const again = link(words.say('sendAgain'), `${words.say('sendAgain')}: ${short}`, () => this.#wish({ wish: 'again', item }));
      return html`<div class="ways">${change} ${again} ${link(words.say('discard'), `${words.say('discard')}: ${short}`, asks)}</div>`;
    }
    if (!item.editable || item.state.kind === 'going') return nothing;
    return html`<div class="ways">${change} ${link(words.say('withdraw'), words.say('withdrawCard', { text: short }), asks)}</div>`;
  }

  #sure(item: OwnItem): TemplateResult {
    const { words } = this;
    const lost = item.state.kind === 'refused' || item.state.kind === 'aside';
    const yes = (): void => {
      this.mode = 'rest';
      this.#wish({ wish: lost ? 'discard' : 'withdraw', item });
    };
    return html`<div class="sure" role="group" aria-label=${words.say(lost ? 'discardSure' : 'withdrawSure')}>
      <p>${words.say(lost ? 'discardSure' : 'withdrawSure')}</p>
      <div class="ways">
        <button class="button" type="button" @click=${yes}>${words.say(lost ? 'discardYes' : 'withdrawYes')}</button>
        <button class="button" type="button" @click=${this.#rest}>${words.say('withdrawNo')}</button>
      </div>
    </div>`;
  }

  #form(item: OwnItem): TemplateResult {
    return html`<ls-card-form
      changing
      .words=${this.words}
      .sign=${this.sign}
      .graphemesMax=${this.graphemesMax}
      .storage=${this.storage}
      .draftKey=${`${this.draftStart}card:${item.key}`}
      .original=${item.text}
      @pin=${(event: CustomEvent<string>) => {
        this.querySelector('ls-card-form')?.done();
        this.mode = 'rest';
        this.#wish({ wish: 'change', item, text: event.detail });
      }}
      @stop=${this.#rest}
    ></ls-card-form>`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    // The buttons that were pressed are gone: the focus goes on to what took their place.
    if (!changed.has('mode') || changed.get('mode') === undefined) return;
    if (this.mode === 'changing') void this.querySelector('ls-card-form')?.updateComplete.then(() => this.querySelector('ls-card-form')?.focus());
    else this.querySelector<HTMLElement>('.ways button')?.focus();
  }

  readonly #rest = (): void => {
    this.mode = 'rest';
  };

  #wish(wish: OwnCardWish): void {
    this.dispatchEvent(new CustomEvent('wish', { detail: wish, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-own-card': OwnCard;
  }
}
