/** axe on every page in every state that can be reached. A finding names the state, the rule and the place. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CuttableNetwork } from './cuttable-network.ts';
import { HallBrowser, open, part } from './hall-browser.ts';
import { HallServer, Outside } from './hall-server.ts';
import { Looker } from './looker.ts';
import { boardCard, draft, openCluster, placeByMenu, press } from './moderator-hands.ts';
import { castPaper, enter, pin } from './phone-hands.ts';

const question = 'Was brauchen Menschen, die neu zu uns kommen?';

let network: CuttableNetwork;
let server: HallServer;
let browser: HallBrowser;

beforeAll(async () => {
  network = await CuttableNetwork.open();
  server = await HallServer.start(network.url);
  network.leadTo(server.port);
  browser = await HallBrowser.start();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await network.cut();
});

afterEach(({ task }) => browser.goHome(task.result?.state === 'fail'));

/** A workshop with people, whose steps the test opens from outside. */
const workshop = (): Promise<Outside> => Outside.open(server.url, 'Ankommen im Landkreis', { questions: [question], place: 'Bürgerhaus', expectedPeople: 30 });

test('axe sees into the elements, or the tests below would see nothing', async () => {
  const start = await Looker.at(browser, 'start', 'desk');
  await start.page.goto(`${server.url}/start`);
  await start.page.getByRole('button', { name: /^Workshop anlegen/u }).waitFor();
  await start.page.evaluate(() => {
    const inside = document.querySelector('ls-start-app')?.shadowRoot?.querySelector('ls-workshop-form')?.shadowRoot;
    inside?.append(document.createElement('textarea'));
  });

  await start.look('with a field without a name', 'Neuer Workshop');

  expect(start.findings.map((finding) => finding.split(' at ')[0])).toEqual(['start: with a field without a name: label']);
});

test('the start page has nothing for axe to find', async () => {
  const start = await Looker.at(browser, 'start', 'desk');
  const { page } = start;
  await page.goto(`${server.url}/start`);
  await start.look('empty', 'Noch kein Workshop.');
  await press(page, /^Workshop anlegen/u);
  await start.look('errors', 'Bitte geben Sie ein Thema ein.');
  await press(page, 'Bereiche ändern');
  await start.look('sectors', 'Zwei bis acht Bereiche.');
  await press(page, /^Fertig/u);
  await page.getByLabel('Thema', { exact: true }).fill('Wasser');
  await page.getByLabel('Leitfrage', { exact: true }).fill(question);
  await page.getByLabel('Beginn').fill(`${new Date().toISOString().slice(0, 10)}T09:00`);
  await page.getByText('Zwei Tage').click();
  await start.look('filled, two days', 'Leitfrage am zweiten Tag');
  await press(page, /^Workshop anlegen/u);
  await start.look('links', 'Diese Links sehen Sie nur jetzt.');
  await press(page, /^Link kopieren: Moderation/u);
  await start.look('link chosen', 'Der Link ist markiert.');
  await press(page, /^Fertig, zu meinen Workshops/u);
  await start.look('own workshops', 'Heute');
  await press(page, 'Weiteren Workshop anlegen');
  await start.look('a further workshop', 'Im Verfahren Wasser');
  await open(page, `${server.url}/start#k=AAAAAAAAAAAAAAAAAAAAAA`);
  await start.look('wrong key', 'Dieser Link öffnet hier nichts.');

  expect(start.findings).toEqual([]);
});

