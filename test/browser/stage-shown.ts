import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import tokensText from '../../client/styles/tokens.css?inline';
import '../../client/projector/stage.ts';
import type { Stage } from '../../client/projector/stage.ts';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import type { StageView } from '../../shared/protocol/view.ts';

/** The stage as it hangs in front of a hall: 1920 × 1080, with the tokens and letters of the page. */
export const stageHall = async (): Promise<void> => {
  await setViewport({ width: 1920, height: 1080 });
  const tokens = new CSSStyleSheet();
  tokens.replaceSync(`${tokensText} html { font: 600 calc(100vh / 67.5) / 1.15 var(--font-text); } body { margin: 0; }`);
  document.adoptedStyleSheets = [tokens];
  const faces = [
    ['Atkinson Hyperlegible Next Variable', 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2', '200 800'],
    ['Source Serif 4 Variable', 'source-serif-4/files/source-serif-4-latin-opsz-normal.woff2', '200 900'],
  ] as const;
  for (const [family, file, weight] of faces) document.fonts.add(await new FontFace(family, `url(/node_modules/@fontsource-variable/${file})`, { weight }).load());
};

export const leaveHall = (): void => {
  document.adoptedStyleSheets = [];
};

/** Shows a view; resolves when its picture is there, which for results comes a moment later than the page. */
export const show = async (view: StageView, board: BoardSnapshot | null = null, asOf: string | null = null): Promise<Stage> => {
  const stage = await fixture<Stage>(html`<ls-stage .view=${view} .board=${board} .nowMs=${0} .asOf=${asOf}></ls-stage>`);
  await waitUntil(() => stage.shadowRoot?.querySelector('[class^=ground] > *') !== null, 'the picture comes', { timeout: 5_000 });
  for (let frame = 0; frame < 4; frame += 1) await nextFrame();
  return stage;
};

/** Every element below, through shadow roots. */
function* everything(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element;
    if (element.shadowRoot !== null) yield* everything(element.shadowRoot);
  }
}

export const inside = (stage: Stage, selector: string): HTMLElement[] => [...everything(stage.shadowRoot ?? stage)].filter((element) => element.matches(selector));
export const pictureOf = (stage: Stage): HTMLElement => inside(stage, '[class^=ground] > *')[0] ?? stage;

const isHidden = (element: Element): boolean => element.closest('style, .visually-hidden') !== null;
const ownWords = (element: Element): string => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent?.trim() ?? '').join(' ');

/** What can be read, and what only screen readers say. */
export const words = (stage: Stage): string => inside(stage, '*').map(ownWords).join(' ').replace(/\s+/gu, ' ').trim();
/** What the hall can read. */
export const seenWords = (stage: Stage): string => inside(stage, '*').filter((element) => !isHidden(element)).map(ownWords).join(' ').replace(/\s+/gu, ' ').trim();
/** "Stimmungsbild · 150 Stimmen" */
export const footerOf = (stage: Stage): string => inside(stage, '.votes').map((element) => element.textContent.replace(/\s+/gu, ' ').trim()).join(' ');

/** Fails where a text is smaller than the Saalstufe allows, or something leaves the picture. */
export const expectReadable = (stage: Stage, factor: number): void => {
  const written = inside(stage, '*').filter((element) => ownWords(element).trim() !== '' && !isHidden(element) && element.closest('svg') === null && element.getBoundingClientRect().width > 0);
  expect(written.length).to.be.above(2);
  for (const element of written) {
    const box = element.getBoundingClientRect();
    const what = `${element.className} "${element.textContent.trim().slice(0, 40)}"`;
    expect(Number.parseFloat(getComputedStyle(element).fontSize), what).to.be.at.least(32 * factor - 0.1);
    expect(box.left, what).to.be.at.least(-1);
    expect(box.right, what).to.be.at.most(1921);
    expect(box.bottom, what).to.be.at.most(1081);
  }
};

/** Fails where something in a room reaches out of it, above or below. */
export const expectNothingCut = (stage: Stage, selector: string): void => {
  for (const room of inside(stage, selector)) {
    const { top, bottom } = room.getBoundingClientRect();
    for (const child of room.children) {
      if (child.classList.contains('visually-hidden')) continue;
      expect(child.getBoundingClientRect().top, `${selector} ${child.className}`).to.be.at.least(top - 1);
      expect(child.getBoundingClientRect().bottom, `${selector} ${child.className}`).to.be.at.most(bottom + 1);
    }
  }
};
