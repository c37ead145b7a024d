import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { resistanceMax } from '../../shared/domain/ballot.ts';
import type { BallotView, StageView } from '../../shared/protocol/view.ts';
import './hall-pillars.ts';
import { namesFit } from './names-fit.ts';

/** More rings than this would only be a pattern. */
const ringsMax = 20;

/** The paper that lies before everybody, still empty: what is being asked, without a word. */
export const ballotSignStyles = css`
  .sign {
    padding-inline: 2.4rem;
  }
  .beam {
    margin-block-start: -0.9rem;
  }
  .sign svg {
    display: block;
    block-size: 5.6rem;
    fill: none;
    stroke: var(--tinte);
    stroke-width: 3;
  }
  .sign .dashed {
    stroke-dasharray: 9 6;
  }
  .sign .ramp {
    fill: var(--papier);
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: 2rem;
    font-size: var(--text-least);
    font-weight: 700;
    overflow-wrap: anywhere;
  }
  .axis {
    border-block-end: 0.35rem solid var(--tinte);
    block-size: 1.6rem;
    background: repeating-linear-gradient(90deg, var(--tinte) 0 0.2rem, transparent 0.2rem 10%);
  }
  .sign.axes {
    display: grid;
    gap: 1rem;
  }
`;

export const ballotSign = (view: StageView, ballot: BallotView): TemplateResult | typeof nothing => {
  switch (ballot.kind) {
    case 'agreement':
    case 'consent':
      // The sentence is the beam; below it the pillars that nobody knows yet.
      return view.sectors.length === 0 ? nothing : html`<ls-hall-pillars ?named=${namesFit(view)} class="beam" .sectors=${view.sectors} beam="none"></ls-hall-pillars>`;
    case 'resistance':
      return html`<div class="sign"><svg viewBox="0 0 1100 100" preserveAspectRatio="xMinYMid" aria-hidden="true" focusable="false">${Array.from({ length: resistanceMax + 1 }, (_, value) => svg`<rect class="ramp" x=${value * 60 + 2} y=${82 - value * 8} width="50" height=${16 + value * 8} />`)}</svg></div>`;
    case 'dots':
      return html`<div class="sign"><svg viewBox="0 0 ${Math.min(ringsMax, ballot.budget ?? 1) * 110} 100" preserveAspectRatio="xMinYMid" aria-hidden="true" focusable="false">${Array.from({ length: Math.min(ringsMax, ballot.budget ?? 1) }, (_, place) => svg`<circle class="dashed" cx=${place * 110 + 50} cy="50" r="46" />`)}</svg></div>`;
    case 'ranking':
      return html`<div class="sign"><svg viewBox="0 0 1000 100" preserveAspectRatio="xMinYMid" aria-hidden="true" focusable="false">${[1000, 700, 400].map((width, place) => svg`<rect class="dashed" x="3" y=${place * 34 + 3} width=${width - 6} height="26" />`)}</svg></div>`;
    case 'scale':
      return html`<div class="sign axes">${ballot.options.map(({ text, poles }) => html`<div>
        ${ballot.options.length > 1 || ballot.title !== '' ? html`<p class="ends"><bdi>${text}</bdi></p>` : nothing}
        <div class="axis"></div>
        <p class="ends"><bdi>${poles?.low || '0'}</bdi><bdi>${poles?.high || '100'}</bdi></p>
      </div>`)}</div>`;
  }
};
