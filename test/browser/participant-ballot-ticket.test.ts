import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Answer } from '../../client/connection/api.ts';
import type { CommandQueue } from '../../client/connection/command-queue.ts';
import type { Command, PositiveReceipt } from '../../client/connection/commands.ts';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';
import '../../client/participant/ballot/weigh-screen.ts';
import '../../client/participant/code-entry.ts';
import type { CodeEntry } from '../../client/participant/code-entry.ts';
import '../../client/participant/hall-page.ts';
import type { HallPage } from '../../client/participant/hall-page.ts';
import '../../client/participant/join-form.ts';
import type { JoinForm } from '../../client/participant/join-form.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import type { OwnView, ParticipantView } from '../../shared/protocol/view.ts';
import { ballotOf, choose, dress, english, hasButton, said, strip, tap, tooSmall } from './phone-ballots.ts';
import { lost, queueThat, step, view } from './phone-stand-in.ts';

const binding = ballotOf('agreement', ['Deutsch lernt man im Betrieb.', 'Kinder sind betreut.'], { mode: 'binding', title: 'Was tragen wir?' });
const tracker = '2L6LRNSJFEB3CQKD';

const refused = (reason: string, message: string): Answer<PositiveReceipt> => ({ ok: false, reason, message, messages: {}, status: 409 });
const granted = (command: Command, more: object = {}): Answer<PositiveReceipt> => ({ ok: true, value: { id: command.id, ok: true, revision: 1, ...more } });

const weighing = (own: Partial<OwnView> = {}, change: Partial<ParticipantView> = {}): ParticipantView => {
  const base = view({ step: step('weigh'), board: null, ballot: binding, ...change });
  return { ...base, own: { ...base.own, ...own } };
};
const ticketed = { ticket: { sector: null } };

const settle = async (page: HallPage): Promise<void> => {
  for (let turn = 0; turn < 6; turn += 1) await page.updateComplete.then(() => new Promise((resolve) => setTimeout(resolve)));
};

const type = async (page: HallPage | CodeEntry, text: string): Promise<void> => {
  const field = page.querySelector<HTMLInputElement>('#digits');
  if (field === null) throw new Error('no field');
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await page.updateComplete;
};

