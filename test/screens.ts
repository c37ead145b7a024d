/**
 * `node test/screens.ts <folder>`: fills a workshop with 160 people and 500 cards and takes a picture of every page in
 * every state at its size, to be looked at beside the design. A script, not a test: it judges nothing.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { CuttableNetwork } from './e2e/cuttable-network.ts';
import { HallBrowser, open, sees, type Device } from './e2e/hall-browser.ts';
import { HallServer } from './e2e/hall-server.ts';
import { boardCard, press } from './e2e/moderator-hands.ts';
import { enter, ownCard, pin } from './e2e/phone-hands.ts';
import { HallOf160 } from './screens/hall-of-160.ts';
import { question, sentences, topic } from './screens/words.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name a folder for the pictures: node test/screens.ts <folder>');
mkdirSync(folder, { recursive: true });

const network = await CuttableNetwork.open();
const server = await HallServer.start(network.url);
network.leadTo(server.port);
const browser = await HallBrowser.start();

const device = (name: string, kind: Device, more: BrowserContextOptions = {}): Promise<Page> => browser.device(name, kind, { reducedMotion: 'reduce', ...more });

// Clicks instead of taps before a picture: a finger leaves a tint behind on what it touched.

/** Takes the picture once the page shows what makes the state, with its letters and without a blinking caret. */
const take = async (page: Page, name: string, sign: string | RegExp): Promise<void> => {
  await sees(page, sign);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
  process.stdout.write(`${name}.png\n`);
};

const start = async (): Promise<void> => {
  const page = await device('start', 'desk');
  await page.goto(`${server.url}/start`);
  await take(page, 'start-1-empty', 'Noch kein Workshop.');
  await press(page, /^Workshop anlegen/u);
  await take(page, 'start-2-errors', 'Bitte geben Sie ein Thema ein.');
  await page.getByLabel('Thema', { exact: true }).fill(topic);
  await page.getByLabel('Leitfrage', { exact: true }).fill(question);
  await page.getByLabel('Beginn').fill(`${new Date().toISOString().slice(0, 10)}T09:00`);
  await page.getByLabel('Personen, ungefähr').fill('164');
  await page.getByLabel('Ort', { exact: true }).fill('Bürgerhaus Auental');
  await press(page, 'Bereiche ändern');
  await take(page, 'start-3-sectors', 'Zwei bis acht Bereiche.');
  await press(page, /^Fertig/u);
  await take(page, 'start-4-filled', 'Noch kein Workshop.');
  await press(page, /^Workshop anlegen/u);
  await take(page, 'start-5-links', 'Diese Links sehen Sie nur jetzt.');
  await press(page, /^Fertig, zu meinen Workshops/u);
  await take(page, 'start-6-own', 'Heute');
};

const hall = await HallOf160.open(`http://127.0.0.1:${server.port}`);
const { outside } = hall;
const { made } = outside;

interface Screens {
  readonly phone: Page;
  readonly desk: Page;
  readonly projector: Page;
}

const arrive = async (): Promise<Screens> => {
  const phone = await device('phone', 'phone', { deviceScaleFactor: 2 });
  await phone.goto(server.url);
  await take(phone, 'phone-01-code', 'Code von der Leinwand');
  await phone.getByLabel('Code von der Leinwand').fill('00000000');
  await phone.getByRole('button', { name: 'Weiter' }).click();
  await take(phone, 'phone-02-wrong-code', 'Diesen Code gibt es nicht.');
  await open(phone, made.joinUrl);
  await take(phone, 'phone-03-join', 'Für welchen Bereich');
  await phone.locator('label').filter({ hasText: 'Wirtschaft' }).click();
  await take(phone, 'phone-04-sector', 'Für welchen Bereich');
  await enter(phone, 'Wirtschaft');
  await take(phone, 'phone-05-soon', 'Gleich geht es los');
  const projector = await device('projector', 'projector');
  await projector.goto(`${server.url}/projector`);
  await take(projector, 'projector-00-no-link', 'Hier erscheint das Bild für den Saal.');
  const desk = await device('moderator', 'desk');
  await desk.goto(outside.link('moderator'));
  await take(desk, 'moderator-00-before', 'Ankommen starten');
  await outside.openStep('arrive', { startTimer: true });
  await open(projector, outside.link('projector'));
  await hall.comeIn();
  await take(projector, 'projector-01-join', /^16\d dabei/u);
  await press(desk, 'Moderation');
  await take(desk, 'moderator-01-arrive', /Wer diesen Link hat/u);
  return { phone, desk, projector };
};

