import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { principleTextGraphemesMax, reasonGraphemesMax } from '../../../shared/domain/limits.ts';
import type { DraftView } from '../../../shared/protocol/view.ts';
import '../../elements/word-changes.ts';
import { announce } from '../announce.ts';
import { countGraphemes } from '../graphemes.ts';
import { LaterElement } from '../later-element.ts';
import { trouble } from '../trouble.ts';
import { isBegun, type AmendmentDraft, type AmendmentDrafts } from './amendment-drafts.ts';
import { askFirst } from './ask-first.ts';

/**
 * Another wording of a sentence, written into the sentence itself. What is typed is kept on the phone at every stroke,
 * with the version it is written against.
 *
 * Fires `send` with the `AmendmentDraft`; whoever listens lets the draft go once it is safe in the outbox. Fires `stop`
 * when it is given up, after asking.
 */
@customElement('ls-amendment-form')
export class AmendmentForm extends LaterElement {
  @property({ attribute: false }) sentence: DraftView | null = null;
  @property({ attribute: false }) drafts: AmendmentDrafts | null = null;
  @property({ type: Boolean }) hasSector = false;
  /** The outbox takes nothing more. */
  @property({ type: Boolean }) full = false;

  @state() private draft: AmendmentDraft = { version: 0, base: '', text: '', reason: '' };
  @state() private fault: 'empty' | 'same' | 'sameNow' | null = null;
  @state() private asking = false;
  /** Said once when a limit is passed, and once when there is a new version. */
  #wasOver = false;
  #wasBehind = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { sentence } = this;
    if (!changed.has('sentence') || sentence === null) return;
    const isOther = changed.get('sentence')?.principle !== sentence.principle;
    if (isOther) this.draft = this.drafts?.get(sentence.principle) ?? this.draft;
    // Nothing was written yet: it goes along with the sentence.
    if (!isBegun(this.draft)) this.draft = { version: sentence.version, base: sentence.text, text: sentence.text, reason: '' };
  }

  override render(): TemplateResult | typeof nothing {
    const { sentence, draft } = this;
    if (sentence === null) return nothing;
    const { number } = sentence;
    const id = `amend-${sentence.principle}`;
    const count = countGraphemes(draft.text);
    const over = count - principleTextGraphemesMax;
    const reasonOver = countGraphemes(draft.reason) - reasonGraphemesMax;
    return html`<form class="stack amendment-form" @submit=${this.#submit} @keydown=${this.#keydown} novalidate>
      <div class="oval">
        <label for=${id}>${this.tell('amendLabel', { number })}</label>
        <textarea
          id=${id}
          class="amendment-text"
          dir="auto"
          rows="3"
          aria-invalid=${over > 0 || this.fault !== null ? 'true' : 'false'}
          aria-describedby="${id}-help ${id}-trouble"
          .value=${draft.text}
          @input=${(event: Event) => this.#write(event, 'text')}
        ></textarea>
      </div>
      <div class="row small" id="${id}-help">
        <span>${this.tell('amendHelp')}</span><span class=${over > 0 ? 'over' : ''}>${this.words.say('count', { count, max: principleTextGraphemesMax })}</span>
      </div>
      <div id="${id}-trouble" class="form-trouble">${over > 0 ? this.#tooLong(over) : this.#fault()}</div>
      ${this.#changes(draft, over)} ${this.#newVersion(sentence)}
      <div class="oval">
        <label for="${id}-reason">${this.tell('amendReasonFree')}</label>
        <textarea
          id="${id}-reason"
          dir="auto"
          rows="1"
          aria-invalid=${reasonOver > 0 ? 'true' : 'false'}
          aria-describedby="${id}-reason-trouble"
          .value=${draft.reason}
          @input=${(event: Event) => this.#write(event, 'reason')}
        ></textarea>
      </div>
      <div id="${id}-reason-trouble" class="form-trouble">${reasonOver > 0 ? this.#tooLong(reasonOver) : nothing}</div>
      <p>${this.tell(this.hasSector ? 'amendFate' : 'amendFateNone')}</p>
      ${this.asking
        ? askFirst(this.words, this.words.say('discardSure'), 'discardYes', this.#stop, this.#keep)
        : html`<div class="ways">
            <button class="button primary" type="submit">${this.tell('amendSend')}</button>
            <button class="button" type="button" @click=${this.#maybeStop}>${this.tell('amendStop')}</button>
          </div>`}
      ${this.full ? trouble(this.tell('outboxFull')) : nothing}
    </form>`;
  }

  override updated(changed: PropertyValues): void {
    if (changed.get('asking') !== undefined) this.querySelector<HTMLElement>(this.asking ? '.sure button' : '.ways .button:not(.primary)')?.focus();
    const over = Math.max(countGraphemes(this.draft.text) - principleTextGraphemesMax, countGraphemes(this.draft.reason) - reasonGraphemesMax);
    if (over > 0 && !this.#wasOver) announce(this, this.tell('commentTooLong', { n: over }));
    this.#wasOver = over > 0;
    const isBehind = this.sentence !== null && this.sentence.version !== this.draft.version;
    if (isBehind && !this.#wasBehind) announce(this, this.tell('amendNewVersion'));
    this.#wasBehind = isBehind;
    if (CSS.supports('field-sizing', 'content')) return;
    for (const field of this.querySelectorAll('textarea')) {
      field.style.setProperty('block-size', 'auto');
      field.style.setProperty('block-size', `${field.scrollHeight}px`);
    }
  }

  override focus(): void {
    void this.updateComplete.then(() => this.querySelector('textarea')?.focus());
  }

  /** What the sentence says with it, as soon as there is a difference; a pasted book is not compared. */
  #changes({ base, text }: AmendmentDraft, over: number): TemplateResult | typeof nothing {
    if (over > 0) return nothing;
    return html`<div class="amendment-changes">
      <p class="small"><strong>${this.tell('amendChanges')}</strong></p>
      ${text === base ? html`<p>${this.tell('amendNoChanges')}</p>` : html`<ls-word-changes class="amendment-text" .from=${base} .to=${text}></ls-word-changes>`}
    </div>`;
  }

  #newVersion({ version, text }: DraftView): TemplateResult | typeof nothing {
    if (version === this.draft.version) return nothing;
    return html`<div class="box">
      <p><strong>${this.tell('amendNewVersion')}</strong> ${this.tell('amendNewVersionHelp', { version })}</p>
      <ls-word-changes class="amendment-text" .from=${this.draft.base} .to=${text}></ls-word-changes>
    </div>`;
  }

  #tooLong(n: number): TemplateResult {
    return trouble(this.tell('commentTooLong', { n }), nothing, false);
  }

  #fault(): TemplateResult | typeof nothing {
    switch (this.fault) {
      case 'empty':
        return trouble(this.words.say('noText'));
      case 'same':
        return trouble(this.tell('amendSame'));
      case 'sameNow':
        return trouble(this.tell('amendSameNow'));
      case null:
        return nothing;
    }
  }

  #write({ target }: Event, field: 'text' | 'reason'): void {
    const { sentence } = this;
    if (sentence === null || !(target instanceof HTMLTextAreaElement)) return;
    this.draft = { ...this.draft, [field]: target.value };
    this.fault = null;
    this.drafts?.set(sentence.principle, this.draft);
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event);
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { draft } = this;
    // Compared as the server compares: without the space around it, and in one form.
    const [text, base, now] = [draft.text, draft.base, this.sentence?.text ?? ''].map((each) => each.trim().normalize());
    this.fault = text === '' ? 'empty' : text === base ? 'same' : text === now ? 'sameNow' : null;
    if (this.fault !== null || countGraphemes(draft.text.trim()) > principleTextGraphemesMax) this.querySelector('textarea')?.focus();
    else if (countGraphemes(draft.reason.trim()) > reasonGraphemesMax) this.querySelectorAll('textarea')[1]?.focus();
    else this.dispatchEvent(new CustomEvent<AmendmentDraft>('send', { detail: { ...draft, text: draft.text.trim(), reason: draft.reason.trim() } }));
  };

  readonly #maybeStop = (): void => {
    if (isBegun(this.draft)) this.asking = true;
    else this.#stop();
  };

  readonly #keep = (): void => {
    this.asking = false;
  };

  readonly #stop = (): void => {
    this.dispatchEvent(new CustomEvent('stop'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-amendment-form': AmendmentForm;
  }
}
