import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sector } from '../../shared/domain/sector.ts';
import { signPath } from '../../shared/domain/sector-shape.ts';
import {
  baseUnits,
  beamHeightUnits,
  hatching,
  heightWithSignsUnits,
  pillarWidthUnits,
  shownPercent,
  tragwerk,
  type Pillar,
  type Support,
} from '../../shared/domain/tragwerk.ts';
import type { Language } from '../../shared/locale/catalogue.ts';
import { supportSentence } from '../../shared/locale/tragwerk.ts';
import { sectorStyles } from './sector-style.ts';

/** Widths with five sectors, in px: the unit stays the same with fewer or more. */
const unitPx = { list: 39 / 20.6, card: 66 / 20.6, detail: 130 / 20.6, panel: 280 / 20.6 } as const;
const edgeUnits = 0.4;
const signUnits = 3.1;
const insideSignUnits = 1.9;

/**
 * How a sentence is carried, as a picture with a spoken sentence.
 *
 * Shape: `support` null means "not weighed yet"; it takes a `SupportView`, or an option's result with the threshold.
 */
@customElement('ls-tragwerk-glyph')
export class TragwerkGlyph extends LitElement {
  static override styles = [
    sectorStyles,
    css`
      :host {
        display: inline-block;
        flex: none;
        vertical-align: middle;
        --beam: var(--tinte);
        --ground: var(--papier);
      }
      :host([tone='white']) {
        --beam: var(--papier);
        --ground: transparent;
      }
      svg {
        display: block;
        overflow: visible;
      }
      .beam,
      .base {
        fill: var(--beam);
      }
      .solid {
        fill: var(--sign);
      }
      .box {
        fill: var(--ground);
        stroke: var(--sign);
      }
      .hatching {
        fill: none;
        stroke: var(--sign);
      }
      :host([tone='white']) .pillar {
        --sign: var(--papier);
      }
      :host([tone='black']) {
        --beam: #000;
      }
      :host([tone='black']) .pillar {
        --sign: #000;
      }
      text {
        font: 800 1.5px / 1 var(--font-text);
        text-anchor: middle;
      }
      .inside,
      .solid.inside {
        fill: var(--papier);
      }
      .above {
        fill: var(--sign);
      }
      :host([tone='white']) .inside,
      :host([tone='white']) .solid.inside {
        fill: var(--tinte);
      }
      @media (forced-colors: active) {
        .beam,
        .base,
        .solid,
        .above {
          fill: CanvasText;
        }
        .box,
        .hatching {
          stroke: CanvasText;
        }
        .inside,
        .solid.inside {
          fill: Canvas;
        }
      }
    `,
  ];

  @property({ attribute: false }) sectors: readonly Sector[] = [];
  @property({ attribute: false }) support: Support | null = null;
  @property({ reflect: true }) size: 'list' | 'card' | 'detail' | 'panel' = 'list';
  /** `white` on dark ground; `black` in one colour, for print: signs and hatching say the rest. */
  @property({ reflect: true }) tone: 'ink' | 'white' | 'black' = 'ink';
  @property() language: Language = 'de';

  override render(): TemplateResult {
    const picture = tragwerk(this.sectors, this.support);
    // A closed Tragwerk of this size has room for its signs; a low pillar has none.
    const inside = this.size === 'panel' && picture.shared;
    const large = !inside && (this.size === 'detail' || this.size === 'panel');
    const height = inside ? baseUnits : large ? heightWithSignsUnits : baseUnits + 0.3;
    const unit = unitPx[this.size];
    return html`<svg
      role="img"
      aria-label=${supportSentence(this.sectors, this.support, this.language)}
      viewBox="0 0 ${picture.width} ${height}"
      width=${Math.round(picture.width * unit)}
      height=${Math.round(height * unit)}
      focusable="false"
    >
      ${picture.pillars.map((pillar) => this.#pillar(pillar, inside ? 'inside' : large ? 'below' : null))}
      ${picture.beams.map(({ x, width }) => svg`<rect class="beam" x=${x} y="0" width=${width} height=${beamHeightUnits + 0.02} rx="0.3" />`)}
      ${large || inside ? nothing : svg`<rect class="base" x="0" y=${baseUnits} width=${picture.width} height="0.3" />`}
    </svg>`;
  }

  #pillar(pillar: Pillar, signs: 'inside' | 'below' | null): SVGTemplateResult {
    const top = baseUnits - pillar.height;
    const centre = pillar.x + pillarWidthUnits / 2;
    return svg`<g class="pillar sign-${pillar.sign}">
      ${pillar.state === 'carries' ? svg`<rect class="solid" x=${pillar.x} y=${top} width=${pillarWidthUnits} height=${pillar.height} />` : this.#box(pillar, top)}
      ${this.size === 'panel' ? this.#number(pillar, centre, top) : nothing}
      ${signs === null ? nothing : this.#sign(pillar, centre, signs)}
    </g>`;
  }

  #sign(pillar: Pillar, centre: number, place: 'inside' | 'below'): SVGTemplateResult {
    const isInside = place === 'inside';
    const size = isInside ? insideSignUnits : signUnits;
    const top = isInside ? baseUnits - size - 0.6 : (baseUnits + heightWithSignsUnits - size) / 2 + 0.5;
    return svg`<path class="solid ${isInside ? 'inside' : ''}" fill-rule="evenodd" d=${signPath(pillar.sign)} transform="translate(${centre - size / 2} ${top}) scale(${size / 24})" />`;
  }

  #box(pillar: Pillar, top: number): SVGTemplateResult {
    // The smallest boxes must still show their outline on both sides.
    const height = Math.max(pillar.height, 2 * edgeUnits + 0.2);
    const y = baseUnits - height;
    const x = pillar.x;
    const isOpen = pillar.state !== 'below';
    return svg`<rect class="box" x=${x + edgeUnits / 2} y=${y + edgeUnits / 2} width=${pillarWidthUnits - edgeUnits} height=${height - edgeUnits}
        stroke-width=${edgeUnits} stroke-dasharray=${isOpen ? '0.9 0.65' : nothing} />${
      isOpen || top > baseUnits
        ? nothing
        : svg`<path class="hatching" stroke-width=${edgeUnits} d=${hatching(x + edgeUnits, y + edgeUnits, pillarWidthUnits - 2 * edgeUnits, height - 2 * edgeUnits, 1)} />`
    }`;
  }

  #number(pillar: Pillar, centre: number, top: number): SVGTemplateResult | typeof nothing {
    if (pillar.support === null) return nothing;
    const carries = pillar.state === 'carries';
    const percent = shownPercent({ support: pillar.support, carries });
    return svg`<text class=${carries ? 'inside' : 'above'} x=${centre} y=${carries ? top + 2.1 : Math.min(top, baseUnits - 1) - 0.5}>${percent}</text>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-tragwerk-glyph': TragwerkGlyph;
  }
}