const collect = async ({ phone, desk, projector }: Screens): Promise<void> => {
  await outside.openStep('collect', { startTimer: true });
  await take(projector, 'projector-02-question', 'Die erste Karte erscheint hier');
  await take(phone, 'phone-06-collect-empty', 'Noch keine Karte.');
  await hall.write(0, 61);
  await sees(projector, '61');
  await take(projector, 'projector-03-wall-61', 'Karten');
  await pin(phone, 'Mentoren in jedem Betrieb, am besten aus dem Kollegium');
  await pin(phone, 'Kleine Betriebe bei der Bürokratie entlasten');
  await phone.locator('ls-card-form.main textarea').fill('Deutsch lernt man am besten bei der Arbeit: eine Stunde pro Schicht, bezahlt');
  await take(phone, 'phone-07-collect', 'Hängt an der Pinnwand');
  await phone.locator('ls-card-form.main textarea').fill('Deutsch lernt man am besten bei der Arbeit, und zwar jeden Tag. '.repeat(3));
  await take(phone, 'phone-08-too-long', /Zeichen zu viel/u);
  await phone.locator('ls-card-form.main textarea').fill('');
  await network.cut();
  await phone.locator('ls-card-form.main textarea').fill('Im Funkloch geschrieben');
  await phone.getByRole('button', { name: 'Karte anpinnen' }).tap();
  await take(phone, 'phone-09-offline', 'Kein Netz');
  await take(projector, 'projector-04-as-of', /^Stand /u);
  await take(desk, 'moderator-02-offline', 'Keine Verbindung seit');
  await network.mend();
  await ownCard(phone, 'Im Funkloch').getByText('Hängt an der Pinnwand').waitFor();
  await hall.write(61, 500);
  await sees(desk, '503 Karten');
  await take(desk, 'moderator-03-collect', '503 Karten');
  await sees(projector, '503');
  await take(projector, 'projector-05-wall-503', 'Karten');
};

const order = async ({ phone, desk, projector }: Screens): Promise<void> => {
  await outside.openStep('cluster', { startTimer: true });
  await take(desk, 'moderator-04-cluster-none', 'Neue Gruppe');
  await take(projector, 'projector-06-clusters-none', 'Welche gehören zusammen?');
  await hall.order();
  const mine = (await outside.cards()).find(({ text }) => text === 'Im Funkloch geschrieben');
  await outside.lead({ do: 'hide-card', card: mine?.id ?? '', reason: 'Sie antwortet auf eine andere Frage.' });
  await take(phone, 'phone-10-cluster', 'Die Moderation hat diese Karte ausgeblendet');
  await take(projector, 'projector-07-clusters', 'Passt jede Überschrift?');
  await take(desk, 'moderator-05-cluster', 'Gute Arbeit');
  const faces = desk.locator('ls-work-cluster .board-card .face');
  await faces.nth(1).click();
  await faces.nth(2).click();
  await take(desk, 'moderator-06-chosen', '2 Karten gewählt');
  await press(desk, 'Gruppe');
  await take(desk, 'moderator-07-move', 'Verschieben nach …');
  await desk.keyboard.press('Escape');
  await press(desk, 'Ausblenden');
  await take(desk, 'moderator-08-hide', 'Warum werden 2 Karten ausgeblendet?');
  await desk.keyboard.press('Escape');
  await press(desk, 'Auswahl aufheben');
  await boardCard(desk, '').first().waitFor();
  await press(desk, 'Gruppe „Sprache im Betrieb“ bearbeiten');
  await take(desk, 'moderator-09-tools', 'Umbenennen');
  await desk.keyboard.press('Escape');
  await outside.openStep('pause', { startTimer: true });
  await take(projector, 'projector-08-pause', 'Pause');
  await take(desk, 'moderator-10-pause', 'Danach: Formulieren');
};

