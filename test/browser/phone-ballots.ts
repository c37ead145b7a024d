/** Ballots on a phone for the component tests: samples, fingers, keys and the page's own style sheet. */
import { fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import ballotCss from '../../client/participant/ballot/ballot.css?inline';
import packPapersCss from '../../client/participant/ballot/pack-papers.css?inline';
import papersCss from '../../client/participant/ballot/papers.css?inline';
import resultCss from '../../client/participant/ballot/result.css?inline';
import scalePaperCss from '../../client/participant/ballot/scale-paper.css?inline';
import cardsCss from '../../client/participant/cards.css?inline';
import doorCss from '../../client/participant/door.css?inline';
import frameCss from '../../client/participant/frame.css?inline';
import laterCss from '../../client/participant/later.css?inline';
import wallCss from '../../client/participant/wall/wall.css?inline';
import baseCss from '../../client/styles/base.css?inline';
import tokensCss from '../../client/styles/tokens.css?inline';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';
import type { PendingCommand } from '../../client/connection/pending-command.ts';
import '../../client/participant/ballot/ballot-paper.ts';
import type { BallotPaper } from '../../client/participant/ballot/ballot-paper.ts';
import type { FilledPaper } from '../../client/participant/ballot/paper-choices.ts';
import { germanWords, wordsIn, type Words } from '../../client/participant/words.ts';
import type { BallotKind, BallotMode, BallotRules, Poles } from '../../shared/domain/ballot.ts';
import { asId, type BallotId, type OptionId } from '../../shared/domain/ids.ts';
import type { BallotView } from '../../shared/protocol/view.ts';

/** The style sheet without its imports: fonts are not what these tests are about. */
const sheet = new CSSStyleSheet();
sheet.replaceSync([tokensCss, baseCss, frameCss, cardsCss, doorCss, laterCss, ballotCss, papersCss, packPapersCss, scalePaperCss, resultCss, wallCss].join('\n').replaceAll(/@import[^;]+;/gu, ''));

/** The page as a phone shows it. Undone by `strip`. */
export const dress = (dir: 'ltr' | 'rtl' = 'ltr'): void => {
  document.adoptedStyleSheets = [sheet];
  document.documentElement.dir = dir;
  document.documentElement.lang = 'de';
};

export const strip = (): void => {
  document.adoptedStyleSheets = [];
  document.documentElement.dir = '';
};

export const optionId = (place: number): OptionId => asId<OptionId>(`option-${place}`);

export const ballotOf = (
  kind: BallotKind,
  texts: readonly (string | { readonly text: string; readonly poles: Poles })[],
  { rules = {}, mode = 'straw-poll', title = 'Was soll zuerst ein Leitsatz werden?', round = 1 }: { rules?: Partial<BallotRules>; mode?: BallotMode; title?: string; round?: number } = {},
): BallotView => ({
  id: asId<BallotId>('ballot-1'),
  kind,
  mode,
  title,
  state: 'open',
  threshold: 0.66,
  rules: { threshold: 0.66, budget: null, maxPerOption: null, passive: null, ...rules },
  budget: rules.budget ?? null,
  round,
  previous: null,
  optionCount: texts.length,
  options: texts.map((text, place) => ({ id: optionId(place), source: null, ...(typeof text === 'string' ? { text } : text) })),
});

interface Phone {
  readonly storage?: PhoneStorage;
  readonly words?: Words;
  readonly tracker?: string;
  readonly pending?: PendingCommand;
  readonly ticket?: PendingCommand;
  readonly ticketed?: boolean;
  readonly voted?: boolean;
  readonly offline?: boolean;
}

/** The paper on a phone of somebody from the economy. */
export const paperOf = async (ballot: BallotView, phone: Phone = {}): Promise<BallotPaper> => {
  await setViewport({ width: 390, height: 844 });
  const box = await fixture<HTMLElement>(html`<main class="paper">
    <ls-weigh-screen><ls-ballot-paper
      .words=${phone.words ?? germanWords}
      .ballot=${ballot}
      .storage=${phone.storage ?? new PhoneStorage()}
      .paperKey=${`paper:person-1:${ballot.id}`}
      .sign=${'diamond'}
      .tracker=${phone.tracker ?? null}
      .pending=${phone.pending ?? null}
      .ticket=${phone.ticket ?? null}
      ?ticketed=${phone.ticketed ?? true}
      ?voted=${phone.voted ?? false}
      ?offline=${phone.offline ?? false}
    ></ls-ballot-paper></ls-weigh-screen>
  </main>`);
  const element = box.querySelector('ls-ballot-paper');
  if (element === null) throw new Error('no paper');
  await element.updateComplete;
  return element;
};

export const english = async (): Promise<Words> => {
  const words = await wordsIn('en');
  if (words === null) throw new Error('no English');
  return words;
};

export const pendingPaper = (change: Partial<PendingCommand> = {}): PendingCommand => ({
  command: { id: 'command-1', do: 'cast-ballot', ballot: 'ballot-1' },
  next: null,
  state: 'waiting',
  hardFailures: 0,
  refusal: null,
  receipt: null,
  writtenAtMs: 1,
  place: 1,
  ...change,
});

/** What it says, in one line. */
export const said = (element: Element): string => (element.textContent ?? '').replaceAll(/\s+/gu, ' ');

/** The button with this name, as people who listen hear it. */
export const button = (element: Element, name: string): HTMLButtonElement => {
  const found = [...element.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? said(each).trim()) === name);
  if (found === undefined) throw new Error(`no button "${name}" in: ${said(element)}`);
  return found;
};

