import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ballotAsks, ballotDoes, modeNames, optionCount, stageText } from '../../shared/locale/stage-de.ts';
import type { BallotView, StageView } from '../../shared/protocol/view.ts';
import { rootStyles, shapeStyles } from '../styles/shared-styles.ts';
import '../elements/time-disc.ts';
import './code-box.ts';
import './sector-legend.ts';
import { asOfStyles } from './as-of.ts';
import { ballotSign, ballotSignStyles } from './ballot-sign.ts';
import { stageStyles } from './stage-styles.ts';
import { codeBox, eyebrow, questionTitle } from './stage-title.ts';

/** While people vote: what is asked and what to do, by kind, and until when. Never how it stands. */
@customElement('ls-picture-ballot')
export class PictureBallot extends LitElement {
  static override styles = [
    rootStyles,
    shapeStyles,
    stageStyles,
    asOfStyles,
    ballotSignStyles,
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
        gap: calc(2.6rem / var(--f) / var(--f));
        min-block-size: 0;
        padding: calc(1.5rem / var(--f) / var(--f)) var(--margin);
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
      .strip.whole {
        grid-template-columns: minmax(0, 1fr);
      }
      .whole .text {
        font-size: var(--text-title);
        font-weight: 700;
        line-height: 1.12;
        --lines: 5;
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
    return html`<header>
        <div class="title">${eyebrow(view, this.asOf, this.#what())} ${questionTitle(ballot === null ? '' : titleOf(ballot))}</div>
        ${codeBox(view)}
      </header>
      <main>
        ${ballot === null ? nothing : html`${this.#strip(ballot)} ${ballotSign(view, ballot)}`}
        <p class="rules">
          <span>${stageText('hidden-until-end')}</span>
          ${ballot === null || !hasThreshold(ballot) ? nothing : html`<span>${stageText('threshold', { threshold: Math.round(ballot.threshold * 10_000) / 100 })}</span>`}
        </p>
      </main>
      <footer>
        <ls-sector-legend .sectors=${view.sectors} .counts=${view.present}></ls-sector-legend>
        <p class="present"><b>${present}</b> ${stageText('present')}</p>
        ${view.timer === null ? nothing : html`<ls-time-disc class="time end" .timer=${view.timer} .nowMs=${this.nowMs}></ls-time-disc>`}
      </footer>`;
  }

  /** "Stimmungsbild · Gewichten · Runde 2" */
  #what(): string {
    const { ballot, step } = this.view;
    return [...(ballot === null ? [] : [modeNames[ballot.mode]]), ...(step === null ? [] : [step.title]), ...(ballot === null || ballot.round < 2 ? [] : [stageText('round', { round: ballot.round })])].join(' · ');
  }

  /** A single proposal stands there whole; of several the number. */
  #strip(ballot: BallotView): TemplateResult {
    const [only] = ballot.options;
    const how = html`<p class="how">${doOf(ballot)}</p>`;
    if (ballot.kind === 'scale') return html`<div class="strip whole">${how}</div>`;
    return only !== undefined && ballot.optionCount === 1
      ? html`<div class="strip whole"><p class="text clamp" dir="auto">${only.text}</p>${how}</div>`
      : html`<div class="strip"><p class="count">${optionCount(ballot.kind, ballot.options, ballot.optionCount)}</p>${how}</div>`;
  }
}

/** Kinds that know support: with a Konsent nothing but a grave objection counts. */
const hasThreshold = ({ kind }: BallotView): boolean => kind === 'agreement' || kind === 'resistance';

const titleOf = ({ kind, title, optionCount, options: [first] }: BallotView): string => title || (kind === 'scale' && optionCount === 1 ? first?.text : undefined) || ballotAsks[kind];

const doOf = ({ kind, rules: { budget, maxPerOption } }: BallotView): string => {
  if (kind !== 'dots') return ballotDoes[kind];
  const n = budget ?? 1;
  return maxPerOption === null || maxPerOption >= n ? stageText('give-dots', { n }) : stageText('give-dots-most', { n, most: maxPerOption });
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-ballot': PictureBallot;
  }
}
