import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { encodeQR } from 'qr';

/** Modules of white around the code, as the standard asks; without it cameras fail. */
const quietModules = 4;

/** A QR code, always dark on white, as wide as its place. The address must always stand beside it in words. */
@customElement('ls-qr-code')
export class QrCode extends LitElement {
  static override styles = css`
    :host {
      display: block;
      aspect-ratio: 1;
      background: #fff;
      forced-color-adjust: none;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
  `;

  @property() text = '';
  @property() label = '';
  #drawn: { readonly text: string; readonly modules: number; readonly path: string } | null = null;

  override render(): TemplateResult | typeof nothing {
    if (this.text === '') return nothing;
    if (this.#drawn?.text !== this.text) this.#drawn = { text: this.text, ...draw(this.text) };
    const { path, modules } = this.#drawn;
    return html`<svg viewBox="0 0 ${modules} ${modules}" role="img" aria-label=${this.label} shape-rendering="crispEdges" focusable="false">
      <path d=${path} fill="#14232b" />
    </svg>`;
  }
}

/** One path, one run of dark modules at a time. */
const draw = (text: string): { readonly modules: number; readonly path: string } => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quietModules });
  const runs: string[] = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue;
      const from = x;
      while (row[x + 1] === true) x += 1;
      runs.push(`M${from} ${y}h${x - from + 1}v1h${from - x - 1}z`);
    }
  });
  return { modules: rows.length, path: runs.join('') };
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-qr-code': QrCode;
  }
}
