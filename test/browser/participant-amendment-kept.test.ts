import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { Answer } from '../../client/connection/api.ts';
import type { CommandQueue } from '../../client/connection/command-queue.ts';
import type { Command, PositiveReceipt } from '../../client/connection/commands.ts';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';
import { changedOf2, changesIn, dressed, drafts, granted, openPage, press, refusal, rewrite, sealedSentence, show, wording } from './amendment-samples.ts';
import { announcements, ballotOf, hasButton, said, strip } from './phone-ballots.ts';
import { lost, queueThat, step, view } from './phone-stand-in.ts';
import { sampleResult } from './result-samples.ts';

const newWording = 'Wir erkennen an, was Menschen können. Fehlende Papiere sind niemals ein Ausschlussgrund.';
const newer = drafts.map((draft) => (draft.number === 2 ? { ...draft, version: 4, text: newWording } : draft));

describe('amendments on the phone: no words are lost', () => {
  let storage: PhoneStorage;
  let queue: CommandQueue;
  let sent: Command[];
  let answer: (command: Command) => Answer<PositiveReceipt>;
  const start = (): void => {
    storage = new PhoneStorage();
    queue = queueThat(storage, (command) => {
      sent.push(command);
      return answer(command);
    });
  };
  /** The browser opens the page anew: only its storage is left. */
  const reload = (): void => {
    queue.close();
    for (const page of document.querySelectorAll('ls-hall-page')) page.remove();
    start();
  };
  beforeEach(async () => {
    localStorage.clear();
    dressed();
    await setViewport({ width: 390, height: 844 });
    sent = [];
    answer = (command) => granted(command);
    start();
  });
  afterEach(() => {
    queue.close();
    strip();
  });

  it('what was begun outlives a reload, with its reason and the version it is written against', async () => {
    const page = await openPage(wording(), queue, storage);
    await press(page, 'Änderung vorschlagen zu Satz 2');
    await rewrite(page, changedOf2);
    await rewrite(page, 'Weil', 1);
    reload();

    const again = await openPage(wording({}, { drafts: newer }), queue, storage);
    expect([...again.querySelectorAll('textarea')].map(({ value }) => value)).to.deep.equal([changedOf2, 'Weil']);
    expect(said(again)).to.contain('Der Satz hat inzwischen eine neue Fassung.');
    await press(again, 'Vorschlag senden');

    expect(sent).to.deep.equal([{ id: 'command-1', do: 'propose-amendment', principle: 'principle-2', version: 3, text: changedOf2, reason: 'Weil' }]);
  });

  it('a draft that cannot be read is none', async () => {
    storage.set('draft:workshop1:amendment:principle-2', '{"version":"3"');
    storage.set('draft:workshop1:amendment:principle-1', '{"version":"3","base":"a","text":"b","reason":""}');
    const page = await openPage(wording(), queue, storage);

    expect(page.querySelector('ls-amendment-form')).to.equal(null);
    expect(hasButton(page, 'Änderung vorschlagen zu Satz 2')).to.equal(true);
  });

  it('[AM1] [AM9] keeps the draft and the field when the sentence gets a new version, and shows what is new', async () => {
    const page = await openPage(wording(), queue, storage);
    const heard = announcements(page);
    await press(page, 'Änderung vorschlagen zu Satz 2');
    await rewrite(page, changedOf2);
    const field = page.querySelector('textarea');

    await show(page, wording({}, { revision: 2, drafts: newer }));

    expect(page.querySelector('textarea')).to.equal(field);
    expect(document.activeElement).to.equal(field);
    expect(field?.value).to.equal(changedOf2);
    expect(said(page)).to.contain('Der Satz hat inzwischen eine neue Fassung.').and.contain('Das ist in Fassung 4 neu:');
    expect(changesIn(page.querySelector('.amendment-changes'))).to.deep.equal(['-Wir erkennen an', '+Bei uns zählt']);
    expect(changesIn(page.querySelector('.amendment-form .box'))).to.deep.equal(['-kein', '+niemals ein']);
    expect(heard).to.deep.equal(['Der Satz hat inzwischen eine neue Fassung.']);

    await rewrite(page, newWording);
    await press(page, 'Vorschlag senden');
    expect(said(page)).to.contain('Die neue Fassung lautet schon so.');
    await rewrite(page, changedOf2);
    await press(page, 'Vorschlag senden');
    expect(sent.at(-1)).to.include({ version: 3, text: changedOf2 });
  });

  it('a form in which nothing was written goes along with the sentence', async () => {
    const page = await openPage(wording(), queue, storage);
    await press(page, 'Änderung vorschlagen zu Satz 2');

    await show(page, wording({}, { revision: 2, drafts: newer }));

    expect(page.querySelector('textarea')?.value).to.equal(newWording);
    expect(said(page)).not.to.contain('inzwischen');
  });

  it('waits in the outbox without a network, through a reload, and goes out by itself', async () => {
    answer = () => lost;
    const page = await openPage(wording(), queue, storage, { offline: true });
    await press(page, 'Änderung vorschlagen zu Satz 2');
    await rewrite(page, changedOf2);
    await press(page, 'Vorschlag senden');
    expect(said(page.querySelector('.amendment') ?? page)).to.contain('Wird gesendet, sobald Netz da ist').and.not.contain('Zurückziehen');
    expect(changesIn(page.querySelector('.amendment'))).to.deep.equal(['-Wir erkennen an', '+Bei uns zählt']);

    answer = (command) => granted(command);
    sent = [];
    reload();
    const again = await openPage(wording({}, { drafts: newer }), queue, storage);

    expect(sent).to.deep.equal([{ id: 'command-1', do: 'propose-amendment', principle: 'principle-2', version: 3, text: changedOf2 }]);
    expect(said(again.querySelector('.amendment') ?? again)).to.contain(changedOf2).and.contain('Offen');
  });

  it('refused at its limit: stands below its sentence with the reason, can be changed and sent again', async () => {
    answer = () => refusal('limit_reached', 'Mehr als 30 gehen hier nicht. Nehmen Sie zuerst etwas zurück.');
    const page = await openPage(wording(), queue, storage);
    await press(page, 'Änderung vorschlagen zu Satz 2');
    await rewrite(page, changedOf2);
    await rewrite(page, 'Weil', 1);
    await press(page, 'Vorschlag senden');
    expect(said(page)).to.contain(changedOf2).and.contain('Warum? Weil').and.contain('Ihr Vorschlag wurde nicht angenommen.').and.contain('Mehr als 30 gehen hier nicht.');

    await press(page, 'Ändern');
    expect([...page.querySelectorAll('textarea')].map(({ value }) => value)).to.deep.equal([changedOf2, 'Weil']);
    expect(document.activeElement).to.equal(page.querySelector('textarea'));
    expect(said(page)).not.to.contain('nicht angenommen');
    await press(page, 'Vorschlag senden');
    answer = (command) => granted(command);
    await press(page, 'Noch einmal senden');

    expect(sent.map(({ text }) => text)).to.deep.equal([changedOf2, changedOf2, changedOf2]);
    expect(said(page.querySelector('.amendment') ?? page)).to.contain('Offen');
  });

  it('[FR1] refused because the sentence was frozen: the words stay in sight and can be copied', async () => {
    answer = () => refusal('frozen', 'Dieser Leitsatz ist festgehalten und bleibt, wie er ist. Eine Änderung braucht eine neue Fassung.');
    const page = await openPage(wording(), queue, storage);
    await press(page, 'Änderung vorschlagen zu Satz 2');
    await rewrite(page, changedOf2);
    await press(page, 'Vorschlag senden');
    await show(page, wording({}, { revision: 2, drafts: drafts.slice(0, 1), sealed: [sealedSentence] }));

    expect(said(page)).to.contain('Vorschläge, die nicht angekommen sind').and.contain(changedOf2).and.contain('Dieser Leitsatz ist festgehalten');
    expect(said(page)).not.to.contain('Noch einmal senden');
    await press(page, 'Text kopieren');
    expect(said(page.querySelector('.copied') ?? page)).to.match(/Der Text ist (kopiert|markiert)\./u);

    await press(page, 'Verwerfen');
    await press(page, 'Ja, verwerfen');
    expect(said(page)).not.to.contain(changedOf2);
    expect(queue.pending).to.deep.equal([]);
  });

  for (const [what, next, because] of [
    ['the step closes', view({ revision: 2, step: step('pause'), board: null }), 'Die Runde ist zu Ende.'],
    ['cards are written again', view({ revision: 2 }), 'Die Runde ist zu Ende.'],
    ['the sentence is frozen', wording({}, { revision: 2, drafts: drafts.slice(0, 1), sealed: [sealedSentence] }), 'Der Satz ist inzwischen festgehalten.'],
    ['the sentence is dropped', wording({}, { revision: 2, drafts: drafts.slice(0, 1) }), 'Diesen Satz gibt es nicht mehr.'],
  ] as const) {
    it(`keeps in sight what was being written when ${what}`, async () => {
      const page = await openPage(wording(), queue, storage);
      await press(page, 'Änderung vorschlagen zu Satz 2');
      await rewrite(page, changedOf2);

      await show(page, next);
      expect(page.querySelector('ls-amendment-form')).to.equal(null);
      expect(said(page)).to.contain(changedOf2).and.contain(because);
      await expect(page).to.be.accessible();

      await show(page, wording({}, { revision: 3 }));
      expect(page.querySelector('textarea')?.value).to.equal(changedOf2);
    });
  }

  it('a ballot on it takes the page over and gives it back when it is closed, with what was begun', async () => {
    const page = await openPage(wording(), queue, storage);
    await press(page, 'Änderung vorschlagen zu Satz 2');
    await rewrite(page, changedOf2);
    const ballot = ballotOf('agreement', ['Sie sind kein Grund, Menschen auszuschließen.']);

    await show(page, wording({}, { revision: 2, ballot }));
    expect(said(page)).not.to.contain('In Arbeit');

    await show(page, wording({}, { revision: 3, ballot: { ...ballot, state: 'closed' }, result: sampleResult('agreement', { texts: ['Sie sind kein Grund, Menschen auszuschließen.'] }) }));
    expect(said(page)).to.contain('In Arbeit: 2 Sätze');
    expect(page.querySelector('textarea')?.value).to.equal(changedOf2);
  });

  it('a full outbox leaves the text in the form and says so', async () => {
    answer = () => lost;
    for (let place = 0; place < 20; place += 1) queue.add({ do: 'submit-card', board: 'board-one', text: `Karte ${place}` });
    const page = await openPage(wording(), queue, storage);
    await press(page, 'Änderung vorschlagen zu Satz 2');
    await rewrite(page, changedOf2);
    await press(page, 'Vorschlag senden');

    expect(said(page)).to.contain('Es wartet schon zu viel auf das Netz. Ihr Text bleibt hier stehen.');
    expect(page.querySelector('textarea')?.value).to.equal(changedOf2);
  });
});
