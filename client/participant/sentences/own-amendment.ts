import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LaterKey } from '../../../shared/locale/phone-later.ts';
import { icon, iconCheck, iconClose, iconHourglass, type Icon } from '../../elements/icon.ts';
import '../../elements/word-changes.ts';
import { announce } from '../announce.ts';
import { LaterElement } from '../later-element.ts';
import { trouble } from '../trouble.ts';
import type { AmendmentItem } from './amendment-items.ts';
import { askFirst } from './ask-first.ts';

/** What somebody wants done with an amendment of theirs. `understood`: that taking it back was refused. */
export interface AmendmentWish {
  readonly wish: 'withdraw' | 'again' | 'change' | 'discard' | 'understood';
  readonly item: AmendmentItem;
}

/** What each state is called. */
export const amendmentStates = { open: 'amendOpen', accepted: 'amendAccepted', rejected: 'amendRejected' } as const satisfies Readonly<Record<string, LaterKey>>;

/** One amendment of mine in its oval, and how it stands. Fires `amendment-wish` with an `AmendmentWish`. */
@customElement('ls-own-amendment')
export class OwnAmendment extends LaterElement {
  @property({ attribute: false }) item: AmendmentItem | null = null;
  /** Its sentence takes amendments now: what was refused can be tried again. */
  @property({ type: Boolean }) allowed = false;
  /** Nothing else is being written about the same sentence. */
  @property({ type: Boolean }) changeable = false;
  @property({ type: Boolean }) offline = false;

  @state() private asking = false;
  @state() private copied = '';

  override render(): TemplateResult | typeof nothing {
    const { item } = this;
    if (item === null) return nothing;
    const { kind } = item.state;
    const isLoose = kind !== 'open' && kind !== 'accepted';
    return html`<div class="oval amendment ${isLoose ? 'loose-oval' : ''}">
        <p class="small"><strong>${this.tell('amendOwn')}</strong></p>
        ${item.base === null || this.#isLost ? html`<p class="amendment-text" dir="auto">${item.text}</p>` : html`<ls-word-changes class="amendment-text" .from=${item.base} .to=${item.text}></ls-word-changes>`}
        ${item.reason === '' ? nothing : html`<p class="small" dir="auto">${this.tell('amendReason')} <bdi>${item.reason}</bdi></p>`} ${this.#state(item)}
        ${kind === 'open' ? (this.asking ? this.#sure(item) : this.#link(this.words.say('withdraw'), this.tell('amendBackOf', { text: start(item) }), this.#ask)) : nothing}
      </div>
      ${this.#trouble(item)}`;
  }

  protected override updated(changed: PropertyValues): void {
    // The button that was pressed is gone: the focus goes on to what took its place.
    if (changed.has('asking') && changed.get('asking') !== undefined) this.querySelector<HTMLElement>('.sure button, .link')?.focus();
  }

  /** The server does not have it. */
  get #isLost(): boolean {
    return this.item?.state.kind === 'refused' || this.item?.state.kind === 'unsent';
  }

  #state(item: AmendmentItem): TemplateResult | typeof nothing {
    const { words } = this;
    const line = (shape: Icon, text: string): TemplateResult => html`<p class="own-state">${icon(shape)} <span>${text}</span></p>`;
    const { kind } = item.state;
    switch (kind) {
      case 'waiting':
        return line(iconHourglass, words.say(this.offline ? 'cardOffline' : 'cardWaiting'));
      case 'going':
        return line(iconHourglass, words.say('cardGoing'));
      case 'open':
        return line(iconHourglass, this.tell(amendmentStates[kind]));
      case 'accepted':
        return line(iconCheck, this.tell(amendmentStates[kind]));
      case 'rejected':
        return line(iconClose, this.tell(amendmentStates[kind]));
      case 'refused':
      case 'unsent':
        return nothing;
    }
  }

  #trouble(item: AmendmentItem): TemplateResult | typeof nothing {
    const { words } = this;
    const { state: at, notBack } = item;
    if (notBack !== null) {
      const understood = html`<button class="button" type="button" @click=${() => this.#wish('understood')}>${this.tell('understood')}</button>`;
      return trouble(notBack === 'aside' ? this.tell('castAside') : words.refusal(notBack), understood);
    }
    if (at.kind === 'refused') return trouble(`${this.tell('amendRefused')} ${at.refusal === null ? words.say('cardAsideHelp') : words.refusal(at.refusal)}`, this.#ways(item));
    if (at.kind !== 'unsent') return nothing;
    if (at.because !== 'over') return trouble(this.tell(at.because === 'frozen' ? 'amendFrozen' : 'amendGone'), this.#ways(item));
    // Nothing went wrong: it can be gone on with when the step is open again.
    return html`<div class="box" role="alert">
      <strong>${words.say('roundOver')}</strong> ${words.say('roundOverKept')}
      <div class="ways">${this.#ways(item)}</div>
    </div>`;
  }

  /** Ways out for words that have not arrived. */
  #ways(item: AmendmentItem): TemplateResult {
    const { words } = this;
    if (this.asking) return this.#sure(item);
    const link = (text: string, act: () => void): TemplateResult => this.#link(text, `${text}: ${start(item)}`, act);
    return html`${this.allowed ? link(words.say('sendAgain'), () => this.#wish('again')) : nothing} ${this.allowed && this.changeable ? link(words.say('change'), () => this.#wish('change')) : nothing}
      ${link(this.tell('amendCopy'), () => void this.#copy(item.text))} ${link(words.say('discard'), this.#ask)}
      ${this.copied === '' ? nothing : html`<p class="small copied">${this.copied}</p>`}`;
  }

  #link(text: string, label: string, act: () => void): TemplateResult {
    return html`<button class="link" type="button" aria-label=${label} @click=${act}>${text}</button>`;
  }

  #sure(item: AmendmentItem): TemplateResult {
    const isBack = item.state.kind === 'open';
    const yes = (): void => {
      this.asking = false;
      this.#wish(isBack ? 'withdraw' : 'discard');
    };
    const no = (): void => {
      this.asking = false;
    };
    return askFirst(this.words, isBack ? this.tell('amendBackSure') : this.words.say('discardSure'), isBack ? 'withdrawYes' : 'discardYes', yes, no);
  }

  readonly #ask = (): void => {
    this.asking = true;
  };

  async #copy(text: string): Promise<void> {
    try {
      // Missing on plain http; then the words are marked and copied by hand.
      await navigator.clipboard.writeText(text);
      this.copied = this.tell('amendCopied');
    } catch {
      const words = this.querySelector('.amendment-text');
      if (words !== null) getSelection()?.selectAllChildren(words);
      this.copied = this.tell('amendMarked');
    }
    announce(this, this.copied);
  }

  #wish(wish: AmendmentWish['wish']): void {
    if (this.item !== null) this.dispatchEvent(new CustomEvent<AmendmentWish>('amendment-wish', { detail: { wish, item: this.item } }));
  }
}

/** Enough of it to tell two apart. */
const start = ({ text }: AmendmentItem): string => text.slice(0, 40);

declare global {
  interface HTMLElementTagNameMap {
    'ls-own-amendment': OwnAmendment;
  }
}
