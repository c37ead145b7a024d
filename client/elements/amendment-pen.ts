import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { principleTextGraphemesMax, reasonGraphemesMax } from '../../shared/domain/limits.ts';
import { countGraphemes } from '../../shared/domain/text.ts';
import type { PrincipleView } from '../../shared/protocol/view.ts';
import { keepDraft, keptDraft, type AmendmentDraft } from './amendment-draft.ts';
import type { TextStore } from './amendment-hands.ts';
import { amendmentStyles } from './amendment-styles.ts';
import { t } from './amendment-words.ts';
import { failure } from './failure.ts';
import './word-changes.ts';

/**
 * A wording to be changed in place, with what changes below it: a proposal (with its reason), or the wording that settles
 * amendments. What is typed is kept until it was sent. Fires `ls-written` with the draft, and `ls-cancel`.
 */
@customElement('ls-amendment-pen')
export class AmendmentPen extends LitElement {
  static override styles = [
    ...amendmentStyles,
    css`
      form {
        display: grid;
        gap: 14px;
      }
      .wording.input {
        min-block-size: 120px;
        field-sizing: content;
      }
      .count {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        justify-content: space-between;
      }
      .wrong {
        color: var(--rot);
        font-weight: 600;
      }
      .preview {
        display: grid;
        gap: 6px;
        padding: 12px 16px;
        border: 1px solid var(--linie);
        background: var(--papier);
      }
    `,
  ];

  @property({ attribute: false }) principle: PrincipleView | null = null;
  /** `propose`: against the version it began from; `settle`: always against the current one. */
  @property() kind: 'propose' | 'settle' = 'propose';
  /** What stands in the field at first. */
  @property({ attribute: false }) start = '';
  /** Under which it is kept. */
  @property({ attribute: false }) key = '';
  @property({ attribute: false }) texts: TextStore | null = null;
  @property({ type: Boolean }) busy = false;
  /** Why it cannot be sent now; empty: it can. */
  @property({ attribute: false }) hindrance = '';
  /** The sentence of a refusal. */
  @property({ attribute: false }) failed = '';
  @state() private draft: AmendmentDraft = { text: '', reason: '', version: 1 };
  @state() private missed = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('key') || this.texts === null) return;
    this.draft = keptDraft(this.texts, this.key) ?? this.#fresh();
    this.missed = false;
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('textarea')?.focus());
  }

  override render(): TemplateResult | typeof nothing {
    const { principle, draft } = this;
    const current = principle?.versions.at(-1);
    if (principle === null || current === undefined) return nothing;
    const isProposal = this.kind === 'propose';
    const base = this.#base();
    const newer = draft.version < current.version;
    const wrong = this.hindrance || (this.missed ? this.#missing() : '');
    return html`<form aria-labelledby="title" @submit=${this.#submit} @keydown=${this.#escape}>
      <p id="title" class="label">${t(isProposal ? 'proposeTitle' : 'settleTitle', { version: isProposal ? draft.version : current.version })}</p>
      ${newer ? html`<p class="why" role="status">${t(isProposal ? 'newer' : 'newerSettle', { version: current.version })}</p>` : nothing}
      <label class="field"
        ><span class="label">${t('wording')}</span
        ><textarea class="input wording" name="text" lang="de" dir="auto" spellcheck="true" aria-describedby="count" aria-invalid=${String(this.#tooLong() > 0)} .value=${draft.text} @input=${this.#typed}></textarea
      ></label>
      ${this.#count()}
      <div class="preview">
        <p class="label">${t('preview')}</p>
        ${draft.text.trim() === base.trim() ? html`<p class="meta">${t('unchanged')}</p>` : html`<ls-word-changes class="wording" .from=${base} .to=${draft.text}></ls-word-changes>`}
      </div>
      ${isProposal
        ? html`<label class="field"><span class="label">${t('reasonField')}</span><textarea class="input" name="reason" rows="2" lang="de" dir="auto" maxlength=${reasonGraphemesMax} .value=${draft.reason} @input=${this.#typed}></textarea></label>`
        : nothing}
      <div class="row">
        <button class="button" aria-disabled=${String(this.busy || this.#missing() !== '' || this.hindrance !== '')} aria-describedby="wrong">${this.busy ? t('working') : isProposal ? t('send') : t('settleDo', { version: current.version + 1 })}</button>
        <button class="button quiet" type="button" @click=${this.#cancel}>${t('cancel')}</button>
        ${draft.text === this.start ? nothing : html`<button class="button quiet" type="button" @click=${this.#startOver}>${t('startOver')}</button>`}
      </div>
      <p id="wrong" class="why" role="alert">${wrong}</p>
      ${failure(this.failed)}
    </form>`;
  }

  #count(): TemplateResult {
    const over = this.#tooLong();
    return html`<p id="count" class="count meta">
      <span>${t('wordingHelp')}</span>
      ${over > 0 ? html`<span class="wrong">${t('tooLong', { n: over })}</span>` : html`<span>${t('count', { n: countGraphemes(this.draft.text.trim()), max: principleTextGraphemesMax })}</span>`}
    </p>`;
  }

  #fresh(): AmendmentDraft {
    return { text: this.start, reason: '', version: this.principle?.versions.length ?? 1 };
  }

  #base(): string {
    const versions = this.principle?.versions ?? [];
    return (this.kind === 'propose' ? versions[this.draft.version - 1] : undefined)?.text ?? versions.at(-1)?.text ?? '';
  }

  #tooLong(): number {
    return countGraphemes(this.draft.text.trim()) - principleTextGraphemesMax;
  }

  /** Why these words cannot be sent; empty: they can. */
  #missing(): string {
    const text = this.draft.text.trim();
    if (text === '') return t('empty');
    if (this.#tooLong() > 0) return t('tooLong', { n: this.#tooLong() });
    return this.kind === 'propose' && text === this.#base().trim() ? t('changeFirst') : '';
  }

  readonly #typed = ({ target }: Event): void => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    this.draft = { ...this.draft, [target.name === 'reason' ? 'reason' : 'text']: target.value };
    this.missed = false;
    if (this.texts !== null) keepDraft(this.texts, this.key, this.draft);
  };

  readonly #startOver = (): void => {
    this.texts?.remove(this.key);
    this.draft = { ...this.#fresh(), reason: this.draft.reason };
    this.renderRoot.querySelector('textarea')?.focus();
  };

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#cancel();
  };

  /** The text stays where it is kept: who comes back finds it. */
  readonly #cancel = (): void => {
    this.dispatchEvent(new CustomEvent('ls-cancel'));
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.missed = this.#missing() !== '';
    if (this.missed) this.renderRoot.querySelector('textarea')?.focus();
    else if (!this.busy && this.hindrance === '') this.dispatchEvent(new CustomEvent('ls-written', { detail: this.draft }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-amendment-pen': AmendmentPen;
  }
}
