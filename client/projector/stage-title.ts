import { html, nothing, type TemplateResult } from 'lit';
import { stageText, stepNames } from '../../shared/locale/stage-de.ts';
import type { StageView } from '../../shared/protocol/view.ts';
import { asOfMark } from './as-of.ts';
import '../elements/logo.ts';

/** "Sammeln · Frage 1 von 2", with the mark before it and the time of the picture behind it while offline. */
export const eyebrow = (view: StageView, asOf: string | null, word: string | null = null): TemplateResult => {
  const step = view.step === null ? stageText('welcome') : stepNames[view.step.kind];
  const question = view.step?.question ?? null;
  const text = word ?? (question === null || question.of < 2 ? step : stageText('question-of', { step, number: question.number, of: question.of }));
  return html`<p class="eyebrow"><ls-logo mark-only></ls-logo><span>${text}</span>${asOfMark(asOf)}</p>`;
};

/** The question as the picture's title; long ones are set smaller, down to the smallest title, then cut. */
export const questionTitle = (text: string): TemplateResult =>
  html`<h1 class="clamp question ${text.length > 130 ? 'longest' : text.length > 66 ? 'long' : ''}"><bdi>${text}</bdi></h1>`;

export const codeBox = (view: StageView, large = false): TemplateResult | typeof nothing =>
  view.workshop.open
    ? html`<ls-code-box .joinUrl=${view.projector.joinUrl} .host=${view.projector.host} .code=${view.projector.code} ?large=${large}></ls-code-box>`
    : nothing;
