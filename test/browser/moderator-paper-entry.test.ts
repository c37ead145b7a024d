import { expect, fixture, html } from '@open-wc/testing';
import '../../client/moderator/paper-entry.ts';
import type { PaperEntry } from '../../client/moderator/paper-entry.ts';
import type { Order } from '../../client/moderator/desk.ts';
import type { DeskBallotView, Receipt } from '../../shared/protocol/view.ts';
import { openBallot, weighingView } from './ballot-samples.ts';
import { consoleWith, RecordingDesk } from './console-stand-in.ts';
import { chooseIn, settled, typeInto } from './weighing-hands.ts';

/** Keeps under which id each paper went out. */
class CountingDesk extends RecordingDesk {
  readonly ids: (string | undefined)[] = [];

  override send(order: Order, id?: string): Promise<Receipt> {
    this.ids.push(id);
    return super.send(order);
  }
}

const open = async (ballot: DeskBallotView): Promise<{ entry: PaperEntry; form: ShadowRoot; desk: CountingDesk }> => {
  const desk = new CountingDesk('workshop-1');
  const entry = await fixture<PaperEntry>(html`<ls-paper-entry .ballot=${ballot}></ls-paper-entry>`, { parentNode: consoleWith(weighingView([ballot]), desk) });
  if (entry.shadowRoot === null) throw new Error('no form');
  const details = entry.shadowRoot.querySelector('details');
  if (details !== null) details.open = true;
  return { entry, form: entry.shadowRoot, desk };
};

const submit = async (entry: PaperEntry): Promise<void> => {
  entry.renderRoot.querySelector('form')?.requestSubmit();
  await settled(entry);
};

const field = (form: ShadowRoot, place: number): Element | null => form.querySelectorAll('[data-option]')[place] ?? null;
const agreement = { kind: 'agreement', texts: ['A', 'B'] } as const;

