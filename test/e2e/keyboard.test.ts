/** The moderation's whole path without a mouse: from the link to a frozen sentence. Nothing here clicks. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { HallBrowser, part, sees } from './hall-browser.ts';
import { HallServer, Outside } from './hall-server.ts';
import { focusComesTo, focused, tabTo } from './keys.ts';

let server: HallServer;
let browser: HallBrowser;

beforeAll(async () => {
  server = await HallServer.start();
  browser = await HallBrowser.start();
});

afterEach(({ task }) => browser.goHome(task.result?.state === 'fail'));

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('the moderation comes from the link to a frozen sentence by keyboard alone', async () => {
  const hall = await Outside.open(server.url, 'Ankommen im Landkreis', { questions: ['Was brauchen Menschen, die neu zu uns kommen?'] });
  const desk = await browser.device('moderator', 'desk');
  await desk.goto(hall.link('moderator'));
  await sees(desk, 'Ankommen starten');

  await part('opening steps', async () => {
    await goOn(desk, 'Ankommen');
    // The button keeps the focus and already names the step after.
    await focusComesTo(desk, 'Sammeln starten');
    await desk.keyboard.press('Enter');
    await sees(desk, 'Noch keine Karten');
  });
  await part('calling out', () => callOut(desk));
  const people = await hall.fill(5);
  const board = await hall.board();
  for (const [place, { token }] of people.slice(0, 5).entries()) await hall.as(token, { do: 'submit-card', board, text: `Karte ${place + 1} aus dem Saal` });
  await part('ordering', () => order(desk));
  await part('wording', () => word(desk));
  await part('weighing', () => weigh(desk, hall, people));
  await part('freezing', () => freeze(desk, hall));
  hall.close();

  expect(browser.troubles).toEqual([]);
});

/** From the top of the page, as after a reload, over the link that leads past everything. */
const fromTheTop = async (desk: Page, link: 'Zur Arbeit in der Mitte' | 'Zum nächsten Schritt'): Promise<void> => {
  await desk.reload();
  await desk.locator('ls-run-of-show').waitFor();
  await tabTo(desk, link);
  await desk.keyboard.press('Enter');
};

const goOn = async (desk: Page, title: string): Promise<void> => {
  await fromTheTop(desk, 'Zum nächsten Schritt');
  await focusComesTo(desk, `${title} starten`);
  await desk.keyboard.press('Enter');
  await desk.locator('ls-run-of-show [aria-current=step]').filter({ hasText: title }).waitFor();
};

const press = async (desk: Page, name: string | RegExp): Promise<void> => {
  await tabTo(desk, name);
  await desk.keyboard.press('Enter');
};

const callOut = async (desk: Page): Promise<void> => {
  await fromTheTop(desk, 'Zur Arbeit in der Mitte');
  await tabTo(desk, /^Zuruf aus dem Saal/u);
  await desk.keyboard.type('Ein Zuruf aus der letzten Reihe');
  await press(desk, 'Karte anpinnen');
  await sees(desk, 'Die Karte hängt.');
  await desk.locator('ls-work-collect .card').filter({ hasText: 'Ein Zuruf aus der letzten Reihe' }).waitFor();
};

const order = async (desk: Page): Promise<void> => {
  await goOn(desk, 'Ordnen');
  await fromTheTop(desk, 'Zur Arbeit in der Mitte');
  await desk.locator('ls-board-lane').filter({ hasText: 'Karte 5 aus dem Saal' }).waitFor();
  await press(desk, 'Neue Gruppe');
  await focusComesTo(desk, 'Überschrift der neuen Gruppe');
  await desk.keyboard.type('Sprache');
  await desk.keyboard.press('Enter');
  // What was pressed is gone, and the focus has gone on to what came of it; so everywhere below.
  await focusComesTo(desk, 'Gruppe „Sprache“ bearbeiten');

  // To a group that is there, to a new one, aside, away, under another.
  await goToCard(desk, 'Karte 1');
  await desk.keyboard.press('g');
  await focusComesTo(desk, 'Verschieben nach …');
  await desk.keyboard.type('Spr');
  await desk.keyboard.press('Enter');
  await inLane(desk, 'Sprache', 'Karte 1');
  await goToCard(desk, 'Karte 2');
  await desk.keyboard.press('g');
  await focusComesTo(desk, 'Verschieben nach …');
  await desk.keyboard.type('Arbeit');
  await desk.keyboard.press('Enter');
  await inLane(desk, 'Arbeit', 'Karte 2');
  await goToCard(desk, 'Karte 3');
  await desk.keyboard.press('p');
  await desk.locator('ls-board-lane.parked .board-card').filter({ hasText: 'Karte 3' }).waitFor();
  await goToCard(desk, 'Karte 4');
  await desk.keyboard.press('h');
  await focusComesTo(desk, /^Warum wird die Karte ausgeblendet/u);
  await desk.keyboard.type('Sie hängt schon da.');
  await desk.keyboard.press('Enter');
  await desk.getByText('Karte 4 aus dem Saal').waitFor({ state: 'detached' });
  await goToCard(desk, 'Karte 5');
  await desk.keyboard.press('Space');
  await goToCard(desk, 'Ein Zuruf');
  await desk.keyboard.press('Space');
  await sees(desk, '2 Karten gewählt');
  await desk.keyboard.press('m');
  await desk.getByText('1 zusammengeführte Karte').waitFor({ state: 'attached' });
};

