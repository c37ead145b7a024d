import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { signPath } from '../../shared/domain/sector-shape.ts';
import type { SectorSign as Sign } from '../../shared/domain/sector.ts';

/**
 * A sector's sign. With `label` it is an image with a name; without, its name must stand beside it.
 *
 * `size` in px (12 to 48); 0 leaves it to the style sheet (`inline-size`, e.g. in rem on the projector).
 * `tone`: its own colour, white (on pillars and dark ground), or the colour of the text.
 */
@customElement('ls-sector-sign')
export class SectorSign extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      flex: none;
      inline-size: var(--sign-size, 1.25em);
      aspect-ratio: 1;
      vertical-align: -0.2em;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      overflow: visible;
    }
    @media (forced-colors: active) {
      path {
        fill: CanvasText;
      }
    }
  `;

  @property() sign: Sign | null = null;
  @property() label = '';
  @property({ type: Number }) size = 0;
  @property() tone: 'colour' | 'white' | 'ink' | 'text' = 'colour';

  override updated(): void {
    if (this.size > 0) this.style.setProperty('--sign-size', `${this.size}px`);
  }

  override render(): TemplateResult | null {
    if (this.sign === null) return null;
    const fill = { colour: `var(--sign-${this.sign})`, white: 'var(--papier)', ink: 'var(--tinte)', text: 'currentColor' }[this.tone];
    return html`<svg viewBox="0 0 24 24" role=${this.label === '' ? nothing : 'img'} aria-label=${this.label || nothing} aria-hidden=${this.label === '' ? 'true' : nothing} focusable="false">
      <path d=${signPath(this.sign)} fill=${fill} fill-rule="evenodd" />
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-sector-sign': SectorSign;
  }
}
