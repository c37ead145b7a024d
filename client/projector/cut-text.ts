import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { rootStyles, shapeStyles } from '../styles/shared-styles.ts';
import { FitController } from './fit-controller.ts';

/** A text in so many lines. What does not fit ends after a whole word, with an ellipsis; screen readers have it whole. */
@customElement('ls-cut-text')
export class CutText extends LitElement {
  static override styles = [
    rootStyles,
    shapeStyles,
    css`
      .shown {
        display: block;
        overflow-wrap: anywhere;
        text-wrap: balance;
      }
      .cut {
        text-wrap: wrap;
      }
      /* A first word that fills everything. */
      .broken {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: var(--lines);
        line-clamp: var(--lines);
      }
    `,
  ];

  @property() text = '';
  @property({ type: Number }) lines = 2;

  constructor() {
    super();
    new FitController(this, () => this.#fit());
  }

  override render(): TemplateResult {
    return html`<span class="shown" dir="auto" aria-hidden="true"></span><span class="visually-hidden">${this.text}</span>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('lines')) this.style.setProperty('--lines', String(this.lines));
    this.#fit();
  }

  #fit(): void {
    const shown = this.renderRoot.querySelector<HTMLElement>('.shown');
    if (shown === null) return;
    const heightMaxPx = (this.lines + 0.5) * Number.parseFloat(getComputedStyle(shown).lineHeight);
    const fits = (text: string): boolean => {
      shown.textContent = text;
      return shown.offsetHeight <= heightMaxPx;
    };
    shown.className = 'shown';
    if (fits(this.text)) return;
    shown.className = 'shown cut';
    const words = this.text.split(/\s+/u);
    const upTo = (count: number): string => `${words.slice(0, count).join(' ').replace(/[\s.,:;–]+$/u, '')} …`;
    let [least, most] = [0, words.length - 1];
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (fits(upTo(middle))) least = middle;
      else most = middle - 1;
    }
    shown.textContent = least === 0 ? this.text : upTo(least);
    if (least === 0) shown.className = 'shown broken';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-cut-text': CutText;
  }
}