export const hasButton = (element: Element, name: string): boolean => [...element.querySelectorAll('button')].some((each) => (each.getAttribute('aria-label') ?? said(each).trim()) === name);

interface Settling extends HTMLElement {
  readonly updateComplete: Promise<boolean>;
}

const settled = async (element: Settling): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await element.updateComplete;
};

/** A finger: it meets what lies on top at that point, and nothing else. */
export const tapAt = async (element: Settling, target: Element, xShare = 0.5, yShare = 0.5): Promise<void> => {
  target.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = target.getBoundingClientRect();
  const at = { clientX: left + width * xShare, clientY: top + height * yShare };
  const hit = document.elementFromPoint(at.clientX, at.clientY);
  if (hit === null || !(target.contains(hit) || hit.contains(target))) throw new Error(`${target.outerHTML.slice(0, 120)} is covered by ${hit?.outerHTML.slice(0, 120) ?? 'nothing'}`);
  const touch = { bubbles: true, composed: true, cancelable: true, pointerType: 'touch', isPrimary: true, detail: 1, ...at };
  hit.dispatchEvent(new PointerEvent('pointerdown', touch));
  hit.dispatchEvent(new PointerEvent('pointerup', touch));
  hit.dispatchEvent(new PointerEvent('click', touch));
  await settled(element);
};

export const tap = (element: Settling, name: string): Promise<void> => tapAt(element, button(element, name));

/** Chooses one of several answers. */
export const choose = async (element: Settling, words: string): Promise<void> => {
  const label = [...element.querySelectorAll('label.vote')].find((each) => said(each).trim().startsWith(words));
  if (label === undefined) throw new Error(`no answer "${words}"`);
  await tapAt(element, label);
};

export const write = async (element: Settling, text: string): Promise<void> => {
  const field = element.querySelector('textarea');
  if (field === null) throw new Error('nothing to write in');
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settled(element);
};

/** Casts from the list to check, and gives what was cast. */
export const castWith = async (element: BallotPaper, name: string): Promise<FilledPaper | null> => {
  let cast: FilledPaper | null = null;
  const hear = (event: Event): void => {
    if (event instanceof CustomEvent) cast = event.detail as FilledPaper;
  };
  element.addEventListener('cast', hear);
  await tap(element, name);
  element.removeEventListener('cast', hear);
  return cast;
};

/** What was announced to people who listen, in order. */
export const announcements = (element: Element): readonly string[] => {
  const heard: string[] = [];
  element.addEventListener('announce', (event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') heard.push(event.detail);
  });
  return heard;
};

/** Targets smaller than a thumb, with their size. */
export const tooSmall = (element: Element): readonly string[] =>
  [...element.querySelectorAll('button, a, summary, label.vote, input[type="range"], .field')].flatMap((target) => {
    const { width, height } = target.getBoundingClientRect();
    return width >= 48 && height >= 48 ? [] : [`${said(target).trim() || target.className}: ${width} × ${height}`];
  });

/** Whether anything sticks out of the phone to either side. */
export const sticksOut = (element: Element): boolean => {
  const main = element.closest('main');
  return main !== null && main.scrollWidth > main.clientWidth;
};
