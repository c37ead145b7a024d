import { html, nothing, type TemplateResult } from 'lit';
import type { StepKind } from '../../shared/domain/step.ts';
import type { ParticipantView } from '../../shared/protocol/view.ts';
import type { PhoneKey } from '../../shared/locale/phone.ts';
import type { Words } from './words.ts';

/** What a phone says while there is nothing to do on it: a strip and a line or two. */
export const stepScreen = ({ step, board }: ParticipantView, words: Words): TemplateResult => {
  const kind = step?.kind ?? 'arrive';
  const title = kind === 'arrive' ? words.say('soon') : (board?.question ?? step?.title);
  const instruction = step?.instruction ?? '';
  return html`<div class="strip"><h1 dir="auto">${title}</h1></div>
    ${instruction === '' ? nothing : html`<p class="line" dir="auto">${instruction}</p>`}
    ${instruction === '' || aboutThePhone.includes(kind) ? html`<p class="line">${words.say(lineOf[kind])}</p>` : nothing}`;
};

/** Steps whose line says what the phone does by itself. In the others it only stands in for the moderation's own instruction. */
const aboutThePhone: readonly StepKind[] = ['arrive', 'weigh', 'pause'];

const lineOf = {
  arrive: 'soonHelp',
  collect: 'waitHelp',
  cluster: 'clusterHelp',
  weigh: 'weighSoon',
  word: 'wordHelp',
  freeze: 'freezeHelp',
  pause: 'pauseHelp',
} as const satisfies Readonly<Record<string, PhoneKey>>;