const weigh = async ({ phone, desk, projector }: Screens): Promise<void> => {
  await outside.openStep('word', { startTimer: true });
  await desk.getByRole('checkbox', { name: 'Sprache im Betrieb' }).check();
  await take(desk, 'moderator-11-draft', 'Neuer Satz');
  await hall.word();
  await sees(desk, 'Abendbus');
  await take(desk, 'moderator-12-sentences', 'Herkunft');
  await take(projector, 'projector-09-wording', 'Formulieren');
  await take(phone, 'phone-11-word', 'In Arbeit: 12 Sätze');
  await outside.openStep('weigh', { startTimer: true });
  await take(desk, 'moderator-13-ballot-builder', 'Abstimmung vorbereiten');
  await hall.openBallot();
  await take(phone, 'phone-12-ballot', 'Stimmen Sie diesem Satz zu?');
  for (const [place] of sentences.entries()) {
    await phone.locator('.vote').filter({ hasText: place % 3 === 2 ? 'Nein' : 'Ja' }).click();
    if (place === 0) await take(phone, 'phone-13-ballot-chosen', 'Stimme zurücknehmen');
    await phone.getByRole('button', { name: 'Weiter' }).tap();
  }
  await take(phone, 'phone-14-review', 'Sie können Ihre Stimme ändern, bis das Stimmungsbild geschlossen wird.');
  await phone.getByRole('button', { name: 'Stimme abgeben' }).tap();
  await take(phone, 'phone-15-cast', 'Ihre Stimme ist angekommen');
  await hall.vote();
  await take(projector, 'projector-10-ballot', 'Stimmen bleiben verdeckt bis zum Schluss');
  await take(desk, 'moderator-14-ballot', '161 von 161 haben abgestimmt');
  await outside.closeBallot();
  await take(projector, 'projector-11-result', 'Von allen getragen');
  await take(phone, 'phone-16-result', '161 Personen haben abgestimmt');
  await take(desk, 'moderator-15-result', 'Von allen getragen');
};

const freeze = async ({ phone, desk, projector }: Screens): Promise<void> => {
  const [first = '', second = '', third = '', fourth = ''] = hall.principles;
  await outside.openStep('freeze', { startTimer: true });
  await take(desk, 'moderator-16-freeze', 'Fassung 2 festhalten');
  await outside.lead({ do: 'request-freeze', principle: first, version: 2 });
  await take(desk, 'moderator-17-waiting', 'Sie haben bestätigt.');
  const approver = await device('approver', 'desk');
  await approver.goto(outside.link('approver'));
  await take(approver, 'approver-1-asked', 'Fassung 2 festhalten');
  await outside.as(made.keys.approver, { do: 'approve-freeze', principle: first, version: 2 });
  await take(approver, 'approver-2-sealed', 'Festgehalten als Fassung 2.');
  for (const principle of [second, third]) await outside.freeze(principle);
  await outside.lead({ do: 'request-freeze', principle: fourth, version: 1 });
  await take(desk, 'moderator-18-sealed', 'Leitsatz 1, festgehalten');
  await outside.lead({ do: 'set-projector', mode: 'follow', picture: 'sealed', principle: first });
  await take(projector, 'projector-12-sealed', 'Leitsatz 1');
  await outside.lead({ do: 'set-projector', mode: 'follow', picture: 'principles' });
  await take(projector, 'projector-13-principles', 'Schon festgehalten');
  await take(phone, 'phone-17-sealed', 'Festgehalten: 3 Leitsätze');
  const circle = await device('circle', 'desk');
  await circle.goto(outside.link('circle'));
  await take(circle, 'circle-1-haltung', 'Was offen geblieben ist');
  await outside.as(made.keys.circle, { do: 'revise-preamble', text: 'Wir kommen aus Verwaltung, Politik, Wirtschaft, Zivilgesellschaft und migrantischen Organisationen. Wir haben gesammelt, geordnet und abgewogen, was gelingen muss.\n\nDie folgenden Leitsätze tragen alle Bereiche mit.' });
  await take(circle, 'circle-2-preamble', 'Was offen geblieben ist');
  await circle.getByRole('heading', { name: 'Beteiligung' }).scrollIntoViewIfNeeded();
  await take(circle, 'circle-3-participation', 'Beteiligung');
};

try {
  await start();
  const screens = await arrive();
  await collect(screens);
  await order(screens);
  await weigh(screens);
  await freeze(screens);
} finally {
  hall.close();
  await browser.close();
  await server.close();
  await network.cut();
}