describe('papers of people without a phone', () => {
  it('are cast on a ticket by its twelve digits, and their tracker is said', async () => {
    const { entry, form, desk } = await open(openBallot({ ...agreement, mode: 'binding' }));
    desk.answer = { id: 'command-1', ok: true, revision: 1, tracker: 'ABCDEFGH12345678' };
    typeInto(form.querySelector('[name=ticket]'), '3049 5817-2736');
    chooseIn(field(form, 0), 'yes');
    await submit(entry);

    const { nonce, ...order } = desk.orders[0] ?? { do: '', nonce: '' };
    expect(order).to.deep.equal({ do: 'cast-ballot', ballot: 'ballot-12', choices: { 'option-1': 'yes' }, reasons: {}, ticket: '304958172736' });
    expect(nonce).to.match(/^[\w-]{22}$/u);
    expect(form.querySelector('.done')?.textContent).to.contain('ABCDEFGH12345678');
    expect(form.querySelector<HTMLInputElement>('[name=ticket]')?.value).to.equal('');
    await expect(entry).to.be.accessible();
  });

  it('take what a scanner types, and its Enter for the end of the number', async () => {
    const { entry, form, desk } = await open(openBallot({ ...agreement, mode: 'binding' }));
    const number = form.querySelector<HTMLInputElement>('[name=ticket]');
    number?.focus();
    typeInto(number, 'http://192.168.178.20:8080/#k=AbCdEfGhIjKlMnOpQrStUv');
    const enter = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, bubbles: true });
    number?.dispatchEvent(enter);

    expect(enter.defaultPrevented).to.equal(true);
    expect(form.activeElement).to.equal(field(form, 0));
    await submit(entry);
    expect(desk.orders[0]?.['ticket']).to.equal('AbCdEfGhIjKlMnOpQrStUv');
  });

  it('are not sent with a number that cannot be one', async () => {
    const { entry, form, desk } = await open(openBallot({ ...agreement, mode: 'binding' }));
    typeInto(form.querySelector('[name=ticket]'), '3049 5817 273');
    chooseIn(field(form, 0), 'yes');
    await submit(entry);

    expect(desk.orders).to.deep.equal([]);
    expect(form.querySelector('#wrong')?.textContent).to.contain('zwölf Ziffern');
    expect(form.activeElement?.getAttribute('name')).to.equal('ticket');
  });

  it('are copied from paper with their sector, several equal ones at once; a straw poll knows no tickets', async () => {
    const { entry, form, desk } = await open(openBallot(agreement));
    expect(form.querySelector('[name=ticket]')).to.equal(null);
    chooseIn(form.querySelector('[name=sector]'), 'politik');
    typeInto(form.querySelector('[name=copies]'), '3');
    chooseIn(field(form, 0), 'no');
    chooseIn(field(form, 1), 'abstain');
    await settled(entry);
    expect(form.querySelector('.button')?.textContent).to.equal('3 Stimmzettel eintragen');
    await submit(entry);

    expect(desk.orders).to.deep.equal([{ do: 'cast-ballot', ballot: 'ballot-12', choices: { 'option-1': 'no', 'option-2': 'abstain' }, reasons: {}, byHand: { sector: 'politik', count: 3 } }]);
    expect(form.querySelector('.done')?.textContent).to.contain('3 Stimmzettel sind in der Urne.');
  });

  it('may be empty: then the button says that they are invalid', async () => {
    const { entry, form, desk } = await open(openBallot(agreement));
    expect(form.querySelector('.button')?.textContent).to.equal('Leeren Stimmzettel als ungültig eintragen');
    await submit(entry);

    expect(desk.orders).to.deep.equal([{ do: 'cast-ballot', ballot: 'ballot-12', choices: {}, reasons: {}, byHand: { sector: null, count: 1 } }]);
  });

  it('stay as they are when they are refused', async () => {
    const { entry, form, desk } = await open(openBallot({ ...agreement, mode: 'binding' }));
    desk.answer = { id: 'command-1', ok: false, reason: 'ticket_used', message: 'Diese Stimmkarte gehört schon zu einem anderen Telefon.', messages: {} };
    typeInto(form.querySelector('[name=ticket]'), '304958172736');
    chooseIn(field(form, 1), 'no');
    await submit(entry);

    expect(form.querySelector('.failure')?.textContent).to.contain('gehört schon zu einem anderen Telefon');
    expect(form.querySelector<HTMLInputElement>('[name=ticket]')?.value).to.equal('304958172736');
    expect((field(form, 1) as HTMLSelectElement | null)?.value).to.equal('no');
  });

  it('count once, however often the answer gets lost; another paper is another command', async () => {
    const { entry, form, desk } = await open(openBallot(agreement));
    desk.answer = { id: 'command-1', ok: false, reason: 'offline', message: 'Kein Netz.', messages: {} };
    chooseIn(field(form, 0), 'yes');
    await submit(entry);
    await submit(entry);
    expect(form.textContent).to.contain('Er zählt nur einmal.');
    chooseIn(field(form, 0), 'no');
    desk.answer = { id: 'command-1', ok: true, revision: 1 };
    await submit(entry);
    await submit(entry);

    const [first, second, third, fourth] = desk.ids;
    expect(first).to.equal(second);
    expect(new Set([first, third, fourth]).size).to.equal(3);
  });

  const kinds: readonly { readonly name: string; readonly ballot: DeskBallotView; readonly typed: readonly string[]; readonly choices: object }[] = [
    { name: 'dots', ballot: openBallot({ kind: 'dots', texts: ['A', 'B', 'C'], rules: { budget: 3 } }), typed: ['2', '0', '1'], choices: { 'option-1': 2, 'option-3': 1 } },
    { name: 'resistance', ballot: openBallot({ kind: 'resistance', texts: ['A', 'B', 'C'] }), typed: ['0', '', 'abstain'], choices: { 'option-1': 0, 'option-3': 'abstain' } },
    { name: 'ranking', ballot: openBallot({ kind: 'ranking', texts: ['A', 'B', 'C'] }), typed: ['2', '1', ''], choices: { 'option-1': 2, 'option-2': 1 } },
    { name: 'scale', ballot: openBallot({ kind: 'scale', texts: ['A'], poles: [{ low: 'kalt', high: 'warm' }] }), typed: ['100'], choices: { 'option-1': 100 } },
  ];
  for (const { name, ballot, typed, choices } of kinds) {
    it(`fit the kind: ${name}`, async () => {
      const { entry, form, desk } = await open(ballot);
      for (const [place, text] of typed.entries()) {
        const one = field(form, place);
        if (one instanceof HTMLSelectElement) chooseIn(one, text);
        else typeInto(one, text);
      }
      await submit(entry);

      expect(desk.orders[0]?.['choices']).to.deep.equal(choices);
      await expect(entry).to.be.accessible();
    });
  }

  it('do not hold a number that the kind does not know', async () => {
    const { entry, form, desk } = await open(openBallot({ kind: 'dots', texts: ['A', 'B'], rules: { budget: 3 } }));
    typeInto(field(form, 1), '4');
    await submit(entry);

    expect(desk.orders).to.deep.equal([]);
    expect(form.querySelector('#wrong')?.textContent).to.contain('von 0 bis 3');
    expect(form.activeElement).to.equal(field(form, 1));
  });

  it('carry the reason of an objection', async () => {
    const { entry, form, desk } = await open(openBallot({ kind: 'consent', texts: ['A', 'B'] }));
    chooseIn(field(form, 0), 'grave');
    await settled(entry);
    typeInto(form.querySelector('textarea'), 'Es fehlt das Geld.');
    await submit(entry);

    expect(desk.orders[0]).to.deep.include({ choices: { 'option-1': 'grave' }, reasons: { 'option-1': 'Es fehlt das Geld.' } });
  });
});