describe('a ballot that needs a ticket', () => {
  let storage: PhoneStorage;
  let queue: CommandQueue;
  let sent: Command[];
  let answer: (command: Command) => Answer<PositiveReceipt>;
  beforeEach(() => {
    localStorage.clear();
    dress();
    storage = new PhoneStorage();
    sent = [];
    answer = (command) => granted(command, command.do === 'cast-ballot' ? { tracker } : {});
    queue = queueThat(storage, (command) => {
      sent.push(command);
      return answer(command);
    });
  });
  afterEach(() => {
    queue.close();
    strip();
  });

  const open = async (first: ParticipantView): Promise<HallPage> => {
    const page = await fixture<HallPage>(html`<ls-hall-page .view=${first} .queue=${queue} .storage=${storage}></ls-hall-page>`);
    await settle(page);
    return page;
  };
  const show = async (page: HallPage, next: ParticipantView): Promise<void> => {
    page.view = next;
    await settle(page);
  };

  it('asks for it before the paper, and goes on once it was shown', async () => {
    const page = await open(weighing());
    expect(said(page)).to.contain('Abstimmung').and.contain('Ihre Stimmkarte').and.contain('Sie haben keine Stimmkarte? Die Moderation hilft Ihnen.');
    expect(page.querySelectorAll('.vote').length).to.equal(0);

    await tap(page, 'Stimmkarte zeigen');
    expect(page.querySelector('[role="alert"]')?.textContent).to.contain('Hier steht noch keine Nummer.');
    await type(page, '4718 2631');
    await tap(page, 'Stimmkarte zeigen');
    expect(said(page)).to.contain('Die Nummer hat zwölf Ziffern. Es fehlen noch 4.');
    expect(sent).to.deep.equal([]);
    await type(page, '4718-2631 0093');
    await tap(page, 'Stimmkarte zeigen');
    await settle(page);
    expect(sent.map(({ id: _, ...command }) => command)).to.deep.equal([{ do: 'present-ticket', ticket: '471826310093' }]);

    await show(page, weighing(ticketed));
    expect(said(page)).to.contain('Stimmen Sie diesem Satz zu?');
  });

  it('takes the link of a scanned ticket as well', async () => {
    const page = await open(weighing());
    await type(page, 'http://192.168.1.20:8080/#k=SE6x5a8TRqopDEyXCDywbw');
    await settle(page);

    expect(sent.map(({ ticket }) => ticket)).to.deep.equal(['SE6x5a8TRqopDEyXCDywbw']);
  });

  it('says what is wrong with a ticket, and lets another one be shown', async () => {
    const page = await open(weighing());
    answer = () => refused('wrong_code', 'Diesen Code gibt es nicht. Bitte vergleichen Sie ihn mit der Leinwand.');
    await type(page, '471826310093');
    await tap(page, 'Stimmkarte zeigen');
    await settle(page);
    expect(page.querySelector('[role="alert"]')?.textContent?.replaceAll(/\s+/gu, ' ')).to.contain('Diese Stimmkarte gibt es hier nicht. Bitte vergleichen Sie die Nummer mit Ihrer Karte.');

    answer = () => refused('ticket_used', 'Diese Stimmkarte gehört schon zu einem anderen Telefon. Bitte wenden Sie sich an die Moderation.');
    await tap(page, 'Stimmkarte zeigen');
    await settle(page);

    expect(said(page)).to.contain('gehört schon zu einem anderen Telefon.');
    expect(queue.pending.length).to.equal(1);
  });

  it('waits with the ticket until there is a network', async () => {
    const page = await open(weighing());
    answer = () => lost;
    await type(page, '471826310093');
    await tap(page, 'Stimmkarte zeigen');
    page.offline = true;
    await settle(page);

    expect(said(page)).to.contain('Wird gesendet, sobald Netz da ist');
  });

  it('shows by itself the ticket that was scanned with the camera app', async () => {
    storage.set('ticket:workshop1', 'SE6x5a8TRqopDEyXCDywbw');
    await open(weighing());

    expect(sent.map(({ ticket }) => ticket)).to.deep.equal(['SE6x5a8TRqopDEyXCDywbw']);
    expect(storage.get('ticket:workshop1')).to.equal(null);
  });

  it('casts once, and keeps the number although the view does not name it', async () => {
    const page = await open(weighing(ticketed));
    await choose(page, 'Ja');
    await tap(page, 'Stimmzettel prüfen');
    await tap(page, 'Stimme abgeben');
    await settle(page);
    expect(sent.length).to.equal(1);
    expect(sent[0]).to.include({ do: 'cast-ballot', ballot: 'ballot-1' });
    expect(sent[0]?.['choices']).to.deep.equal({ 'option-0': 'yes' });
    expect(sent[0]).not.to.have.property('reasons');
    expect(sent[0]?.['nonce']).to.match(/^[A-Za-z0-9_-]{16,64}$/u);
    await show(page, weighing({ ...ticketed, voted: [binding.id] }));
    expect(said(page)).to.contain('2L6L RNSJ FEB3 CQKD').and.contain('Ihre Stimme ist endgültig.');
    page.remove();

    const later = await open(weighing({ ...ticketed, voted: [binding.id] }));
    expect(said(later)).to.contain('2L6L RNSJ FEB3 CQKD');
  });

  it('the first vote counts: a second is refused and said', async () => {
    const page = await open(weighing(ticketed));
    answer = () => refused('already_voted', 'Mit dieser Stimmkarte oder von diesem Telefon wurde schon abgestimmt. Die erste Stimme gilt.');
    await choose(page, 'Ja');
    await tap(page, 'Stimmzettel prüfen');
    await tap(page, 'Stimme abgeben');
    await settle(page);
    expect(said(page)).to.contain('Die erste Stimme gilt.').and.contain('Ihre Angaben sind noch auf diesem Telefon.');

    await show(page, weighing({ ...ticketed, voted: [binding.id] }));
    expect(said(page)).to.contain('Sie haben schon abgestimmt');
    await tap(page, 'Verstanden');
    await settle(page);

    expect(said(page)).not.to.contain('Die erste Stimme gilt.');
    expect(storage.get('paper:person-1:ballot-1')).to.equal(null);
  });

  it('a vote that came too late is said after the close, until it was read', async () => {
    const page = await open(weighing(ticketed));
    answer = () => refused('vote_closed', 'Die Abstimmung ist geschlossen. Ihre Stimme wurde nicht mehr gezählt.');
    await choose(page, 'Ja');
    await tap(page, 'Stimmzettel prüfen');
    await tap(page, 'Stimme abgeben');
    await settle(page);
    await show(page, weighing(ticketed, { ballot: { ...binding, state: 'closed' } }));
    expect(said(page)).to.contain('Ihre Stimme wurde nicht mehr gezählt.');
    expect(storage.get('paper:person-1:ballot-1')).to.contain('yes');
    await tap(page, 'Verstanden');
    await settle(page);

    expect(said(page)).not.to.contain('nicht mehr gezählt');
    expect(storage.get('paper:person-1:ballot-1')).to.equal(null);
  });

  it('a phone that is handed on shows nothing of the person before', async () => {
    const page = await open(weighing(ticketed));
    await choose(page, 'Ja');
    await tap(page, 'Stimmzettel prüfen');
    await tap(page, 'Stimme abgeben');
    await settle(page);
    page.remove();

    const next = weighing(ticketed);
    const other = await open({ ...next, own: { ...next.own, participant: 'person-2' as OwnView['participant'] } });

    expect(said(other)).to.contain('Stimmen Sie diesem Satz zu?').and.not.contain('2L6L');
    expect(other.querySelector('input:checked')).to.equal(null);
  });

  it('speaks English, works with keys, and passes axe in both directions', async () => {
    const page = await open(weighing());
    page.querySelector<HTMLInputElement>('#digits')?.focus();
    await sendKeys({ type: '471826310093' });
    await sendKeys({ press: 'Enter' });
    await settle(page);
    expect(sent.map(({ ticket }) => ticket)).to.deep.equal(['471826310093']);

    page.words = await english();
    await settle(page);
    expect(said(page)).to.contain('Your ticket');
    for (const dir of ['ltr', 'rtl'] as const) {
      dress(dir);
      await expect(page).to.be.accessible();
      expect(tooSmall(page.querySelector('main') ?? page)).to.deep.equal([]);
    }
  });
});

