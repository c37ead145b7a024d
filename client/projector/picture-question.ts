import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StageView } from '../../shared/protocol/view.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import '../elements/time-disc.ts';
import './code-box.ts';
import './sector-legend.ts';
import { asOfStyles } from './as-of.ts';
import { stageStyles } from './stage-styles.ts';
import { codeBox, eyebrow, questionTitle } from './stage-title.ts';

/** The question at full size; also the wall before its first card. */
@customElement('ls-picture-question')
export class PictureQuestion extends LitElement {
  static override styles = [
    rootStyles,
    stageStyles,
    asOfStyles,
    css`
      :host {
        grid-template-rows: minmax(0, 1fr) auto;
      }
      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 5rem;
        align-items: center;
        min-block-size: 0;
        padding: 2rem var(--margin);
      }
      .eyebrow {
        margin-block-end: 2rem;
      }
      h1.question {
        font-size: calc(7rem * var(--title-factor));
        --lines: 7;
      }
      h1.long {
        font-size: calc(5rem * var(--title-factor));
      }
      h1.longest {
        font-size: calc(3.5rem * var(--title-factor));
        --lines: 10;
      }
      .hint {
        margin-block-start: 2.4rem;
        font-size: calc(2.6rem * var(--title-factor));
        font-weight: 600;
        overflow-wrap: anywhere;
        --lines: 4;
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  @property() hint = '';
  @property({ type: Number }) nowMs = 0;
  @property() asOf: string | null = null;

  override render(): TemplateResult {
    const { view } = this;
    const text = view.board?.question ?? view.step?.title ?? view.workshop.title;
    const hint = this.hint || view.step?.instruction || '';
    return html`<main>
        <div>
          ${eyebrow(view, this.asOf)}${questionTitle(text)} ${hint === '' ? nothing : html`<p class="hint clamp" dir="auto">${hint}</p>`}
        </div>
        ${codeBox(view, true)}
      </main>
      <footer>
        <ls-sector-legend .sectors=${view.sectors}></ls-sector-legend>
        ${view.timer === null ? nothing : html`<ls-time-disc class="time end" .timer=${view.timer} .nowMs=${this.nowMs}></ls-time-disc>`}
      </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-question': PictureQuestion;
  }
}
