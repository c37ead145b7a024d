import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { stepKinds, type StepKind } from '../../shared/domain/step.ts';
import { planTemplateIds, planTemplates, type PlanTemplateId } from '../../shared/templates/plans.ts';
import { icon, stepIcons } from '../elements/icon.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import { t } from './start-words.ts';

/** Kinds of work in a plan, once each, in their usual order; arriving and pauses go without saying. */
const workOf = (template: PlanTemplateId): readonly { readonly kind: StepKind; readonly title: string }[] => {
  const { steps } = planTemplates[template];
  return stepKinds
    .filter((kind) => kind !== 'arrive' && kind !== 'pause')
    .flatMap((kind) => steps.find((step) => step.kind === kind) ?? []);
};

/** The plan to start from, as cards. Fires `ls-plan` with its id. */
@customElement('ls-plan-choice')
export class PlanChoice extends LitElement {
  static override styles = [
    rootStyles,
    css`
      fieldset {
        min-inline-size: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0 0 6px;
        font-weight: 700;
      }
      .plans {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr));
        gap: 10px;
      }
      label {
        display: grid;
        gap: 2px;
        align-content: start;
        padding: 9px 14px;
        border: 1px solid var(--rand);
        border-radius: var(--radius-control);
        cursor: pointer;
      }
      label:has(:checked) {
        outline: 3px solid var(--tinte);
        outline-offset: -2px;
      }
      label:has(:focus-visible) {
        outline: 3px solid var(--focus-line);
        outline-offset: 2px;
        box-shadow: inset 0 0 0 3px var(--tinte);
      }
      input {
        position: absolute;
        opacity: 0;
        pointer-events: none;
      }
      .title {
        font-size: 17px;
        font-weight: 700;
      }
      .work {
        display: flex;
        gap: 10px;
        margin-block-start: 4px;
      }
      .icon {
        inline-size: 18px;
        block-size: 18px;
      }
    `,
  ];

  @property() chosen: PlanTemplateId = 'full-day';

  override render(): TemplateResult {
    return html`<fieldset>
      <legend>${t('plan')}</legend>
      <div class="plans">${planTemplateIds.map((id) => this.#plan(id))}</div>
    </fieldset>`;
  }

  #plan(id: PlanTemplateId): TemplateResult {
    const { title, hours } = planTemplates[id];
    const work = workOf(id);
    return html`<label>
      <input type="radio" name="plan" value=${id} .checked=${this.chosen === id} @change=${() => this.dispatchEvent(new CustomEvent('ls-plan', { detail: id }))} />
      <span class="title">${title}</span>
      <span>${id === 'two-days' ? t('withTables') : t('hours', { hours })}</span>
      <span class="work" aria-hidden="true">${work.map(({ kind }) => icon(stepIcons[kind]))}</span>
      <span class="visually-hidden">${t('planSteps', { steps: work.map((step) => step.title).join(', ') })}</span>
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-plan-choice': PlanChoice;
  }
}