describe('a ticket at the door', () => {
  const browserFetch = globalThis.fetch;
  beforeEach(() => {
    dress();
    globalThis.fetch = () => Promise.resolve(Response.json({ grants: [{ role: 'participant', path: '/w/workshop1', workshop: { id: 'workshop1', title: 'Workshop 1' } }] }));
  });
  afterEach(() => {
    globalThis.fetch = browserFetch;
    strip();
  });

  it('opens it with its twelve digits, beside the eight of the screen', async () => {
    const page = await fixture<CodeEntry>(html`<ls-code-entry></ls-code-entry>`);
    await waitUntil(() => page.querySelector('a[href="/w/workshop1"]') !== null, 'the way back for somebody who is in already');
    await type(page, '4718 2631 00');
    await tap(page, 'Weiter');
    expect(said(page)).to.contain('Die Nummer hat zwölf Ziffern. Es fehlen noch 2.');
    await type(page, '4718 2631 0093');

    setTimeout(() => void tap(page, 'Weiter'));
    const { detail } = await oneEvent(page, 'code');
    expect(detail).to.equal('471826310093');
  });

  it('of one sector has chosen it already', async () => {
    const found = { process: { id: 'process-1', title: 'Masterplan' }, workshop: { id: 'workshop1', title: 'Workshop 1', place: '', date: '2026-11-22' }, sectors: defaultSectors, languages: ['de', 'en'], ticket: { sector: 'politik' } };
    const form = await fixture<JoinForm>(html`<ls-join-form .found=${found}></ls-join-form>`);
    expect(said(form)).to.contain('Politik').and.not.contain('Wirtschaft').and.not.contain('Möchte ich nicht angeben');

    setTimeout(() => void tap(form, 'Mitmachen'));
    const { detail } = await oneEvent(form, 'join');
    expect(detail).to.equal('politik');
    expect(hasButton(form, 'Mitmachen')).to.equal(true);
  });
});
