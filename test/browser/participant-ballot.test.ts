import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';
import type { BallotPaper } from '../../client/participant/ballot/ballot-paper.ts';
import { ballotOf, button, castWith, choose, dress, english, hasButton, paperOf, pendingPaper, said, sticksOut, strip, tap, tooSmall } from './phone-ballots.ts';

const sentences = ['Bei uns zählt, was Menschen können.', 'Deutsch lernt man im Betrieb.', 'Kinder sind betreut.'];
const ballot = ballotOf('agreement', sentences);
const binding = ballotOf('agreement', sentences, { mode: 'binding' });

const throughTo = async (element: BallotPaper, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) await tap(element, 'Weiter');
};

const refusal = { ok: false, reason: 'vote_closed', message: 'Die Abstimmung ist geschlossen. Ihre Stimme wurde nicht mehr gezählt.', messages: {}, status: 409 } as const;

describe('ls-ballot-paper', () => {
  beforeEach(() => {
    localStorage.clear();
    dress();
  });
  afterEach(strip);

  it('shows one sentence at a time, then the paper to check, and casts what was chosen', async () => {
    const element = await paperOf(ballot);
    expect(said(element)).to.contain('Stimmungsbild').and.contain('Satz 1 von 3').and.contain('was Menschen können').and.contain('Noch 3 von 3 offen');
    expect(said(element)).not.to.contain('Kinder sind betreut');

    await choose(element, 'Ja');
    await tap(element, 'Weiter');
    expect(said(element)).to.contain('Satz 2 von 3').and.contain('Noch 2 von 3 offen');
    await tap(element, 'Weiter');
    await choose(element, 'Enthaltung');
    await tap(element, 'Weiter');
    expect(said(element)).to.contain('Stimmzettel prüfen').and.contain('1 Satz ist noch ohne Stimme.');

    expect(await castWith(element, 'Stimme abgeben')).to.deep.equal({ choices: { 'option-0': 'yes', 'option-2': 'abstain' }, reasons: {} });
  });

  it('keeps the choices over a reload', async () => {
    const before = await paperOf(ballot);
    await choose(before, 'Nein');
    before.remove();

    const after = await paperOf(ballot);

    expect(after.querySelector<HTMLInputElement>('input:checked')?.closest('label')?.textContent?.trim()).to.equal('Nein');
  });

  it('lets a vote be taken back: not voted is not abstained', async () => {
    const element = await paperOf(ballot);
    await choose(element, 'Nein');
    await tap(element, 'Stimme zurücknehmen');
    await tap(element, 'Weiter');
    await choose(element, 'Ja');
    await throughTo(element, 2);

    expect((await castWith(element, 'Stimme abgeben'))?.choices).to.deep.equal({ 'option-1': 'yes' });
  });

  it('goes from any sentence to the paper to check, and from there to any sentence', async () => {
    const element = await paperOf(ballot);
    await tap(element, 'Stimmzettel prüfen');
    await tap(element, 'Satz 3 ändern');

    expect(said(element)).to.contain('Satz 3 von 3').and.contain('Kinder sind betreut');
  });

  it('casts an empty paper only as what it is', async () => {
    const element = await paperOf(ballot);
    await tap(element, 'Stimmzettel prüfen');
    expect(said(element)).to.contain('Ihr Stimmzettel ist leer. So abgegeben zählt er als ungültig.');
    expect(hasButton(element, 'Stimme abgeben')).to.equal(false);

    expect(await castWith(element, 'Leer abgeben')).to.deep.equal({ choices: {}, reasons: {} });
  });

  it('says before the sending whether the vote can be changed after it', async () => {
    const poll = await paperOf(ballot);
    await tap(poll, 'Stimmzettel prüfen');
    expect(said(poll)).to.contain('Sie können Ihre Stimme ändern, bis das Stimmungsbild geschlossen wird.');

    const vote = await paperOf(binding);
    await tap(vote, 'Stimmzettel prüfen');
    expect(said(vote)).to.contain('Abstimmung').and.contain('Abgegeben ist Ihre Stimme endgültig.');
  });

  it('shows the tracking number and the promise once a straw poll has arrived, and can be changed', async () => {
    const storage = new PhoneStorage();
    const before = await paperOf(ballot, { storage });
    await choose(before, 'Nein');
    before.remove();
    const element = await paperOf(ballot, { storage, tracker: '2L6LRNSJFEB3CQKD' });
    expect(said(element)).to.contain('Ihre Stimme ist angekommen').and.contain('2L6L RNSJ FEB3 CQKD').and.contain('Dann wird sie von Ihnen getrennt und gemischt.');

    await tap(element, 'Stimme ändern');
    expect(said(element)).to.contain('Stimmzettel prüfen').and.contain('Nein');
    await tap(element, 'Doch nicht ändern');

    expect(said(element)).to.contain('Ihre Stimme ist angekommen');
  });

  it('a binding vote is final: no way back, and nothing of it stays on the phone', async () => {
    const storage = new PhoneStorage();
    const before = await paperOf(binding, { storage });
    await choose(before, 'Nein');
    expect(storage.get('paper:person-1:ballot-1')).to.contain('no');
    before.remove();

    const element = await paperOf(binding, { storage, tracker: '2L6LRNSJFEB3CQKD' });

    expect(said(element)).to.contain('Wer abgestimmt hat und welche Stimmen es gibt, wird getrennt gespeichert. Auch die Moderation sieht nicht, wie Sie gestimmt haben. Gezählt wird erst nach Schluss. Alle können nachzählen.');
    expect(said(element)).to.contain('Ihre Stimme ist endgültig.');
    expect(element.querySelectorAll('button').length).to.equal(0);
    expect(storage.get('paper:person-1:ballot-1')).to.equal(null);
  });

  it('says when somebody else has voted on this ticket', async () => {
    const element = await paperOf(binding, { voted: true });

    expect(said(element)).to.contain('Sie haben schon abgestimmt').and.contain('Diese Stimme gilt.');
  });

  it('says that the paper is on its way while it waits, with or without a network', async () => {
    expect(said(await paperOf(ballot, { pending: pendingPaper() }))).to.contain('Ihre Stimme ist unterwegs').and.contain('Wird gesendet …');
    expect(said(await paperOf(ballot, { pending: pendingPaper(), offline: true }))).to.contain('Sie wird gesendet, sobald Netz da ist.');
  });

  it('a refusal is said, and the choices stay', async () => {
    const storage = new PhoneStorage();
    const before = await paperOf(binding, { storage });
    await choose(before, 'Ja');
    before.remove();

    const element = await paperOf(binding, { storage, pending: pendingPaper({ state: 'refused', refusal }) });
    let dismissed = '';
    element.addEventListener('dismiss', (event) => (dismissed = event instanceof CustomEvent ? String(event.detail) : ''));

    expect(element.querySelector('[role="alert"]')?.textContent?.replaceAll(/\s+/gu, ' ')).to.contain('Ihre Stimme wurde nicht angenommen. Die Abstimmung ist geschlossen.').and.contain('Ihre Angaben sind noch auf diesem Telefon.');
    expect(said(element)).to.contain('Stimmzettel prüfen').and.contain('2 Sätze sind noch ohne Stimme.');
    await tap(element, 'Verstanden');
    expect(dismissed).to.equal('command-1');
    expect((await castWith(element, 'Stimme abgeben'))?.choices).to.deep.equal({ 'option-0': 'yes' });
  });

  it('a refused change of a straw poll comes back to what was changed', async () => {
    const element = await paperOf(ballot, { tracker: '2L6LRNSJFEB3CQKD', pending: pendingPaper({ state: 'refused', refusal }) });

    expect(said(element)).to.contain('Stimmzettel prüfen').and.contain('Ihre Stimme wurde nicht angenommen.');
  });

  it('can be filled in with keys alone', async () => {
    const element = await paperOf(ballot);
    element.querySelector<HTMLInputElement>('input')?.focus();
    await sendKeys({ press: 'ArrowDown' });
    await element.updateComplete;
    expect(said(element.querySelector('label:has(:checked)') ?? element).trim()).to.equal('Nein');
    button(element, 'Weiter').focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;

    expect(said(element)).to.contain('Satz 2 von 3');
    expect(document.activeElement?.hasAttribute('data-start')).to.equal(true);
  });

  it('speaks English', async () => {
    const element = await paperOf(binding, { words: await english() });
    expect(said(element)).to.contain('Ballot').and.contain('Sentence 1 of 3').and.contain('Do you agree with this sentence?');
    await tap(element, 'Check the ballot paper');

    expect(said(element)).to.contain('Once cast, your vote is final.');
    expect(hasButton(element, 'Cast it empty')).to.equal(true);
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`passes axe on every screen, fits the phone and the thumb (${dir})`, async () => {
      dress(dir);
      const long = ballotOf('agreement', ['Die Fachkräfteeinwanderungsgesetzumsetzungsverordnungsbegleitung gelingt.', ...Array.from({ length: 29 }, (_, place) => `Satz ${place}`)], { mode: 'binding', round: 2 });
      const element = await paperOf(long);
      const looked = async (): Promise<void> => {
        await expect(element).to.be.accessible();
        expect(tooSmall(element)).to.deep.equal([]);
        expect(sticksOut(element)).to.equal(false);
      };
      await looked();
      await choose(element, 'Ja');
      await looked();
      await tap(element, 'Stimmzettel prüfen');
      await looked();

      const arrived = await paperOf(ballot, { tracker: '2L6LRNSJFEB3CQKD' });
      await expect(arrived).to.be.accessible();
      expect(tooSmall(arrived)).to.deep.equal([]);
    });
  }
});