test('the phone has nothing for axe to find', async () => {
  const hall = await workshop();
  const phone = await Looker.at(browser, 'phone', 'phone');
  const { page } = phone;
  await part('at the door', async () => {
    await page.goto(server.url);
    await phone.look('code entry', 'Code von der Leinwand');
    await page.getByRole('button', { name: 'Weiter' }).tap();
    await phone.look('no code', 'Hier steht noch kein Code.');
    await page.getByLabel('Code von der Leinwand').fill('00000000');
    await page.getByRole('button', { name: 'Weiter' }).tap();
    await phone.look('wrong code', 'Diesen Code gibt es nicht.');
    await open(page, hall.made.joinUrl);
    await phone.look('joining', 'Für welchen Bereich');
    await page.getByRole('button', { name: 'Mitmachen' }).tap();
    await phone.look('no sector', 'Bitte wählen Sie einen Bereich.');
    await page.locator('label').filter({ hasText: 'Wirtschaft' }).tap();
    await phone.look('sector chosen', 'Für welchen Bereich');
    await enter(page, 'Wirtschaft');
    await phone.look('before the first step', 'Gleich geht es los');
    await hall.lead({ do: 'set-hall', open: false });
    await phone.look('hall closed', 'Der Saal ist gerade geschlossen.');
    await hall.lead({ do: 'set-hall', open: true });
  });
  await part('cards', () => phoneCards(phone, hall));
  await part('weighing', () => phoneWeighs(phone, hall));
  hall.close();

  expect(phone.findings).toEqual([]);
});

const phoneCards = async (phone: Looker, hall: Outside): Promise<void> => {
  const { page } = phone;
  await hall.openStep('collect', { startTimer: true });
  await phone.look('collecting, no card', 'Noch keine Karte.');
  await page.getByRole('button', { name: 'Karte anpinnen' }).tap();
  await phone.look('no text', 'Hier steht noch kein Text.');
  await page.locator('ls-card-form.main textarea').fill('zu lang '.repeat(20));
  await phone.look('text too long', /Zeichen zu viel/u);
  await pin(page, 'Ein Ansprechpartner im Rathaus');
  await pin(page, 'Frau Müller vom Amt');
  await phone.look('collecting, two cards', 'Hängt an der Pinnwand');
  await page.getByRole('button', { name: 'Karte ändern: Ein Ansprechpartner' }).tap();
  await phone.look('changing a card', 'Änderung anpinnen');
  await page.getByRole('button', { name: 'Doch nicht ändern' }).tap();
  await page.getByRole('button', { name: 'Karte zurückziehen: Ein Ansprechpartner' }).tap();
  await phone.look('withdrawing a card', 'Karte zurückziehen?');
  await page.getByRole('button', { name: 'Behalten' }).tap();

  const cards = await hall.cards();
  const [good, bad] = ['Ein Ansprechpartner', 'Frau Müller'].map((start) => cards.find(({ text }) => text.startsWith(start))?.id ?? '');
  await hall.lead({ do: 'hide-card', card: bad ?? '', reason: 'Sie nennt eine Person.' });
  await phone.look('hidden card', 'Sie nennt eine Person.');
  await page.locator('ls-card-form.main textarea').fill('Ein angefangener Gedanke');
  await network.cut();
  await page.getByRole('button', { name: 'Karte anpinnen' }).tap();
  await phone.look('offline', 'Kein Netz');
  await network.mend();
  await page.locator('.off').waitFor({ state: 'detached' });
  await page.locator('ls-own-card').filter({ hasText: 'Ein angefangener Gedanke' }).getByText('Hängt an der Pinnwand').waitFor();
  await page.locator('ls-card-form.main textarea').fill('Noch nicht fertig');
  await hall.openStep('cluster');
  await phone.look('half a minute more', 'Die Runde ist zu Ende.');
  await page.locator('ls-card-form.main textarea').fill('');
  const cluster = await hall.make('cluster', { do: 'create-cluster', board: await hall.board(), title: 'Eine Stelle für alles' });
  await hall.lead({ do: 'place-card', card: good ?? '', cluster: cluster });
  await phone.look('ordering', 'Hängt bei „Eine Stelle für alles“');
};

