/**
 * One whole workshop through the pages, in German: from the start page to the Haltung in a file. One moderator, one
 * projector, one approver, the circle, five phones; more people vote through the interface, so that results show.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { root } from '../support/source-files.ts';
import { HallBrowser, part, sees } from './hall-browser.ts';
import { HallServer, Outside, sectorIds, type Person } from './hall-server.ts';
import { dragCard, draft, hide, lane, merge, openCluster, park, placeByKeys, placeByMenu, press, rename, startStep } from './moderator-hands.ts';
import { castPaper, enter, enterByCode, enterByLink, ownCard, pin } from './phone-hands.ts';

const topic = 'Ankommen im Landkreis';
const question = 'Was brauchen Menschen, die neu zu uns kommen, in den ersten zwei Jahren?';
const sectorTitles = ['Verwaltung', 'Politik', 'Wirtschaft', 'Zivilgesellschaft', 'Migrantische Organisationen'] as const;

/** By phone, in the order of the sectors. The last phone speaks English. */
const cards = [
  ['Sprachkurse ab der ersten Woche, auch am Abend', 'Formulare in einfacher Sprache'],
  ['Ein fester Ansprechpartner im Rathaus'],
  ['Praktika vermitteln, bevor alle Papiere da sind', 'Anerkennung von Abschlüssen dauert zu lange'],
  ['Nachbarschaft, die einlädt: Feste und Patenschaften', 'Frau Müller vom Amt ist unfreundlich'],
  ['Language courses in the evening'],
] as const;

const sentences = [
  'Wer neu in den Landkreis kommt, lernt ab der ersten Woche Deutsch, auch am Abend und auf dem Land.',
  'Für jedes Anliegen gibt es eine Stelle, die zuhört und weiterhilft.',
  'Abschlüsse werden innerhalb von drei Monaten anerkannt.',
] as const;

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

interface Cast {
  readonly start: Page;
  readonly moderator: Page;
  readonly projector: Page;
  readonly phones: readonly [Page, Page, Page, Page, Page];
  readonly outside: Outside;
}

test('a workshop goes from the start page to the Haltung through the pages alone', async () => {
  const outside = await part('creating the workshop', createWorkshop);
  const hall = await part('arriving', () => arrive(outside));
  await part('collecting', () => collect(hall));
  await part('ordering', () => order(hall));
  await part('wording', () => word(hall));
  const people = await part('filling the hall', () => outside.fill(5));
  await part('weighing', () => weigh(hall, people));
  await part('freezing', () => freeze(hall));
  await part('the Haltung', () => takeHome(hall));
  outside.close();

  expect(browser.troubles).toEqual([]);
  expect(server.faults).toEqual([]);
});

const createWorkshop = async (): Promise<Outside> => {
  const start = await browser.device('start', 'desk', { acceptDownloads: true });
  await start.goto(`${server.url}/start`);
  await start.getByLabel('Thema', { exact: true }).fill(topic);
  await start.getByLabel('Leitfrage', { exact: true }).fill(question);
  await start.getByLabel('Beginn').fill(`${new Date().toISOString().slice(0, 10)}T09:00`);
  await start.getByLabel('Personen, ungefähr').fill('30');
  await start.getByLabel('Ort', { exact: true }).fill('Bürgerhaus Reinheim');
  await start.getByText('Halber Tag').click();
  await press(start, /^Workshop anlegen/u);
  await sees(start, 'Diese Links sehen Sie nur jetzt.');

  const linkFor = (role: string): Promise<string> => start.getByLabel(`Link für ${role}`).inputValue();
  const keyFor = async (role: string): Promise<string> => new URL(await linkFor(role)).hash.slice('#k='.length);
  const { grants } = (await (await start.request.get(`${server.url}/api/v1/session`)).json()) as { grants: { role: string; process: { id: string }; workshop: { id: string } | null }[] };
  const grant = grants.find(({ role }) => role === 'moderator');
  return Outside.known(server.url, {
    process: grant?.process.id ?? '',
    workshop: grant?.workshop?.id ?? '',
    code: (await start.locator('.code').innerText()).replaceAll(/\D/gu, ''),
    joinUrl: await linkFor('Teilnehmende'),
    keys: {
      circle: await keyFor('Initiativkreis'),
      approver: await keyFor('Bestätigung'),
      moderator: await keyFor('Moderation'),
      projector: await keyFor('Projektor'),
      observer: await keyFor('Beobachtung'),
    },
  });
};

