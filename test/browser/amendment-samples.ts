/** Sentences on a phone while they are worded, for the component tests. */
import { fixture, html } from '@open-wc/testing';
import type { Answer } from '../../client/connection/api.ts';
import type { CommandQueue } from '../../client/connection/command-queue.ts';
import type { Command, PositiveReceipt } from '../../client/connection/commands.ts';
import type { PhoneStorage } from '../../client/connection/phone-storage.ts';
import '../../client/participant/hall-page.ts';
import type { HallPage } from '../../client/participant/hall-page.ts';
import '../../client/participant/sentences/sentences.ts';
import sentencesCss from '../../client/participant/sentences/sentences.css?inline';
import { germanWords, type Words } from '../../client/participant/words.ts';
import { asId, type AmendmentId, type FreezeId, type PrincipleId } from '../../shared/domain/ids.ts';
import type { DraftView, OwnAmendmentView, OwnView, ParticipantView, SealedView } from '../../shared/protocol/view.ts';
import { dress, said } from './phone-ballots.ts';
import { step, view } from './phone-stand-in.ts';

export const wordingOf2 = 'Wir erkennen an, was Menschen können. Fehlende Papiere sind kein Ausschlussgrund.';
export const changedOf2 = 'Bei uns zählt, was Menschen können. Fehlende Papiere sind kein Ausschlussgrund.';

export const principle = (number: number): PrincipleId => asId<PrincipleId>(`principle-${number}`);

export const drafts: readonly DraftView[] = [
  { principle: principle(1), number: 1, version: 1, title: 'Sprache', text: 'Arbeit und Sprache gehören vom ersten Tag an zusammen.' },
  { principle: principle(2), number: 2, version: 3, title: 'Können zählt', text: wordingOf2 },
];

export const sealedSentence: SealedView = {
  freeze: asId<FreezeId>('freeze-1'),
  principle: principle(2),
  number: 1,
  version: 3,
  title: 'Können zählt',
  text: wordingOf2,
  frozenAtMs: 1,
  hash: 'ab12'.repeat(16),
  support: null,
};

export const ownAmendment = (change: Partial<OwnAmendmentView> = {}): OwnAmendmentView => ({ id: asId<AmendmentId>('amendment-1'), principle: principle(2), base: wordingOf2, text: changedOf2, state: 'open', ...change });

/** A step of wording; `own` and `change` replace what is different. */
export const wording = (own: Partial<OwnView> = {}, change: Partial<ParticipantView> = {}): ParticipantView => {
  const base = view({ step: step('word'), board: null, drafts, ...change });
  return { ...base, own: { ...base.own, ...own } };
};

export const granted = (command: Command, more: object = {}): Answer<PositiveReceipt> => ({ ok: true, value: { id: command.id, ok: true, revision: 9, ...(command.do === 'propose-amendment' ? { amendment: 'amendment-1' } : {}), ...more } });
export const refusal = (reason: string, message: string): Answer<PositiveReceipt> => ({ ok: false, reason, message, messages: {}, status: 409 });

export const settle = async (page: HallPage): Promise<void> => {
  for (let turn = 0; turn < 8; turn += 1) await page.updateComplete.then(() => new Promise((resolve) => setTimeout(resolve)));
};

export const show = async (page: HallPage, next: ParticipantView): Promise<void> => {
  page.view = next;
  await settle(page);
};

export const openPage = async (first: ParticipantView, queue: CommandQueue, storage: PhoneStorage, { words = germanWords, offline = false }: { readonly words?: Words; readonly offline?: boolean } = {}): Promise<HallPage> => {
  const page = await fixture<HallPage>(html`<ls-hall-page .words=${words} .view=${first} .queue=${queue} .storage=${storage} ?offline=${offline}></ls-hall-page>`);
  await settle(page);
  return page;
};

/** The button with these words, or with this name for people who listen; the last one, for a sentence stands below what came before it. */
export const press = async (page: HallPage, text: string): Promise<void> => {
  const button = [...page.querySelectorAll('button')].findLast((each) => said(each).trim() === text || each.getAttribute('aria-label') === text);
  if (button === undefined) throw new Error(`no button ${text} in: ${said(page)}`);
  button.click();
  await settle(page);
};

/** Replaces what stands in the wording or in the reason. */
export const rewrite = async (page: HallPage, text: string, place: 0 | 1 = 0): Promise<void> => {
  const field = page.querySelectorAll<HTMLTextAreaElement>('ls-amendment-form textarea')[place];
  if (field === undefined) throw new Error('nothing to write in');
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settle(page);
};

/** Words that came and went, as the first word diff inside shows them: "+" and "-" before them. */
export const changesIn = (element: Element | null | undefined): readonly string[] =>
  [...(element?.querySelector('ls-word-changes')?.shadowRoot?.querySelectorAll('ins, del') ?? [])].map((run) => `${run.tagName === 'INS' ? '+' : '-'}${[...run.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent).join('')}`);

/** The page with the sheet of the sentences. */
export const dressed = (dir: 'ltr' | 'rtl' = 'ltr'): void => {
  dress(dir);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(sentencesCss);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
