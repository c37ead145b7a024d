import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { PendingCommand } from '../../client/connection/pending-command.ts';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';
import '../../client/participant/ballot-paper.ts';
import type { BallotPaper } from '../../client/participant/ballot-paper.ts';
import { asId, type BallotId, type OptionId } from '../../shared/domain/ids.ts';
import type { BallotView } from '../../shared/protocol/view.ts';

const ballot: BallotView = {
  id: asId<BallotId>('ballot-1'),
  kind: 'agreement',
  mode: 'straw-poll',
  title: 'Was soll zuerst ein Leitsatz werden?',
  state: 'open',
  threshold: 0.66,
  budget: null,
  optionCount: 3,
  options: ['Bei uns zählt, was Menschen können.', 'Deutsch lernt man im Betrieb.', 'Kinder sind betreut.'].map((text, place) => ({ id: asId<OptionId>(`option-${place}`), text, source: null })),
};

const paper = (storage: PhoneStorage, more: { tracker?: string; pending?: PendingCommand } = {}): Promise<BallotPaper> =>
  fixture<BallotPaper>(html`<ls-ballot-paper .ballot=${ballot} .storage=${storage} .tracker=${more.tracker ?? null} .pending=${more.pending ?? null}></ls-ballot-paper>`);

const press = async (element: BallotPaper, text: string, nth = 0): Promise<void> => {
  const button = [...element.querySelectorAll('button')].filter((each) => each.textContent?.trim() === text)[nth];
  if (button === undefined) throw new Error(`no button ${text}`);
  button.click();
  await element.updateComplete;
};

const vote = async (element: BallotPaper, text: string): Promise<void> => {
  const label = [...element.querySelectorAll('label')].find((each) => each.textContent?.trim() === text);
  label?.querySelector('input')?.click();
  await element.updateComplete;
};

const said = (element: BallotPaper): string => (element.textContent ?? '').replace(/\s+/g, ' ');

describe('ls-ballot-paper', () => {
  let storage: PhoneStorage;
  beforeEach(() => {
    localStorage.clear();
    storage = new PhoneStorage();
  });

  it('shows one sentence at a time, then a list to check, and casts what was chosen', async () => {
    const element = await paper(storage);
    expect(said(element)).to.contain('Stimmungsbild').and.contain('Satz 1 von 3').and.contain('was Menschen können');
    expect(said(element)).not.to.contain('Kinder sind betreut');

    await vote(element, 'Ja');
    await press(element, 'Weiter');
    expect(said(element)).to.contain('Satz 2 von 3');
    await press(element, 'Weiter');
    await vote(element, 'Enthaltung');
    await press(element, 'Weiter');
    expect(said(element)).to.contain('Ihre Stimmen prüfen').and.contain('1 Satz ist noch ohne Stimme.');
    setTimeout(() => void press(element, 'Stimmen abgeben'));
    const { detail } = await oneEvent(element, 'cast');

    expect(detail).to.deep.equal({ 'option-0': 'yes', 'option-2': 'abstain' });
  });

  it('keeps the choices over a reload', async () => {
    const before = await paper(storage);
    await vote(before, 'Nein');
    before.remove();

    const after = await paper(new PhoneStorage());

    expect(after.querySelector<HTMLInputElement>('input:checked')?.closest('label')?.textContent?.trim()).to.equal('Nein');
  });

  it('lets a vote be taken back: not voted is not abstained', async () => {
    const element = await paper(storage);
    await vote(element, 'Nein');
    await press(element, 'Stimme zurücknehmen');
    await press(element, 'Weiter');
    await vote(element, 'Ja');
    await press(element, 'Weiter');
    await press(element, 'Weiter');

    setTimeout(() => void press(element, 'Stimmen abgeben'));
    const { detail } = await oneEvent(element, 'cast');

    expect(detail).to.deep.equal({ 'option-1': 'yes' });
  });

  it('does not cast an empty paper and says what to do', async () => {
    const element = await paper(storage);
    let cast = 0;
    element.addEventListener('cast', () => (cast += 1));
    for (let sentence = 0; sentence < 3; sentence += 1) await press(element, 'Weiter');

    await press(element, 'Stimmen abgeben');

    expect(cast).to.equal(0);
    expect(element.querySelector('[role="alert"]')?.textContent).to.contain('mindestens einen Satz');
  });

  it('shows the tracking number once the paper has arrived, and can be changed', async () => {
    const element = await paper(storage, { tracker: '2L6LRNSJFEB3CQKD' });
    expect(said(element)).to.contain('Ihre Stimme ist angekommen').and.contain('2L6L RNSJ FEB3 CQKD');

    await press(element, 'Ändern');

    expect(said(element)).to.contain('Ihre Stimmen prüfen');
  });

  it('says that the paper is on its way while it waits', async () => {
    const pending: PendingCommand = {
      command: { id: 'id-1', do: 'cast-ballot', ballot: 'ballot-1' },
      next: null, state: 'waiting', hardFailures: 0, refusal: null, receipt: null, writtenAtMs: 1, place: 1,
    };
    const element = await paper(storage, { pending });

    expect(said(element)).to.contain('Ihre Stimmen sind unterwegs');
  });

  it('passes axe on every screen', async () => {
    const element = await paper(storage);
    await expect(element).to.be.accessible();
    for (let sentence = 0; sentence < 3; sentence += 1) await press(element, 'Weiter');

    await expect(element).to.be.accessible();
  });
});