const arrive = async (outside: Outside): Promise<Cast> => {
  const { joinUrl, code } = outside.made;
  const moderator = await browser.device('moderator', 'desk');
  await moderator.goto(outside.link('moderator'));
  await startStep(moderator, 'Ankommen');
  const projector = await browser.device('projector', 'projector');
  await projector.goto(outside.link('projector'));
  await sees(projector, `${code.slice(0, 4)} ${code.slice(4)}`);
  // The secret is gone from every address once it has been exchanged.
  expect([moderator.url(), projector.url()].filter((url) => url.includes('#k='))).toEqual([]);

  const [first, second, third, fourth] = await Promise.all([0, 1, 2, 3].map((place) => browser.device(`phone ${place + 1}`, 'phone')));
  const fifth = await browser.device('phone 5', 'phone', { locale: 'en-GB' });
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) throw new Error('Five phones are needed.');
  const phones = [first, second, third, fourth, fifth] as const;
  await Promise.all([first, second, third].map((phone, place) => enterByLink(phone, joinUrl, sectorTitles[place] ?? '')));
  await enterByCode(fourth, server.url, code, sectorTitles[3]);
  await fifth.goto(joinUrl);
  await sees(fifth, 'For which sector are you here today?');
  await enter(fifth, sectorTitles[4], 'Take part');
  await Promise.all(phones.slice(0, 4).map((phone) => sees(phone, 'Gleich geht es los')));
  await sees(moderator, '5 von 30 da');
  const start = await browser.device('circle', 'desk', { acceptDownloads: true });
  return { start, moderator, projector, phones, outside };
};

const collect = async ({ moderator, projector, phones }: Cast): Promise<void> => {
  await startStep(moderator, 'Sammeln');
  await Promise.all(phones.map((phone) => sees(phone, question)));
  const english = { field: 'Your card', pin: 'Pin the card', hangs: 'Is on the board' };
  await Promise.all(
    phones.map(async (phone, place) => {
      for (const text of cards[place] ?? []) await (place === 4 ? pin(phone, text, english) : pin(phone, text));
    }),
  );
  await Promise.all(cards.flat().map((text) => sees(projector, text)));
  await Promise.all(cards.flat().map((text) => sees(moderator, text)));

  // One changes a card, one takes a card back.
  const [first, , third] = phones;
  await first.getByRole('button', { name: `Karte ändern: ${cards[0][1]}` }).tap();
  await first.locator('ls-own-card').getByLabel('Ihre Karte').fill('Formulare in einfacher Sprache und in den Sprachen, die hier gesprochen werden');
  await first.getByRole('button', { name: 'Änderung anpinnen' }).tap();
  await pin(third, 'Noch eine Karte, die wieder verschwindet');
  await sees(projector, 'Noch eine Karte, die wieder verschwindet');
  await third.getByRole('button', { name: /^Karte zurückziehen: Noch eine/u }).tap();
  await third.getByRole('button', { name: 'Ja, zurückziehen' }).tap();
  await ownCard(third, 'Noch eine Karte').waitFor({ state: 'detached' });
  await projector.getByText('Noch eine Karte').waitFor({ state: 'detached' });
  await sees(projector, 'in den Sprachen, die hier gesprochen werden');
};