/** Over the board with the arrows, wherever the focus stands on it: through its lane, then lane by lane. */
const goToCard = async (desk: Page, text: string): Promise<void> => {
  const wanted = (name: string): boolean => name.startsWith(text);
  await focusComesTo(desk, /./u);
  const passed: string[] = [];
  for (const along of ['ArrowLeft', 'ArrowRight'] as const) {
    for (let lanes = 0; lanes < 6; lanes += 1) {
      await desk.keyboard.press('Home');
      for (let before = ''; ; ) {
        const name = await focused(desk);
        passed.push(name.slice(0, 30));
        if (wanted(name)) return;
        if (name === before) break;
        before = name;
        await desk.keyboard.press('ArrowDown');
      }
      await desk.keyboard.press(along);
    }
  }
  throw new Error(`No arrow leads to ${text}. They passed: ${passed.join(' | ')}`);
};

const inLane = (desk: Page, title: string, card: string): Promise<void> =>
  desk.locator('ls-board-lane').filter({ has: desk.getByRole('heading', { name: title, exact: true }) }).locator('.board-card').filter({ hasText: card }).waitFor();

const word = async (desk: Page): Promise<void> => {
  await goOn(desk, 'Pause');
  await goOn(desk, 'Formulieren');
  await fromTheTop(desk, 'Zur Arbeit in der Mitte');
  await desk.getByRole('checkbox', { name: 'Sprache' }).waitFor();
  await tabTo(desk, /^Sprache/u);
  await desk.keyboard.press('Space');
  await tabTo(desk, 'Wortlaut');
  await desk.keyboard.type('Alle lernen von Anfang an Deutsch.');
  await press(desk, 'Satz anlegen');
  await sees(desk, 'Herkunft');
  await focusComesTo(desk, /^1\s?Sprache/u);
};

const weigh = async (desk: Page, hall: Outside, people: Awaited<ReturnType<Outside['fill']>>): Promise<void> => {
  await goOn(desk, 'Gewichten');
  await fromTheTop(desk, 'Zur Arbeit in der Mitte');
  await press(desk, 'Stimmungsbild über 1 Satz öffnen');
  await sees(desk, 'Das Ergebnis entsteht erst, wenn Sie schließen.');
  await focusComesTo(desk, 'Stimmungsbild schließen');
  await hall.vote(people, () => 'yes');
  await fromTheTop(desk, 'Zur Arbeit in der Mitte');
  await press(desk, 'Stimmungsbild schließen');
  await focusComesTo(desk, 'Jetzt schließen');
  await desk.keyboard.press('Enter');
  await sees(desk, 'Von allen getragen');
  await focusComesTo(desk, 'Ergebnis auf dem Projektor zeigen');
};

const freeze = async (desk: Page, hall: Outside): Promise<void> => {
  await goOn(desk, 'Festhalten');
  await fromTheTop(desk, 'Zur Arbeit in der Mitte');
  await tabTo(desk, 'Ich habe Fassung 1 gelesen');
  await desk.keyboard.press('Space');
  await press(desk, 'Satz festhalten');
  await focusComesTo(desk, /^Sie haben bestätigt\./u);
  const principles = (await hall.view())['principles'] as unknown as readonly { id: string }[];
  await hall.as(hall.made.keys.approver, { do: 'approve-freeze', principle: principles[0]?.id ?? '', version: 1 });
  await sees(desk, 'Leitsatz 1, festgehalten');
  await focusComesTo(desk, 'Leitsatz 1, festgehalten');
};