const phoneWeighs = async (phone: Looker, hall: Outside): Promise<void> => {
  const { page } = phone;
  await hall.openStep('word');
  await phone.look('wording', 'Aus den Gruppen werden Sätze.');
  await hall.openStep('weigh');
  await phone.look('before the ballot', 'Die Abstimmung erscheint hier von selbst.');
  const principle = await hall.make('principle', { do: 'draft-principle', title: 'Anlaufstelle', text: 'Für jedes Anliegen gibt es eine Stelle.', sources: [] });
  await hall.lead({ do: 'open-ballot', kind: 'agreement', mode: 'straw-poll', title: 'Was tragen wir?', options: [{ principle: principle }, { text: 'Ein zweiter Satz' }] });
  await phone.look('first sentence', 'Stimmen Sie diesem Satz zu?');
  await page.locator('.vote').filter({ hasText: 'Ja' }).tap();
  await phone.look('first sentence with a vote', 'Stimme zurücknehmen');
  await page.getByRole('button', { name: 'Weiter' }).tap();
  await page.getByRole('button', { name: 'Weiter' }).tap();
  await phone.look('checking', 'Sie können Ihre Stimme ändern, bis das Stimmungsbild geschlossen wird.');
  await page.getByRole('button', { name: 'Satz 1 ändern' }).tap();
  await castPaper(page, ['Ja', 'Nein']);
  await phone.look('cast', 'Ihre Stimme ist angekommen');
  await hall.vote(await hall.fill(5), (_, option) => (option === 0 ? 'yes' : 'no'));
  await hall.closeBallot();
  await phone.look('result', 'Ergebnis');
  await hall.openStep('freeze');
  await phone.look('before freezing', 'Was alle Bereiche tragen, wird festgehalten.');
  await hall.freeze(principle);
  await phone.look('sealed', 'Festgehalten: 1 Leitsatz');
  await hall.openStep('pause');
  await phone.look('pause', 'Es geht hier von selbst weiter.');
  await page.goto(`${server.url}/w/${'x'.repeat(21)}`);
  await phone.look('no such workshop', 'Code eingeben');
};

test('the projector has nothing for axe to find', async () => {
  const hall = await workshop();
  const projector = await Looker.at(browser, 'projector', 'projector');
  const { page } = projector;
  await page.goto(`${server.url}/projector`);
  await projector.look('no link', 'Hier erscheint das Bild für den Saal.');
  await open(page, hall.link('projector'));
  await hall.openStep('arrive');
  await projector.look('joining', '0 dabei');
  await hall.openStep('collect', { startTimer: true });
  await projector.look('no card', 'Die erste Karte erscheint hier');
  const people = await hall.fill(6);
  const board = await hall.board();
  for (const [place, { token }] of people.entries()) await hall.as(token, { do: 'submit-card', board, text: `Gedanke ${place + 1}: ${'was uns wichtig ist '.repeat(1 + (place % 4)).trim()}` });
  await projector.look('wall', /^Gedanke 30:/u);
  await hall.openStep('cluster');
  const cards = await hall.cards();
  const cluster = await hall.make('cluster', { do: 'create-cluster', board, title: 'Alle lernen von Anfang an Deutsch' });
  for (const { id } of cards.slice(0, 12)) await hall.lead({ do: 'place-card', card: id, cluster: cluster });
  for (const { id } of cards.slice(12, 15)) await hall.lead({ do: 'park-card', card: id });
  await projector.look('groups', 'Parkplatz');
  await network.cut();
  await projector.look('offline', /^Stand /u);
  await network.mend();
  await page.getByText(/^Stand /u).waitFor({ state: 'detached' });
  await hall.openStep('pause', { startTimer: true });
  await projector.look('pause', 'Pause');
  await hall.openStep('word');
  await projector.look('wording', 'Formulieren');
  const principle = await hall.make('principle', { do: 'draft-principle', title: 'Sprache', text: 'Alle lernen von Anfang an Deutsch, auch am Abend und auf dem Land.', sources: [{ cluster: cluster }] });
  await hall.openStep('weigh');
  await hall.lead({ do: 'open-ballot', kind: 'agreement', mode: 'straw-poll', options: [{ principle: principle }, { text: 'Alles bleibt, wie es ist' }, { text: 'Die Wirtschaft zahlt allein' }] });
  await projector.look('ballot', 'Stimmen bleiben verdeckt bis zum Schluss');
  await hall.vote(people, ({ sector }, option) => (option === 0 || (option === 2 && sector !== 'wirtschaft') ? 'yes' : 'no'));
  await hall.closeBallot();
  await projector.look('result', 'Noch zu klären');
  await hall.openStep('freeze');
  await hall.freeze(principle);
  await projector.look('sealed', 'Leitsatz 1');
  await hall.lead({ do: 'set-stage', pictureWidthM: 3, distanceM: 20 });
  await projector.look('sealed, Saalstufe L', 'Leitsatz 1');
  await hall.lead({ do: 'set-projector', mode: 'black' });
  await projector.look('black', 'Die Leinwand ist dunkel geschaltet.');
  hall.close();

  expect(projector.findings).toEqual([]);
});

