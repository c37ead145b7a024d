import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ProjectorView } from '../../shared/protocol/view.ts';
import { icon, iconCircleAlert } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import { deskContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { metres, t } from './desk-words.ts';

/** Smallest text of the projector at 1080 lines, without a factor. */
const smallestTextPx = 32;
/** Metres that the server takes. */
const lengthMin = 0.3;
const lengthMax = 200;

const stageOf = { 1: 'S', 1.25: 'M', 1.5: 'L' } as const;

/** Width of the picture and distance of the last row: Leitsatz picks the Saalstufe, so that the last row can read. */
@customElement('ls-stage-form')
export class StageForm extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      form {
        display: grid;
        gap: 14px;
      }
      .lengths {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 16px;
        align-items: end;
      }
      .stage {
        font-weight: 700;
      }
    `,
  ];

  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @property({ attribute: false }) projector: ProjectorView | null = null;
  @state() private wrong = false;
  @query('[name=width]') private readonly width!: HTMLInputElement;
  @query('[name=distance]') private readonly distance!: HTMLInputElement;
  readonly #actions = new ActionController(this);

  override updated(changed: PropertyValues<this>): void {
    // Another moderator's values come in, but never over what is being typed here.
    const before = changed.get('projector');
    const { projector } = this;
    if (!changed.has('projector') || projector === null || this.matches(':focus-within')) return;
    if (before?.pictureWidthM !== projector.pictureWidthM) this.width.value = projector.pictureWidthM === null ? '' : metres(projector.pictureWidthM);
    if (before?.distanceM !== projector.distanceM) this.distance.value = projector.distanceM === null ? '' : metres(projector.distanceM);
  }

  override render(): TemplateResult | typeof nothing {
    const { projector } = this;
    if (projector === null) return nothing;
    return html`<form novalidate @submit=${(event: Event) => this.#submit(event)}>
      <h2>${t('stage.title')}</h2>
      <p class="meta">${t('stage.help')}</p>
      <div class="lengths">
        <label class="field"><span class="label">${t('stage.width')}</span><input class="input" name="width" inputmode="decimal" autocomplete="off" aria-invalid=${String(this.wrong)} aria-describedby="wrong" /></label>
        <label class="field"><span class="label">${t('stage.distance')}</span><input class="input" name="distance" inputmode="decimal" autocomplete="off" aria-invalid=${String(this.wrong)} aria-describedby="wrong" /></label>
      </div>
      <p id="wrong" class="field-error" role="alert">${this.wrong ? html`${icon(iconCircleAlert)}${t('stage.wrong')}` : ''}</p>
      <div class="row">
        <button class="button">${t('stage.apply')}</button>
        <p class="stage" role="status">${t('stage.is', { stage: stageOf[projector.hallFactor], px: smallestTextPx * projector.hallFactor })}</p>
      </div>
      ${this.#actions.failure('stage')}
      <button class="switch" type="button" role="switch" aria-checked=${String(!projector.motion)} @click=${() => this.#send('motion', { motion: !projector.motion })}><span class="switch-track"></span>${t('stage.still')}</button>
      ${this.#actions.failure('motion')}
    </form>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const [pictureWidthM, distanceM] = [this.width, this.distance].map(({ value }) => (value.trim() === '' ? null : Number(value.trim().replace(',', '.'))));
    const fits = (length: number | null | undefined): boolean => length === null || (length !== undefined && length >= lengthMin && length <= lengthMax);
    this.wrong = !fits(pictureWidthM) || !fits(distanceM);
    if (this.wrong) (fits(pictureWidthM) ? this.distance : this.width).focus();
    else this.#send('stage', { pictureWidthM, distanceM });
  }

  #send(control: string, values: Readonly<Record<string, unknown>>): void {
    const { desk } = this;
    if (desk !== null) void this.#actions.run(control, () => desk.send({ do: 'set-stage', ...values }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-stage-form': StageForm;
  }
}
