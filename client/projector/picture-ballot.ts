import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { tragwerk } from '../../shared/domain/tragwerk.ts';
import { stageText } from '../../shared/locale/stage-de.ts';
import type { StageView } from '../../shared/protocol/view.ts';
import { rootStyles, shapeStyles } from '../styles/shared-styles.ts';
import '../elements/time-disc.ts';
import './code-box.ts';
import './hall-pillars.ts';
import './sector-legend.ts';
import { asOfStyles } from './as-of.ts';
import { namesFit } from './names-fit.ts';
import { stageStyles } from './stage-styles.ts';
import { codeBox, eyebrow, questionTitle } from './stage-title.ts';

/** While people vote: what is asked, how many sentences, until when. Never how it stands. */
@customElement('ls-picture-ballot')
export class PictureBallot extends LitElement {
  static override styles = [
    rootStyles,
    shapeStyles,
    stageStyles,
    asOfStyles,
    css`
      .eyebrow {
        margin-block: 0.9rem 0.8rem;
      }
      .title {
        min-inline-size: 0;
      }
      h1.long {
        font-size: 3.75rem;
      }
      h1.longest {
        font-size: var(--text-title);
      }
      main {
        display: flex;
        flex-direction: column;
        justify-content: center;
        gap: 2.6rem;
        min-block-size: 0;
        padding: 1.5rem var(--margin);
      }
      .strip {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: 0.4rem 3rem;
        padding: 1.8rem 2.4rem;
      }
      .count {
        font-size: calc(6.5rem * var(--title-factor));
        font-weight: 800;
        line-height: 1;
        letter-spacing: -0.02em;
        white-space: nowrap;
      }
      .how {
        font-size: var(--text-strip);
        font-weight: 700;
        line-height: 1.15;
      }
      /* The sentence is the beam; below it the pillars that nobody knows yet. */
      .beam {
        margin-block-start: -0.9rem;
      }
      .rules {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem 4rem;
        font-size: calc(2.5rem * var(--title-factor));
        font-weight: 700;
      }
      .present {
        padding-inline-start: 2.4rem;
        border-inline-start: 0.1875rem solid var(--tinte);
        line-height: 1.1;
      }
      .present b {
        display: block;
        font-size: 1.5em;
        font-weight: 800;
        line-height: 1;
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  @property({ type: Number }) nowMs = 0;
  @property() asOf: string | null = null;

  override render(): TemplateResult {
    const { view } = this;
    const { ballot } = view;
    const present = Object.values(view.present).reduce((sum, count) => sum + count, 0);
    // The open Tragwerk of nobody's votes: the picture of what is being asked.
    const { pillars } = tragwerk(view.sectors, null);
    return html`<header>
        <div class="title">
          ${eyebrow(view, this.asOf, `${ballot?.mode === 'straw-poll' ? `${stageText('straw-poll')} · ` : ''}${view.step?.title ?? ''}`)}
          ${questionTitle(ballot?.title || stageText('weighs'))}
        </div>
        ${codeBox(view)}
      </header>
      <main>
        <div class="strip">
          <p class="count">${stageText('sentences', { n: ballot?.optionCount ?? 0 })}</p>
          <p class="how">${stageText('weigh-on-phone')}</p>
        </div>
        ${pillars.length === 0 ? nothing : html`<ls-hall-pillars ?named=${namesFit(view)} class="beam" .sectors=${view.sectors} beam="none"></ls-hall-pillars>`}
        <p class="rules">
          <span>${stageText('hidden-until-end')}</span>
          ${ballot === null ? nothing : html`<span>${stageText('threshold', { threshold: Math.round(ballot.threshold * 100) })}</span>`}
        </p>
      </main>
      <footer>
        <ls-sector-legend .sectors=${view.sectors} .counts=${view.present}></ls-sector-legend>
        <p class="present"><b>${present}</b> ${stageText('present')}</p>
        ${view.timer === null ? nothing : html`<ls-time-disc class="time end" .timer=${view.timer} .nowMs=${this.nowMs}></ls-time-disc>`}
      </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-ballot': PictureBallot;
  }
}
