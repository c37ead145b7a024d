import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { stageText } from '../../shared/locale/stage-de.ts';
import type { StageView } from '../../shared/protocol/view.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import { icon, iconStepPause } from '../elements/icon.ts';
import '../elements/time-disc.ts';
import { asOfMark, asOfStyles } from './as-of.ts';
import { stageStyles } from './stage-styles.ts';
import '../elements/logo.ts';

/** A break: one word, one line, the time that is left. */
@customElement('ls-picture-pause')
export class PicturePause extends LitElement {
  static override styles = [
    rootStyles,
    stageStyles,
    asOfStyles,
    css`
      :host {
        grid-template-rows: auto minmax(0, 1fr);
      }
      main {
        display: grid;
        gap: 3rem;
        align-content: center;
        justify-items: start;
        padding: 2rem 8rem 6rem;
      }
      .icon {
        inline-size: 9rem;
        block-size: 9rem;
      }
      h1 {
        font-size: 8rem;
        --lines: 3;
      }
      .line {
        font-size: calc(3rem * var(--title-factor));
        --lines: 3;
      }
      ls-time-disc {
        font-size: 7rem;
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  @property({ type: Number }) nowMs = 0;
  @property() asOf: string | null = null;

  override render(): TemplateResult {
    const { view } = this;
    return html`<header>
        <p class="eyebrow"><ls-logo mark-only></ls-logo><bdi>${view.workshop.title}</bdi></p>
        ${asOfMark(this.asOf)}
      </header>
      <main>
        ${icon(iconStepPause)}
        <h1 class="clamp"><bdi>${view.step?.title || stageText('pause')}</bdi></h1>
        ${view.step === null || view.step.instruction === '' ? nothing : html`<p class="line clamp" dir="auto">${view.step.instruction}</p>`}
        ${view.timer === null ? nothing : html`<ls-time-disc .timer=${view.timer} .nowMs=${this.nowMs}></ls-time-disc>`}
      </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-pause': PicturePause;
  }
}
