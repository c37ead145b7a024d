import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { Answer } from '../../client/connection/api.ts';
import type { CommandQueue } from '../../client/connection/command-queue.ts';
import type { Command, PositiveReceipt } from '../../client/connection/commands.ts';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';
import { asId, type AmendmentId } from '../../shared/domain/ids.ts';
import { changedOf2, changesIn, dressed, drafts, granted, openPage, ownAmendment, press, principle, rewrite, sealedSentence, settle, show, wording, wordingOf2 } from './amendment-samples.ts';
import { announcements, english, hasButton, said, strip, tooSmall } from './phone-ballots.ts';
import { queueThat, step, view } from './phone-stand-in.ts';

describe('amendments on the phone', () => {
  let storage: PhoneStorage;
  let queue: CommandQueue;
  let sent: Command[];
  let answer: (command: Command) => Answer<PositiveReceipt>;
  beforeEach(async () => {
    localStorage.clear();
    dressed();
    await setViewport({ width: 390, height: 844 });
    storage = new PhoneStorage();
    sent = [];
    answer = (command) => granted(command);
    queue = queueThat(storage, (command) => {
      sent.push(command);
      return answer(command);
    });
  });
  afterEach(() => {
    queue.close();
    strip();
    document.documentElement.style.fontSize = '';
  });

  it('[AM1] edits the wording in place, shows the change word by word and sends the whole with its version and reason', async () => {
    const page = await openPage(wording(), queue, storage);
    await press(page, 'Änderung vorschlagen zu Satz 2');
    const field = page.querySelector('textarea');
    expect(document.activeElement).to.equal(field);
    expect(field?.value).to.equal(wordingOf2);
    expect(said(page)).to.contain('81 von 1.000').and.contain('Noch ist nichts geändert.').and.contain('Was daraus wird, sehen Sie hier.');

    await rewrite(page, changedOf2);
    expect(changesIn(page.querySelector('.amendment-changes'))).to.deep.equal(['-Wir erkennen an', '+Bei uns zählt']);
    await rewrite(page, 'Zeugnisse sagen nicht alles.', 1);
    await press(page, 'Vorschlag senden');

    expect(sent).to.deep.equal([{ id: 'command-1', do: 'propose-amendment', principle: 'principle-2', version: 3, text: changedOf2, reason: 'Zeugnisse sagen nicht alles.' }]);
    expect(page.querySelector('ls-amendment-form')).to.equal(null);
    expect(said(page.querySelector('.amendment') ?? page)).to.contain('Ihr Vorschlag').and.contain('Zeugnisse sagen nicht alles.').and.contain('Offen');
    expect(changesIn(page.querySelector('.amendment'))).to.deep.equal(['-Wir erkennen an', '+Bei uns zählt']);
    expect(document.activeElement?.getAttribute('aria-label')).to.equal('Änderung vorschlagen zu Satz 2');
  });

  it('goes by keyboard alone, and leaves out a reason that nobody wrote', async () => {
    const page = await openPage(wording({}, { drafts: drafts.slice(0, 1) }), queue, storage);
    page.querySelector<HTMLElement>('.oval-button')?.focus();
    await sendKeys({ press: 'Enter' });
    await settle(page);
    await sendKeys({ press: 'Control+End' });
    await sendKeys({ type: ' Immer.' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await settle(page);

    expect(sent).to.deep.equal([{ id: 'command-1', do: 'propose-amendment', principle: 'principle-1', version: 1, text: 'Arbeit und Sprache gehören vom ersten Tag an zusammen. Immer.' }]);
  });

  it('blocks only sending: unchanged, empty or too long', async () => {
    const page = await openPage(wording(), queue, storage);
    await press(page, 'Änderung vorschlagen zu Satz 2');
    await rewrite(page, ` ${wordingOf2}\n`);
    await press(page, 'Vorschlag senden');
    expect(said(page)).to.contain('Der Satz ist noch unverändert.');

    await rewrite(page, ' ');
    await press(page, 'Vorschlag senden');
    expect(said(page)).to.contain('Hier steht noch kein Text.');

    await rewrite(page, '👨‍👩‍👧'.repeat(1_012));
    await press(page, 'Vorschlag senden');
    expect(said(page)).to.contain('1.012 von 1.000').and.contain('Noch 12 Zeichen zu viel.');

    await rewrite(page, changedOf2);
    await rewrite(page, 'x'.repeat(501), 1);
    await press(page, 'Vorschlag senden');
    expect(said(page)).to.contain('Noch 1 Zeichen zu viel.');
    expect(document.activeElement).to.equal(page.querySelectorAll('textarea')[1]);
    expect(sent).to.deep.equal([]);
  });

  it('[AM2] [AM3] shows what became of each, and says so to people who listen', async () => {
    const page = await openPage(wording({ amendments: [ownAmendment()] }), queue, storage);
    const heard = announcements(page);
    expect(said(page.querySelector('.amendment') ?? page)).to.contain('Offen');

    await show(page, wording({ amendments: [ownAmendment({ state: 'accepted' }), ownAmendment({ id: asId<AmendmentId>('amendment-0'), state: 'rejected' })] }, { revision: 2 }));

    const states = [...page.querySelectorAll('.amendment')].map((oval) => said(oval.querySelector('.own-state') ?? oval).trim());
    expect(states).to.deep.equal(['Übernommen in den Satz', 'Nicht übernommen']);
    expect([...page.querySelectorAll('.amendment')].map((oval) => oval.classList.contains('loose-oval'))).to.deep.equal([false, true]);
    expect(hasButton(page, `Vorschlag zurückziehen: ${changedOf2.slice(0, 40)}`)).to.equal(false);
    expect(heard).to.deep.equal(['Ihr Vorschlag zu Satz 2: Übernommen in den Satz']);
  });

  it('[AM7] takes an open one back after asking, and says when it was decided meanwhile', async () => {
    const page = await openPage(wording({ amendments: [ownAmendment(), ownAmendment({ id: asId<AmendmentId>('amendment-0'), text: `${wordingOf2} Nie.` })] }), queue, storage);
    const back = `Vorschlag zurückziehen: ${changedOf2.slice(0, 40)}`;
    await press(page, back);
    expect(said(page)).to.contain('Vorschlag zurückziehen? Der Text wird gelöscht.');
    expect(said(document.activeElement ?? page)).to.equal('Ja, zurückziehen');
    await press(page, 'Behalten');
    expect(document.activeElement?.getAttribute('aria-label')).to.equal(back);
    await press(page, back);
    await press(page, 'Ja, zurückziehen');

    expect(sent).to.deep.equal([{ id: 'command-1', do: 'withdraw-amendment', amendment: 'amendment-1' }]);
    expect(page.querySelectorAll('.amendment')).to.have.length(1);
    expect(document.activeElement?.getAttribute('aria-label')).to.equal('Änderung vorschlagen zu Satz 2');

    answer = () => ({ ok: false, reason: 'amendment_decided', message: 'Über diesen Änderungsantrag ist schon entschieden.', messages: {}, status: 409 });
    await press(page, 'Zurückziehen');
    await press(page, 'Ja, zurückziehen');
    expect(said(page)).to.contain('Über diesen Änderungsantrag ist schon entschieden.').and.contain('Offen');
    await press(page, 'Verstanden');
    expect(said(page)).not.to.contain('schon entschieden');
    expect(queue.pending.filter(({ state }) => state === 'refused')).to.deep.equal([]);
  });

  it('frozen sentences take none, and show what became of mine', async () => {
    const page = await openPage(view({ step: step('freeze'), board: null, sealed: [sealedSentence], own: { ...wording().own, amendments: [ownAmendment({ state: 'accepted' })] } }), queue, storage);

    expect(said(page)).to.contain('Festgehalten: 1 Leitsatz').and.contain('Prüfsumme ab12 ab12 ab12 ab12').and.contain('Übernommen in den Satz');
    expect(said(page)).not.to.contain('Änderung vorschlagen');
    expect(page.querySelectorAll('main button')).to.have.length(0);
  });

  it('offers nothing outside wording and freezing, and keeps frozen sentences away from who is writing cards', async () => {
    const page = await openPage(view({ step: step('pause'), board: null, sealed: [sealedSentence] }), queue, storage);
    expect(said(page)).to.contain('Festgehalten: 1 Leitsatz').and.not.contain('Änderung vorschlagen');

    await show(page, view({ revision: 2, sealed: [sealedSentence] }));
    expect(said(page)).not.to.contain('Festgehalten');
  });

  it('one sentence at a time is no rule: each keeps its own draft, and giving one up asks', async () => {
    const page = await openPage(wording(), queue, storage);
    await press(page, 'Änderung vorschlagen zu Satz 1');
    await rewrite(page, 'Sprache zuerst.');
    await press(page, 'Änderung vorschlagen zu Satz 2');
    expect(page.querySelectorAll('ls-amendment-form')).to.have.length(2);

    // Nothing was written in the second.
    await press(page, 'Doch nicht');
    expect(page.querySelectorAll('ls-amendment-form')).to.have.length(1);
    await press(page, 'Doch nicht');
    expect(said(page)).to.contain('Text verwerfen?');
    await press(page, 'Behalten');
    expect(page.querySelector('textarea')?.value).to.equal('Sprache zuerst.');
    expect(said(document.activeElement ?? page)).to.equal('Doch nicht');
    await press(page, 'Doch nicht');
    await press(page, 'Ja, verwerfen');
    expect(page.querySelector('ls-amendment-form')).to.equal(null);
    expect(storage.keys('draft:')).to.deep.equal([]);
    expect(document.activeElement?.getAttribute('aria-label')).to.equal('Änderung vorschlagen zu Satz 1');
  });

  it('is complete in English, holds at 320 px and from right to left, with large targets, and passes axe', async () => {
    await setViewport({ width: 320, height: 640 });
    document.documentElement.style.fontSize = '130%';
    answer = () => ({ ok: false, reason: 'limit_reached', message: '', messages: { en: 'More than 30 is not possible here.' }, status: 409 });
    queue.add({ do: 'propose-amendment', principle: principle(1), version: 1, text: 'Unternehmensansiedlungsgenehmigungsverfahrensbeschleunigung zuerst.', reason: 'Weil es eilt.' });
    const page = await openPage(wording({ amendments: [ownAmendment(), ownAmendment({ id: asId<AmendmentId>('amendment-0'), state: 'rejected' })] }), queue, storage, { words: await english() });
    await press(page, 'Propose a change to sentence 2');
    await rewrite(page, `${changedOf2} Unternehmensansiedlungsgenehmigungsverfahrensbeschleunigung.`);
    await show(page, wording({ amendments: [ownAmendment()] }, { revision: 2, drafts: drafts.map((draft) => ({ ...draft, version: draft.version + 1, text: `${draft.text} Immer.` })) }));
    expect(said(page)).to.contain('The sentence has a new version by now.').and.contain('More than 30 is not possible here.').and.contain('Propose a change');
    for (const dir of ['ltr', 'rtl'] as const) {
      dressed(dir);
      await settle(page);
      expect(document.documentElement.scrollWidth, dir).to.be.at.most(320);
      await expect(page).to.be.accessible();
    }
    expect(tooSmall(page)).to.deep.equal([]);
    await press(page, 'Withdraw');
    await press(page, 'Never mind');
    await expect(page).to.be.accessible();
    expect(tooSmall(page)).to.deep.equal([]);
  });
});
