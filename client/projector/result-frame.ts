import { css, html, nothing, type TemplateResult } from 'lit';
import { ballotAsks, modeNames, stageText } from '../../shared/locale/stage-de.ts';
import type { ResultView, StageView } from '../../shared/protocol/view.ts';
import { asOfMark } from './as-of.ts';
import '../elements/logo.ts';
import './cut-text.ts';

/** What every picture of a closed ballot has around it: the result as title, how to read it, and what kind of vote it was. */
export const resultFrameStyles = css`
  header {
    align-items: center;
    padding-block: 1.3rem 1rem;
    padding-inline: 2.75rem;
  }
  .title {
    min-inline-size: 0;
  }
  .title .eyebrow {
    margin-block-end: 0.5rem;
  }
  .reading {
    flex: none;
    max-inline-size: 46%;
    line-height: 1.12;
    text-align: end;
  }
  .room {
    min-block-size: 0;
    margin-inline: 2.75rem;
    overflow: hidden;
  }
  footer {
    flex-wrap: wrap;
    gap: 0.4rem calc(2.2rem * var(--f));
    min-block-size: 4rem;
    margin-block-start: 0.4rem;
    padding-block: 0.5rem 0.9rem;
    margin-inline: 2.75rem;
    padding-inline: 0.2rem;
    border-block-start: 0.1rem solid var(--tinte);
    background: none;
  }
  .votes {
    margin-inline-start: auto;
    font-weight: 700;
    text-align: end;
  }
  /* A straw poll says so wherever its numbers stand. */
  .mode {
    padding: 0.05em 0.4em;
    border: 0.125rem solid var(--tinte);
    border-radius: var(--radius-card);
    white-space: nowrap;
  }
`;

/** `question` stands above the title where the title alone does not say what was asked. */
export const resultHeader = (title: string, reading: readonly string[], asOf: string | null, question: string | null = null): TemplateResult =>
  html`<header>
    <div class="title">
      ${question === null ? (asOf === null ? nothing : html`<p class="eyebrow">${asOfMark(asOf)}</p>`) : html`<p class="eyebrow"><ls-logo mark-only></ls-logo><bdi>${question}</bdi>${asOfMark(asOf)}</p>`}
      <h1><ls-cut-text .text=${title} .lines=${2}></ls-cut-text></h1>
    </div>
    ${reading.length === 0 ? nothing : html`<p class="reading">${reading.map((line, place) => html`${place === 0 ? nothing : html`<br />`}${line}`)}</p>`}
  </header>`;

export const resultFooter = ({ mode, round, turnout }: ResultView, legend: TemplateResult | typeof nothing, notes: readonly string[] = []): TemplateResult =>
  html`<footer>
    ${legend}
    <p class="votes">
      <span class="mode">${modeNames[mode]}</span>
      ${['', ...(round > 1 ? [stageText('round', { round })] : []), ...notes, stageText('votes', { n: turnout })].join(' · ').slice(1)}
    </p>
  </footer>`;

/** What was asked: the ballot's own title, else its kind's question. A single axis names itself. */
export const questionOf = ({ ballot, step }: StageView, axis: string | null = null): string =>
  [ballot?.title || (axis === null ? ballot === null ? (step?.title ?? '') : ballotAsks[ballot.kind] : ''), axis ?? ''].filter((part) => part !== '').join(' · ');
