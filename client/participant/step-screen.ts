import { html, nothing, type TemplateResult } from 'lit';
import type { ParticipantView } from '../../shared/protocol/view.ts';
import type { PhoneKey } from '../../shared/locale/phone.ts';
import type { Words } from './words.ts';

/** What a phone says while there is nothing to do on it: a strip and one line. */
export const stepScreen = ({ step, board }: ParticipantView, words: Words): TemplateResult => {
  const starting = step === null || step.kind === 'arrive';
  const title = starting ? words.say('soon') : (board?.question ?? step.title);
  const instruction = step?.instruction ?? '';
  return html`<div class="strip"><h1 dir="auto">${title}</h1></div>
    ${instruction === '' ? nothing : html`<p class="line" dir="auto">${instruction}</p>`}
    <p class="line">${words.say(starting ? 'soonHelp' : lineOf[step.kind])}</p>`;
};

const lineOf = {
  arrive: 'soonHelp',
  collect: 'waitHelp',
  cluster: 'clusterHelp',
  weigh: 'weighSoon',
  word: 'wordHelp',
  freeze: 'freezeHelp',
  pause: 'pauseHelp',
} as const satisfies Readonly<Record<string, PhoneKey>>;