const order = async ({ moderator, projector, phones }: Cast): Promise<void> => {
  await startStep(moderator, 'Ordnen');
  await openCluster(moderator, 'Sprache');
  await openCluster(moderator, 'Eine Stelle für alles');
  await openCluster(moderator, 'Arbeit');
  await dragCard(moderator, cards[0][0], 'Sprache');
  await placeByMenu(moderator, 'in den Sprachen, die hier gesprochen werden', 'Eine Stelle für alles');
  await placeByMenu(moderator, cards[1][0], 'Eine Stelle für alles');
  await placeByKeys(moderator, cards[2][1], 'Arbeit');
  await placeByKeys(moderator, cards[4][0], 'Sprache');
  await rename(moderator, 'Sprache', 'Alle lernen von Anfang an Deutsch');
  await merge(moderator, cards[0][0], cards[4][0]);
  await hide(moderator, cards[3][1], 'Sie nennt eine Person.');
  await park(moderator, cards[3][0]);

  await sees(phones[0], 'Hängt bei „Alle lernen von Anfang an Deutsch“');
  await sees(phones[3], 'Die Moderation hat diese Karte ausgeblendet: Sie nennt eine Person.');
  await sees(phones[3], 'Hängt am Parkplatz');
  await sees(projector, 'Alle lernen von Anfang an Deutsch');
  await sees(projector, 'Eine Stelle für alles');
  expect(await projector.getByText(cards[3][1]).count()).toBe(0);
  expect(await lane(moderator, 'Alle lernen von Anfang an Deutsch').locator('.weight').innerText()).toContain('2');
};

const word = async ({ moderator, projector, phones }: Cast): Promise<void> => {
  await startStep(moderator, 'Pause');
  await sees(projector, 'Pause');
  await startStep(moderator, 'Formulieren');
  await draft(moderator, 'Alle lernen von Anfang an Deutsch', 'Wer neu in den Landkreis kommt, lernt Deutsch.');
  await draft(moderator, 'Eine Stelle für alles', sentences[1]);
  await draft(moderator, 'Arbeit', sentences[2]);
  await moderator.locator('ls-work-sentences nav').getByRole('button', { name: /Alle lernen von Anfang an Deutsch/u }).click();
  await press(moderator, 'Wortlaut ändern');
  await moderator.locator('ls-sentence-paper').getByLabel('Wortlaut').fill(sentences[0]);
  await press(moderator, 'Als Fassung 2 speichern');
  await sees(moderator, 'Fassung 2 im Vergleich mit Fassung 1');
  await sees(projector, 'Lesen Sie mit und sagen Sie, was fehlt.');
  await sees(phones[1], 'Aus den Gruppen werden Sätze.');
};

const weigh = async ({ moderator, projector, phones, outside }: Cast, people: readonly Person[]): Promise<void> => {
  await startStep(moderator, 'Gewichten');
  await moderator.getByLabel('Worum geht es?').fill('Was tragen wir gemeinsam?');
  await press(moderator, 'Stimmungsbild über 3 Sätze öffnen');
  const ballot = await outside.ballot();
  await Promise.all(phones.slice(0, 4).map((phone) => castPaper(phone, ['Ja', 'Ja', 'Nein'])));
  await castPaper(phones[4], ['Yes', 'Abstain', 'Yes'], { next: 'Next', review: 'Check the ballot paper', cast: 'Cast the vote', done: 'Your vote has arrived' });
  await outside.vote(people, ({ sector }, option, place) => (option === 0 ? 'yes' : option === 1 ? (sector === 'wirtschaft' ? 'no' : 'yes') : place % 2 === 0 ? 'no' : 'abstain'));
  await sees(moderator, '30 von 30 haben abgestimmt');
  await sees(projector, 'Stimmen bleiben verdeckt bis zum Schluss');

  // Nobody learns anything but the turnout while the ballot is open.
  for (const [role, page] of [['moderator', moderator], ['projector', projector], ['participant', phones[0]]] as const) {
    const view = (await (await page.request.get(`${server.url}/api/v1/workshops/${outside.made.workshop}/view?as=${role}`)).json()) as { result: unknown; ballots?: { result: unknown }[] };
    expect([role, view.result, view.ballots?.map(({ result }) => result) ?? [null]]).toEqual([role, null, [null]]);
    const asked = await page.request.get(`${server.url}/api/v1/ballots/${ballot}/result?as=${role}`);
    expect([role, asked.status()]).toEqual([role, 409]);
  }
  expect(await projector.getByText('Von allen getragen').count()).toBe(0);

  await press(moderator, 'Stimmungsbild schließen');
  await press(moderator, 'Jetzt schließen');
  await sees(moderator, '30 Stimmzettel, angemeldet waren 30. Getragen ab 66');
  await sees(projector, '1 von 3 Sätzen wird von allen Bereichen getragen');
  await sees(projector, 'Ein Bereich fehlt');
  await sees(projector, 'Noch zu klären');
  await sees(phones[0], '30 Personen haben abgestimmt');
  await sees(phones[0], 'Gemeinsam: von allen 5 Bereichen getragen.');
  await sees(phones[4], '30 people voted');
};

