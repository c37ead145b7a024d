import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { planTemplates } from '../../shared/templates/plans.ts';
import { icon, iconArrowRight, iconCircleAlert } from '../elements/icon.ts';
import { buttonStyles, fieldStyles, rootStyles } from '../styles/shared-styles.ts';
import './plan-choice.ts';
import './sector-choice.ts';
import { t } from './start-words.ts';
import type { DraftErrors, DraftField, WorkshopDraft } from './workshop-draft.ts';

/**
 * The form of a new workshop. Fires `ls-draft` with the whole draft at every change and `ls-create` when sent.
 * With `process` it asks only for what a further workshop of that process needs.
 */
@customElement('ls-workshop-form')
export class WorkshopForm extends LitElement {
  static override styles = [
    rootStyles,
    buttonStyles,
    fieldStyles,
    css`
      form {
        display: grid;
        gap: 15px;
        padding: 20px 28px 24px;
        border-radius: var(--radius-card);
        background: var(--papier);
        box-shadow: var(--shadow-card);
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 190px), 1fr));
        gap: 15px 18px;
        align-items: start;
      }
      .input {
        min-block-size: 42px;
        font-size: 17px;
        border-width: 1px;
      }
      .pair .field:last-child {
        grid-column: 1 / -1;
      }
      .question {
        font-weight: 600;
      }
      .button {
        min-block-size: 56px;
        font-size: 19px;
      }
      .intro {
        color: var(--tinte-2);
      }
      .icon {
        inline-size: 20px;
        block-size: 20px;
      }
      @media (max-width: 480px) {
        form {
          padding-inline: 16px;
        }
      }
    `,
  ];

  @property({ attribute: false }) draft: WorkshopDraft | null = null;
  @property({ attribute: false }) errors: DraftErrors = {};
  /** The process that gets a further workshop; null: a new one. */
  @property({ attribute: false }) process: { readonly title: string } | null = null;
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean, attribute: 'ask-operator' }) askOperator = false;
  /** Made already; only the workshop is missing. Topic and sectors are fixed then. */
  @property({ type: Boolean, attribute: 'half-done' }) halfDone = false;

  /** Puts the cursor into the first field that does not do yet. */
  async focusWrong(): Promise<void> {
    await this.updateComplete;
    const wrong = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong === null) void this.renderRoot.querySelector('ls-sector-choice')?.open();
    else wrong.focus();
  }

  async focusFirst(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { draft } = this;
    if (draft === null) return nothing;
    const isNew = this.process === null;
    return html`<form novalidate @submit=${this.#send}>
      ${isNew ? this.#line('topic', t('topic'), draft.topic) : this.#line('title', t('workshopTitle'), draft.title)}
      ${this.#question('question', t('question'), draft.question)}
      ${planTemplates[draft.template].boards > 1 ? this.#question('secondQuestion', t('questionOfDay2'), draft.secondQuestion) : nothing}
      <div class="pair">
        ${this.#line('begin', t('begin'), draft.begin, 'datetime-local')} ${this.#line('people', t('people'), draft.people, 'number')} ${this.#line('place', t('place'), draft.place)}
      </div>
      ${isNew && !this.halfDone
        ? html`<ls-sector-choice .names=${draft.sectors} .error=${this.errors.sectors ?? ''} @ls-sectors=${(event: CustomEvent<readonly string[]>) => this.#change({ sectors: event.detail })}></ls-sector-choice>`
        : nothing}
      <ls-plan-choice .chosen=${draft.template} @ls-plan=${(event: CustomEvent<WorkshopDraft['template']>) => this.#change({ template: event.detail })}></ls-plan-choice>
      ${this.askOperator
        ? html`<label class="field"
            ><span class="label">${t('operatorKey')}</span>
            <input class="input" name="operator" type="password" autocomplete="off" spellcheck="false" aria-describedby="operator-help" />
            <span class="help" id="operator-help">${t('operatorHelp')}</span>
          </label>`
        : nothing}
      <slot></slot>
      <button class="button primary block" aria-disabled=${this.busy ? 'true' : nothing}>
        ${this.busy ? t('creating') : t(this.halfDone ? 'continueCreating' : 'create')} ${this.busy ? nothing : icon(iconArrowRight)}
      </button>
    </form>`;
  }

  #line(field: Exclude<DraftField, 'sectors'>, label: string, value: string, type: 'text' | 'number' | 'datetime-local' = 'text'): TemplateResult {
    const error = this.errors[field];
    return html`<div class="field">
      <label class="label" for=${field}>${label}</label>
      <input
        class="input"
        id=${field}
        dir=${type === 'text' ? 'auto' : nothing}
        type=${type}
        inputmode=${type === 'number' ? 'numeric' : nothing}
        min=${type === 'number' ? '1' : nothing}
        autocomplete="off"
        ?readonly=${this.halfDone && field === 'topic'}
        .value=${value}
        aria-invalid=${error === undefined ? nothing : 'true'}
        aria-describedby=${error === undefined ? nothing : `${field}-error`}
        @input=${this.#typed}
      />
      ${this.#error(field)}
    </div>`;
  }

  #question(field: 'question' | 'secondQuestion', label: string, value: string): TemplateResult {
    const error = this.errors[field];
    return html`<div class="field">
      <label class="label" for=${field}>${label}</label>
      <textarea
        class="input question"
        id=${field}
        dir="auto"
        rows="2"
        .value=${value}
        aria-invalid=${error === undefined ? nothing : 'true'}
        aria-describedby=${error === undefined ? nothing : `${field}-error`}
        @input=${this.#typed}
      ></textarea>
      ${this.#error(field)}
    </div>`;
  }

  #error(field: DraftField): TemplateResult | typeof nothing {
    const error = this.errors[field];
    return error === undefined ? nothing : html`<span class="field-error" id="${field}-error">${icon(iconCircleAlert)}<span>${error}</span></span>`;
  }

  readonly #typed = (event: Event): void => {
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) this.#change({ [target.id]: target.value });
  };

  #change(part: Partial<WorkshopDraft>): void {
    if (this.draft !== null) this.dispatchEvent(new CustomEvent('ls-draft', { detail: { ...this.draft, ...part }, bubbles: true, composed: true }));
  }

  readonly #send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.busy) return;
    const operator = this.renderRoot.querySelector<HTMLInputElement>('[name="operator"]')?.value.trim() ?? '';
    this.dispatchEvent(new CustomEvent('ls-create', { detail: { operatorKey: operator }, bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-workshop-form': WorkshopForm;
  }
}
