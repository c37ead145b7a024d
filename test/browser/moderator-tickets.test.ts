import { expect, fixture, html } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { Answer } from '../../client/connection/api.ts';
import type { IssuedTicket } from '../../client/moderator/desk.ts';
import '../../client/moderator/ticket-panel.ts';
import type { TicketPanel } from '../../client/moderator/ticket-panel.ts';
import { consoleWith, RecordingDesk } from './console-stand-in.ts';
import { weighingView } from './ballot-samples.ts';
import { button, chooseIn, settled, shadowOf, typeInto } from './weighing-hands.ts';

const ticket = (place: number, sector: string | null): IssuedTicket => ({
  ticket: `AbCdEfGhIjKlMnOpQrSt${String(place).padStart(2, '0')}`,
  code: String(304_958_172_736 + place * 7_919),
  url: `http://192.168.178.20:8080/#k=AbCdEfGhIjKlMnOpQrSt${String(place).padStart(2, '0')}`,
  sector,
});

/** A server that issues, or says no. */
class IssuingDesk extends RecordingDesk {
  readonly asked: (readonly [number, string | null])[] = [];
  refusal: string | null = null;

  override issueTickets(count: number, sector: string | null): Promise<Answer<{ readonly tickets: readonly IssuedTicket[] }>> {
    this.asked.push([count, sector]);
    if (this.refusal !== null) return Promise.resolve({ ok: false, reason: 'limit_reached', message: this.refusal, messages: {}, status: 409 });
    const tickets = Array.from({ length: count }, (_, place) => ticket(place, sector));
    this.tickets = [...this.tickets, ...tickets];
    return Promise.resolve({ ok: true, value: { tickets } });
  }
}

const open = async (change: object = {}): Promise<{ panel: TicketPanel; root: ShadowRoot; desk: IssuingDesk }> => {
  const desk = new IssuingDesk('workshop-1');
  const panel = await fixture<TicketPanel>(html`<ls-ticket-panel></ls-ticket-panel>`, { parentNode: consoleWith(weighingView([], change), desk) });
  if (panel.shadowRoot === null) throw new Error('no panel');
  return { panel, root: panel.shadowRoot, desk };
};

const issue = async (panel: TicketPanel, count: string, sector = ''): Promise<void> => {
  typeInto(panel.renderRoot.querySelector('[name=count]'), count);
  chooseIn(panel.renderRoot.querySelector('select'), sector);
  panel.renderRoot.querySelector('form')?.requestSubmit();
  await settled(panel);
};

describe('tickets (Stimmkarten)', () => {
  it('are issued for everybody or for a sector, whole sheets suggested', async () => {
    const { panel, root, desk } = await open({ expectedPeople: 164 });
    expect(root.querySelector('form .button')?.textContent).to.equal('170 Stimmkarten ausgeben');
    await issue(panel, '');
    await issue(panel, '12', 'politik');

    expect(desk.asked).to.deep.equal([[170, null], [12, 'politik']]);
    expect(root.querySelector('.waiting strong')?.textContent).to.equal('182 Stimmkarten auf 19 Blättern');
  });

  it('are not issued in a number that is none', async () => {
    const { panel, root, desk } = await open();
    await issue(panel, '2001');

    expect(desk.asked).to.deep.equal([]);
    expect(root.querySelector('#wrong')?.textContent).to.contain('von 1 bis 2.000');
    expect(root.activeElement?.getAttribute('name')).to.equal('count');
  });

  it('say where it stands when the server refuses', async () => {
    const { panel, root, desk } = await open();
    desk.refusal = 'Mehr als 20.000 gehen hier nicht.';
    await issue(panel, '10');

    expect(root.querySelector('.failure')?.textContent).to.contain('Mehr als 20.000');
    expect(root.querySelector<HTMLInputElement>('[name=count]')?.value).to.equal('10');
  });

  it('lie ten on a sheet with QR code, number in fours, title, day, sector and rule', async () => {
    const { panel, root } = await open();
    await issue(panel, '12', 'politik');
    const sheets = shadowOf(root, 'ls-ticket-sheet');
    await sheets.querySelector<LitElement>('ls-qr-code')?.updateComplete;

    expect([...sheets.querySelectorAll('.sheet')].map((sheet) => sheet.querySelectorAll('.ticket').length)).to.deep.equal([10, 2]);
    const first = sheets.querySelector('.ticket');
    expect(first?.querySelector('.code')?.textContent).to.equal('3049 5817 2736');
    expect(first?.textContent.replaceAll(/\s+/gu, ' ')).to.contain('Gemeinsame Haltung Integration, 14. März 2026').and.to.contain('Politik').and.to.contain('Eine Person, eine Stimme. Nicht fotografieren.');
    expect(first?.querySelector('ls-qr-code')?.text).to.equal(ticket(0, null).url);
    await expect(panel).to.be.accessible();
  });

  it('keep everything inside their cuts, with the longest words', async () => {
    const long = 'Landkreisweite Beteiligungswerkstatt zur gemeinsamen Haltung in der Integration von Geflüchteten und Zugewanderten in Arbeit und Ausbildung';
    const { panel, root } = await open({ workshop: { title: long, date: '2026-12-31' }, projector: { host: 'leitsatz.landkreis-darmstadt-dieburg.de' } });
    await issue(panel, '1', 'migrantische-organisationen');
    const card = shadowOf(root, 'ls-ticket-sheet').querySelector('.ticket');
    if (card === null) throw new Error('no card');
    const { bottom, right } = card.getBoundingClientRect();

    for (const part of card.querySelectorAll('p, ls-qr-code')) {
      expect(part.getBoundingClientRect().bottom, part.textContent).to.be.at.most(bottom);
      expect(part.getBoundingClientRect().right, part.textContent).to.be.at.most(right);
    }
  });

  it('are lost with the page until somebody says that they are printed', async () => {
    const { panel, root, desk } = await open();
    await issue(panel, '10');
    expect(root.querySelector('.memory')?.textContent).to.contain('Die Nummern stehen nur auf dieser Seite');
    expect(desk.keeps).to.equal(true);

    button(root, 'Gut gedruckt').click();
    await settled(panel);
    expect(desk.keeps).to.equal(true);
    button(root, 'Nummern vergessen').click();
    await settled(panel);

    expect(desk.keeps).to.equal(false);
    expect(root.querySelector('ls-ticket-sheet')).to.equal(null);
  });

  it('take the margins off the paper only while they are on the page', async () => {
    const before = document.adoptedStyleSheets.length;
    const { panel } = await open();
    await issue(panel, '10');
    expect(document.adoptedStyleSheets.length).to.equal(before + 1);

    panel.remove();

    expect(document.adoptedStyleSheets.length).to.equal(before);
  });
});
