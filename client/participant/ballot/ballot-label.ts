import { html, nothing, type TemplateResult } from 'lit';
import type { BallotView } from '../../../shared/protocol/view.ts';
import type { Tell } from '../later-element.ts';

/** "Stimmungsbild" or "Abstimmung", and which round it is when it is repeated. */
export const ballotLabel = ({ mode, round }: Pick<BallotView, 'mode' | 'round'>, tell: Tell): TemplateResult =>
  html`<span class="ballot-label"><span class="oval-label">${tell(mode === 'binding' ? 'binding' : 'strawPoll')}</span> ${round > 1 ? html`<span>${tell('round', { number: round })}</span>` : nothing}</span>`;
