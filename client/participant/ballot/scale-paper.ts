import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { scaleMax, type BallotOption } from '../../../shared/domain/ballot.ts';
import { styleMap, type StyleProperties } from '../../elements/style-map.ts';
import { KindPaper } from './kind-paper.ts';
import { sectorDot } from './sector-dot.ts';

const middle = scaleMax / 2;

/**
 * `scale` (Ein-Punkt-Frage): one dot on a line, or in a field of two axes. The field is for fingers, the sliders are for
 * everybody: they can be read out, moved by keys, and set exactly.
 */
@customElement('ls-scale-paper')
export class ScalePaper extends KindPaper {
  override render(): TemplateResult | typeof nothing {
    const [first, second] = this.options;
    if (first === undefined) return nothing;
    const isSet = this.options.some(({ id }) => this.paper?.get(id) != null);
    return html`<p data-start tabindex="-1">${this.tell(second === undefined ? 'scaleHelp' : 'scaleHelpTwo')}</p>
      ${second === undefined ? this.#line(first) : this.#square(first, second)}
      <div class="stack">${this.options.map((option, place) => this.#slider(option, place))}</div>
      ${isSet ? html`<button class="link" type="button" @click=${this.#clear}>${this.tell('scaleTakeBack')}</button>` : nothing}
      <div class="steps"><button class="button primary" type="button" @click=${this.review}>${this.tell('review')}</button></div>`;
  }

  #line(axis: BallotOption): TemplateResult {
    const value = this.#value(axis);
    return html`<div class="field line-field" aria-hidden="true" @click=${(event: MouseEvent) => this.#tap(event, axis, null)}>
      <span class="axis across"></span>
      <span class="pole start"><bdi>${lowOf(axis)}</bdi></span><span class="pole end"><bdi>${highOf(axis)}</bdi></span>
      ${value === null ? nothing : html`<span class="at" style=${styleMap(placeAt(value, middle))}>${sectorDot(this.sign, 'large')}</span>`}
    </div>`;
  }

  #square(across: BallotOption, up: BallotOption): TemplateResult {
    const x = this.#value(across);
    const y = this.#value(up);
    return html`<div class="field square-field" aria-hidden="true" @click=${(event: MouseEvent) => this.#tap(event, across, up)}>
      <span class="axis across"></span><span class="axis along"></span>
      <span class="pole start"><bdi>${lowOf(across)}</bdi></span><span class="pole end"><bdi>${highOf(across)}</bdi></span>
      <span class="pole top"><bdi>${highOf(up)}</bdi></span><span class="pole bottom"><bdi>${lowOf(up)}</bdi></span>
      ${x === null && y === null ? nothing : html`<span class="at ${x === null || y === null ? 'half' : ''}" style=${styleMap(placeAt(x ?? middle, y ?? middle))}>${sectorDot(this.sign, 'large')}</span>`}
    </div>`;
  }

  #slider(axis: BallotOption, place: number): TemplateResult {
    const value = this.#value(axis);
    const spoken = value === null ? this.tell('scaleOpen') : this.tell('scaleValue', { value });
    const set = ({ target }: Event): void => {
      if (target instanceof HTMLInputElement) this.mark(axis.id, Number(target.value));
    };
    return html`<div class="slider">
      <p class="row"><label for="axis-${place}" dir="auto">${axis.text}</label><span class="small">${spoken}</span></p>
      <input
        id="axis-${place}"
        class=${value === null ? 'unset' : ''}
        type="range"
        min="0"
        max=${scaleMax}
        step="1"
        .value=${String(value ?? middle)}
        aria-valuetext=${spoken}
        aria-describedby="poles-${place}"
        @input=${set}
        @keydown=${(event: KeyboardEvent) => {
          // The middle is where the slider stands before anybody moved it: Enter says that it is meant.
          if (event.key === 'Enter') set(event);
        }}
      />
      <p class="row small" id="poles-${place}"><span dir="auto">${lowOf(axis)}</span><span dir="auto">${highOf(axis)}</span></p>
    </div>`;
  }

  #value({ id }: BallotOption): number | null {
    const value = this.paper?.get(id) ?? null;
    return typeof value === 'number' ? value : null;
  }

  #tap(event: MouseEvent, across: BallotOption, up: BallotOption | null): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const fromLeft = (event.clientX - left) / width;
    const mirrored = getComputedStyle(event.currentTarget).direction === 'rtl';
    this.paper?.set(across.id, onScale(mirrored ? 1 - fromLeft : fromLeft));
    if (up !== null) this.paper?.set(up.id, onScale(1 - (event.clientY - top) / height));
    this.marked();
  }

  readonly #clear = (): void => {
    for (const { id } of this.options) this.paper?.set(id, null);
    this.marked();
    this.querySelector('input')?.focus();
  };
}

const onScale = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * scaleMax);
const placeAt = (x: number, y: number): StyleProperties => ({ 'inset-inline-start': `${(x / scaleMax) * 100}%`, 'inset-block-end': `${(y / scaleMax) * 100}%` });
const lowOf = ({ poles }: BallotOption): string => poles?.low || '0';
const highOf = ({ poles }: BallotOption): string => poles?.high || String(scaleMax);

declare global {
  interface HTMLElementTagNameMap {
    'ls-scale-paper': ScalePaper;
  }
}