test('the moderation has nothing for axe to find', async () => {
  const hall = await workshop();
  const desk = await Looker.at(browser, 'moderator', 'desk');
  const { page } = desk;
  await page.goto(`${server.url}/moderator`);
  await desk.look('no link', 'Dieser Zugang öffnet die Moderation nicht.');
  await open(page, hall.link('moderator'));
  await desk.look('before the first step', 'Ankommen starten');
  await press(page, 'Moderation');
  await desk.look('a further access', /Wer diesen Link hat/u);
  await page.locator('ls-run-of-show').getByRole('button', { name: /Gewichten/u }).click();
  await desk.look('a step out of turn', 'Trotzdem öffnen');
  await press(page, 'Abbrechen');
  await hall.openStep('collect', { startTimer: true });
  await desk.look('collecting, no card', 'Noch keine Karten');
  const people = await hall.fill(5);
  const board = await hall.board();
  for (const [place, { token }] of people.entries()) await hall.as(token, { do: 'submit-card', board, text: `Gedanke ${place + 1} dazu` });
  await desk.look('collecting', '25 Karten');
  await press(page, '„Gedanke 25 dazu“ ausblenden');
  await desk.look('hiding a card', 'Warum wird die Karte ausgeblendet?');
  await press(page, 'Sie beleidigt.');
  await page.locator('ls-hide-form').getByRole('button', { name: 'Ausblenden', exact: true }).click();
  await desk.look('a hidden card', 'Ausgeblendet 1');
  await part('ordering', () => deskOrders(desk, hall));
  await part('weighing', () => deskWeighs(desk, hall, people));
  await network.cut();
  await desk.look('offline', 'Keine Verbindung seit');
  await network.mend();
  hall.close();

  expect(desk.findings).toEqual([]);
});

const deskOrders = async (desk: Looker, hall: Outside): Promise<void> => {
  const { page } = desk;
  await hall.openStep('cluster');
  await desk.look('ordering, no group', 'Ohne Gruppe');
  await press(page, 'Neue Gruppe');
  await desk.look('a new group', 'Überschrift der neuen Gruppe');
  await press(page, 'Abbrechen');
  await openCluster(page, 'Sprache');
  await placeByMenu(page, 'Gedanke 1 dazu', 'Sprache');
  await boardCard(page, 'Gedanke 2 dazu').locator('.face').click();
  await boardCard(page, 'Gedanke 3 dazu').locator('.face').click();
  await desk.look('two cards chosen', '2 Karten gewählt');
  await press(page, 'Gruppe');
  await desk.look('moving', 'Verschieben nach …');
  await page.keyboard.press('Escape');
  await press(page, 'Zusammenführen');
  await boardCard(page, 'Gedanke 2 dazu').locator('.merged-count').click();
  await desk.look('merged, unfolded', 'Lösen');
  await boardCard(page, 'Gedanke 4 dazu').locator('.face').click();
  await press(page, 'Parken');
  await press(page, 'Karten lesen');
  await desk.look('parking lot unfolded', 'Weniger zeigen');
  await press(page, 'Gruppe „Sprache“ bearbeiten');
  await desk.look('tools of a group', 'Umbenennen');
  await page.keyboard.press('Escape');
  await press(page, 'Ausgeblendet 1');
  await desk.look('hidden cards', 'Wieder zeigen');
};