const freeze = async ({ moderator, projector, phones, outside }: Cast): Promise<void> => {
  await startStep(moderator, 'Festhalten');
  await moderator.locator('ls-work-sentences nav').getByRole('button', { name: /Alle lernen von Anfang an Deutsch/u }).click();
  await moderator.getByLabel('Ich habe Fassung 2 gelesen').check();
  await press(moderator, 'Satz festhalten');
  await sees(moderator, 'Sie haben bestätigt.');
  const approver = await browser.device('approver', 'desk');
  await approver.goto(outside.link('approver'));
  await sees(approver, 'Fassung 2 festhalten');
  await sees(approver, sentences[0]);
  await approver.getByLabel('Ich habe Fassung 2 gelesen').check();
  await press(approver, 'Satz festhalten');
  await sees(approver, 'Festgehalten als Fassung 2.');

  await sees(moderator, 'Leitsatz 1, festgehalten');
  await sees(projector, sentences[0]);
  await sees(projector, 'Leitsatz 1');
  await projector.getByText(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/u).waitFor();
  await sees(phones[0], 'Festgehalten: 1 Leitsatz');
  await sees(phones[4], 'Sealed: 1 principle');
};

const takeHome = async ({ start: circle, outside }: Cast): Promise<void> => {
  await circle.goto(outside.link('circle'));
  await circle.getByLabel('Präambel', { exact: true }).fill('Wir haben gesammelt, geordnet und abgewogen.');
  await circle.getByText('Gespeichert', { exact: true }).waitFor();
  const save = async (name: RegExp): Promise<string> => {
    const [download] = await Promise.all([circle.waitForEvent('download'), circle.getByRole('link', { name }).click()]);
    return download.path();
  };
  const recordPath = await save(/^Nachweis(?! prüfen)/u);
  const record = JSON.parse(await readFile(recordPath, 'utf8')) as { freezes: { hash: string }[] };
  const hash = record.freezes[0]?.hash ?? 'none';
  const markdown = await readFile(await save(/^Markdown/u), 'utf8');
  const [page] = await Promise.all([circle.context().waitForEvent('page'), circle.getByRole('link', { name: /^HTML/u }).click()]);
  await sees(page, sentences[0]);
  const html = await page.locator('body').innerText();
  const bare = (text: string): string => text.replaceAll(/[^0-9a-f]/gu, '');
  for (const [kind, document] of [['html', html], ['markdown', markdown]] as const) {
    expect([kind, document.includes(sentences[0]), bare(document).includes(hash), document.includes('Wir haben gesammelt')]).toEqual([kind, true, true, true]);
  }
  expect(sectorIds).toHaveLength(sectorTitles.length);

  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'server/verify/main.ts'), recordPath], { timeout: 30_000 });
  expect(stdout).not.toBe('');
};
