import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sectorSigns } from '../../shared/domain/sector.ts';
import { signPath } from '../../shared/domain/sector-shape.ts';
import { say } from '../../shared/locale/catalogue.ts';
import { sealWords } from '../../shared/locale/seal.ts';
import { baseUnits, beamHeightUnits, pillarHeightUnits, pillarWidthUnits, tragwerkWidth, overhangUnits, pillarGapUnits } from '../../shared/domain/tragwerk.ts';

const centre = 100;
/** The words stand on the ring from this size on, in px. */
const wordsFromPx = 120;

/**
 * The seal: the closed Tragwerk in a scalloped ring, in the large form with "FESTGEHALTEN · FASSUNG n".
 * An ornament beside its text, so it is hidden from screen readers unless it has a `label`.
 *
 * `size` in px; 0 leaves it to the style sheet (`inline-size` of the element) and takes the large form.
 */
@customElement('ls-seal')
export class Seal extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      flex: none;
      inline-size: var(--seal-size, 100%);
      aspect-ratio: 1;
      vertical-align: middle;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
    .ring {
      fill: var(--eis-1);
      stroke: var(--eis-4);
      stroke-width: 2;
      stroke-linejoin: round;
    }
    .small .ring {
      fill: var(--eis-2);
      stroke-width: 3.5;
    }
    .line {
      fill: none;
      stroke: var(--eis-3);
      stroke-width: 1.2;
    }
    .heart {
      fill: var(--papier);
      stroke: var(--eis-3);
      stroke-width: 1.2;
    }
    .small .heart {
      stroke-width: 2.5;
    }
    .mark {
      fill: var(--eis-4);
    }
    text {
      fill: var(--eis-4);
      font: 700 21px / 1 var(--font-text);
    }
  `;

  @property({ type: Number }) version = 1;
  @property({ type: Number }) size = 0;
  @property({ type: Number }) pillars = 5;
  @property() label = '';

  override updated(): void {
    if (this.size > 0) this.style.setProperty('--seal-size', `${this.size}px`);
  }

  override render(): TemplateResult {
    const large = this.size === 0 || this.size >= wordsFromPx;
    return html`<svg
      class=${large ? 'large' : 'small'}
      viewBox="0 0 200 200"
      role=${this.label === '' ? nothing : 'img'}
      aria-label=${this.label || nothing}
      aria-hidden=${this.label === '' ? 'true' : nothing}
      focusable="false"
    >
      <path class="ring" d=${scallops(large ? 40 : 30, large ? 95 : 93, large ? 3.4 : 4.5)} />
      ${large ? svg`<circle class="line" cx="100" cy="100" r="89" />` : nothing}
      <circle class="heart" cx="100" cy="100" r=${large ? 61 : 76} />
      ${this.#mark(large)} ${large ? this.#words() : nothing}
    </svg>`;
  }

  #mark(large: boolean): SVGTemplateResult {
    const count = Math.min(Math.max(this.pillars, 1), sectorSigns.length);
    const width = tragwerkWidth(count);
    const unit = (large ? 72 : 100) / Math.max(width, 14);
    const height = large ? 15.6 : baseUnits;
    const pillarX = (place: number): number => overhangUnits + place * (pillarWidthUnits + pillarGapUnits);
    return svg`<g class="mark" transform="translate(${centre - (width * unit) / 2} ${centre - (height * unit) / 2}) scale(${unit})">
      <rect width=${width} height=${beamHeightUnits + 0.6} rx="0.3" />
      ${sectorSigns.slice(0, count).map(
        (sign, place) => svg`<rect x=${pillarX(place)} y=${beamHeightUnits + 1.1} width=${pillarWidthUnits} height=${pillarHeightUnits - 1.1} />
          ${large ? svg`<path fill-rule="evenodd" d=${signPath(sign)} transform="translate(${pillarX(place)} 12.6) scale(0.125)" />` : nothing}`,
      )}
    </g>`;
  }

  #words(): SVGTemplateResult {
    // Clockwise from nine o'clock; the length is given, so that any version number closes the ring evenly.
    return svg`<path id="track" fill="none" d="M33 100a67 67 0 1 1 134 0a67 67 0 1 1 -134 0" />
      <text dy="-1"><textPath href="#track" textLength="417" lengthAdjust="spacing">${say(sealWords, 'de', 'ring', { version: String(this.version) })}</textPath></text>`;
  }
}

/** A wave around a circle: control points lie alternately outside and inside. */
const scallops = (count: number, radius: number, depth: number): string => {
  const at = (angle: number, far: number): string =>
    `${Math.round((centre + Math.cos(angle) * far) * 100) / 100} ${Math.round((centre + Math.sin(angle) * far) * 100) / 100}`;
  const half = Math.PI / count;
  let path = `M${at(0, radius)}`;
  for (let step = 0; step < count * 2; step += 1) {
    path += `Q${at((step + 0.5) * half, radius + (step % 2 === 0 ? depth : -depth) * 1.6)} ${at((step + 1) * half, radius)}`;
  }
  return `${path}z`;
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-seal': Seal;
  }
}
