import { css, html, nothing, type TemplateResult } from 'lit';
import { titleGraphemesMax } from '../../shared/domain/limits.ts';
import { dotsSuggested } from '../../shared/domain/tally/dots.ts';
import { emptyAxis, knowsThreshold, type AxisDraft, type BallotDraft } from './ballot-draft.ts';
import { t } from './weigh-words.ts';

/** What each kind of ballot lets people decide before it opens, and what it decides by itself. */
export interface Settings {
  readonly draft: BallotDraft;
  /** Options chosen so far. */
  readonly options: number;
  /** Who joined so far. */
  readonly people: number;
  /** Name of the field that does not fit; null while all do. */
  readonly wrong: string | null;
  readonly change: (change: (draft: BallotDraft) => Partial<BallotDraft>) => void;
}

export const ballotSettingsStyles = css`
  .settings {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(210px, 1fr));
    gap: 16px 24px;
  }
  .settings .field {
    align-content: start;
  }
  .settings .input {
    max-inline-size: 140px;
  }
  .axes {
    display: grid;
    gap: 16px;
  }
  .axis {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr);
    gap: 8px 16px;
  }
  .axis legend {
    grid-column: 1 / -1;
  }
`;

export const ballotSettings = (settings: Settings): TemplateResult => {
  const { draft, options } = settings;
  switch (draft.kind) {
    case 'agreement':
      return html`<div class="settings">${threshold(settings)}</div>`;
    case 'dots':
      return dots(settings);
    case 'resistance':
      return html`<div class="settings">${threshold(settings)}</div>
        <p class="meta">${t('builder.resistanceSupport')} ${t(options === 1 ? 'builder.single' : 'builder.passive')}</p>`;
    case 'consent':
      return html`<p class="meta">${t(options === 1 ? 'builder.consentOne' : 'builder.consentMany')}</p>`;
    case 'ranking':
      return html`<p class="meta">${t('builder.rankingHelp', { n: Math.max(2, options), points: Math.max(2, options) - 1 })}</p>`;
    case 'scale':
      return axes(settings);
  }
};

const typed = (event: Event): string => (event.target instanceof HTMLInputElement ? event.target.value : '');

const threshold = ({ draft, wrong, change }: Settings): TemplateResult | typeof nothing =>
  knowsThreshold(draft.kind)
    ? html`<label class="field"><span class="label">${t('builder.threshold')}</span>
        <input class="input" name="threshold" inputmode="decimal" autocomplete="off" aria-describedby="threshold-help wrong" aria-invalid=${String(wrong === 'threshold')} .value=${draft.thresholdPercent} @input=${(event: Event) => change(() => ({ thresholdPercent: typed(event) }))} />
        <span class="meta" id="threshold-help">${t('builder.thresholdHelp')}</span>
      </label>`
    : nothing;

const dots = ({ draft, options, people, wrong, change }: Settings): TemplateResult => {
  const suggested = dotsSuggested(Math.max(1, options), people);
  return html`<div class="settings">
    <label class="field"><span class="label">${t('builder.budget')}</span>
      <input class="input" name="budget" inputmode="numeric" autocomplete="off" placeholder=${suggested} aria-describedby="budget-help wrong" aria-invalid=${String(wrong === 'budget')} .value=${draft.budget} @input=${(event: Event) => change(() => ({ budget: typed(event) }))} />
      <span class="meta" id="budget-help">${t('builder.budgetWhy', { n: suggested, options, people: Math.max(1, people) })}</span>
    </label>
    <label class="field"><span class="label">${t('builder.maxPerOption')}</span>
      <input class="input" name="maxPerOption" inputmode="numeric" autocomplete="off" aria-describedby="max-help wrong" aria-invalid=${String(wrong === 'maxPerOption')} .value=${draft.maxPerOption} @input=${(event: Event) => change(() => ({ maxPerOption: typed(event) }))} />
      <span class="meta" id="max-help">${t('builder.maxPerOptionHelp')}</span>
    </label>
  </div>`;
};

const axes = ({ draft, wrong, change }: Settings): TemplateResult => {
  const write = (place: number, part: keyof AxisDraft, event: Event): void => change(({ axes: now }) => ({ axes: now.with(place, { ...(now[place] ?? emptyAxis), [part]: typed(event) }) }));
  const field = (axis: AxisDraft, place: number, part: keyof AxisDraft, label: string, example: string): TemplateResult =>
    html`<label class="field"><span class="label">${label}</span><input class="input" name=${`axes-${part}`} dir="auto" autocomplete="off" maxlength=${titleGraphemesMax} placeholder=${example} aria-describedby="wrong" aria-invalid=${String(wrong === 'axes')} .value=${axis[part]} @input=${(event: Event) => write(place, part, event)} /></label>`;
  return html`<div class="axes">
    ${draft.axes.map(
      (axis, place) => html`<fieldset class="axis">
        <legend>${t('builder.axis', { n: place + 1 })}</legend>
        ${field(axis, place, 'text', t('builder.axisText'), t('builder.axisExample'))} ${field(axis, place, 'low', t('builder.axisLow'), t('builder.axisLowExample'))} ${field(axis, place, 'high', t('builder.axisHigh'), t('builder.axisHighExample'))}
      </fieldset>`,
    )}
    <label class="check"><input type="checkbox" .checked=${draft.axes.length > 1} @change=${() => change(({ axes: now }) => ({ axes: now.length > 1 ? now.slice(0, 1) : [...now, emptyAxis] }))} />${t('builder.axisSecond')}</label>
  </div>`;
};