const deskWeighs = async (desk: Looker, hall: Outside, people: Awaited<ReturnType<Outside['fill']>>): Promise<void> => {
  const { page } = desk;
  await hall.openStep('pause');
  await desk.look('pause', 'Danach: Formulieren');
  await hall.openStep('word');
  await desk.look('first sentence', 'Aus welchen Gruppen?');
  await page.getByRole('checkbox', { name: 'Sprache' }).check();
  await desk.look('first sentence, with its cards', 'Gedanke 1 dazu');
  await press(page, 'Satz anlegen');
  await desk.look('sentence without words', 'Hier steht noch kein Satz.');
  await page.getByRole('checkbox', { name: 'Sprache' }).uncheck();
  await draft(page, 'Sprache', 'Alle lernen Deutsch.');
  await desk.look('one sentence', 'Herkunft');
  await press(page, 'Wortlaut ändern');
  await desk.look('changing a sentence', 'Als Fassung 2 speichern');
  await page.locator('ls-sentence-paper').getByLabel('Wortlaut').fill('Alle lernen von Anfang an Deutsch.');
  await press(page, 'Als Fassung 2 speichern');
  await desk.look('two versions', 'Fassung 2 im Vergleich mit Fassung 1');
  await press(page, 'Verwerfen');
  await desk.look('dropping a sentence', 'Satz verwerfen');
  await press(page, 'Abbrechen');
  await hall.openStep('weigh');
  await desk.look('preparing a ballot', 'Abstimmung vorbereiten');
  await press(page, 'Stimmungsbild über 1 Satz öffnen');
  await desk.look('ballot runs', 'Das Ergebnis entsteht erst, wenn Sie schließen.');
  await hall.vote(people, () => 'yes');
  await press(page, 'Stimmungsbild schließen');
  await desk.look('closing the ballot', 'Jetzt schließen');
  await press(page, 'Jetzt schließen');
  await desk.look('result', 'Von allen getragen');
  await hall.openStep('freeze');
  await desk.look('freezing', 'Fassung 2 festhalten');
  await page.getByLabel('Ich habe Fassung 2 gelesen').check();
  await desk.look('read', 'Danach ändert niemand mehr diese Fassung.');
  await press(page, 'Satz festhalten');
  await desk.look('waiting for the second person', 'Sie haben bestätigt.');
  await part('the second person', () => approverLooks(hall));
  await desk.look('sealed', 'Leitsatz 1, festgehalten');
};

const approverLooks = async (hall: Outside): Promise<void> => {
  const approver = await Looker.at(browser, 'approver', 'desk');
  const { page } = approver;
  await page.goto(hall.link('approver'));
  await approver.look('asked', 'Fassung 2 festhalten');
  // It says why instead of doing nothing; a patient browser would wait until it is enabled.
  await page.getByRole('button', { name: 'Satz festhalten' }).click({ force: true });
  await approver.look('not read', 'Bitte lesen Sie die Fassung');
  await page.getByLabel('Ich habe Fassung 2 gelesen').check();
  await approver.look('read', 'Danach bleibt der Wortlaut, wie er ist.');
  await press(page, 'Satz festhalten');
  await approver.look('sealed', 'Festgehalten als Fassung 2.');

  const circle = await Looker.at(browser, 'circle', 'desk');
  await circle.page.goto(hall.link('circle'));
  await circle.look('the Haltung', 'Alle lernen von Anfang an Deutsch.');
  await circle.page.getByLabel('Präambel', { exact: true }).fill('Wir haben abgewogen.');
  await circle.look('preamble written', 'Gespeichert');
  await hall.lead({ do: 'draft-principle', title: 'Offen', text: 'Ein offener Satz.', sources: [] });
  await circle.look('an open sentence', 'Ein offener Satz.');
  await press(circle.page, /^Fassung 1 zum Festhalten wählen/u);
  await circle.look('a sentence chosen', 'Zum Festhalten gewählt');

  expect([...approver.findings, ...circle.findings]).toEqual([]);
};

test('the circle has nothing for axe to find before there is a sentence', async () => {
  const hall = await workshop();
  const circle = await Looker.at(browser, 'circle', 'desk');
  await circle.page.goto(`${server.url}/circle/${'x'.repeat(21)}`);
  await circle.look('no access', 'Diese Seite lässt sich nicht öffnen.');
  await circle.page.goto(hall.link('circle'));
  await circle.look('empty', 'Sätze entstehen in der Moderation');
  const approver = await Looker.at(browser, 'approver', 'desk');
  await approver.page.goto(hall.link('approver'));
  await approver.look('empty', 'Noch kein Satz.');
  hall.close();

  expect([...circle.findings, ...approver.findings]).toEqual([]);
});
