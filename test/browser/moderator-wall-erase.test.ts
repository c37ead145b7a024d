import { expect } from '@open-wc/testing';
import { dropCard, putCard } from '../../shared/board/board-edits.ts';
import type { Receipt } from '../../shared/protocol/view.ts';
import type { Order } from '../../client/moderator/desk.ts';
import type { EraseCards } from '../../client/moderator/erase-cards.ts';
import type { WorkCluster } from '../../client/moderator/work-cluster.ts';
import { act, closeBoards, face, focusedItem, openBoard, panel, press, pressIn, said, settled, wordsOf, type LocalDesk } from './board-hands.ts';

const refusal = 'Der Server kann gerade nichts speichern.';

/** Erases as the server does: the card leaves the board before the answer comes. Answers the orders that it got. */
const erasing = (desk: LocalDesk, { quoted = {}, failing = new Set() }: { readonly quoted?: Readonly<Record<string, number>>; readonly failing?: ReadonlySet<string> }): readonly Order[] => {
  const orders: Order[] = [];
  desk.send = async (order): Promise<Receipt> => {
    orders.push(order);
    const card = String(order['card']);
    if (failing.has(card)) return { id: 'command-1', ok: false, reason: 'storage_failing', message: refusal, messages: { de: refusal } };
    if (order.do === 'erase-card') desk.local.doc.transact(() => dropCard(desk.local.doc, card));
    await new Promise((done) => setTimeout(done));
    return { id: 'command-1', ok: true, revision: 1, card, cards: 1, quoted: quoted[card] ?? 0 };
  };
  return orders;
};

/** The form about these cards, opened with H. */
const chooseToHide = async (work: WorkCluster, ...cards: readonly string[]): Promise<EraseCards> => {
  for (const card of cards) face(work, card).click();
  await settled(work);
  face(work, cards.at(-1) ?? '').focus();
  await press(work, 'h');
  return panel(work, 'ls-erase-cards');
};

const hideCards = (desk: LocalDesk, ...orders: readonly number[]): void =>
  desk.local.edit((doc) => orders.forEach((order) => putCard(doc, `card-${order}`, { text: `Karte ${order}`, sector: 'politik', order, hidden: true })));

const eraseOf = (work: WorkCluster, text: string): EraseCards => {
  const found = [...work.renderRoot.querySelectorAll('ls-erase-cards')].find((one) => one.text === text);
  if (found === undefined) throw new Error(`no way to erase "${text}"`);
  return found;
};

const note = (work: WorkCluster): string => work.renderRoot.querySelector('.still p')?.textContent ?? '';

describe('erasing cards for good', () => {
  afterEach(closeBoards);

  it('[CD10] asks once more in place, by keyboard alone, then erases and goes on beside the card', async () => {
    const { work, desk } = await openBoard();
    const orders = erasing(desk, {});
    face(work, 'card-2').focus();
    await press(work, 'h');
    const erase = await panel(work, 'ls-erase-cards');
    for (let button = 0; button < 7; button += 1) await press(work, 'Tab');
    expect(erase.shadowRoot?.activeElement?.textContent).to.contain('Für immer löschen …');

    await press(work, 'Enter');
    expect(erase.shadowRoot?.activeElement?.textContent).to.equal('Die Wörter dieser Karte werden überall gelöscht: an jeder Pinnwand, in Exporten und im Speicher. Ihre Kommentare gehen mit. Das lässt sich nicht zurücknehmen.');
    await press(work, 'Enter');
    expect(orders, 'a key held down erases nothing').to.deep.equal([]);
    await expect(work).to.be.accessible();

    await press(work, 'Tab');
    await press(work, 'Enter');
    await settled(work);
    expect(orders).to.deep.equal([{ do: 'erase-card', card: 'card-2' }]);
    expect(work.renderRoot.querySelector('ls-hide-form')).to.equal(null);
    expect(said(work)).to.equal('1 Karte für immer gelöscht');
    expect(focusedItem(work)).to.equal('card:card-3');
    expect(note(work)).to.equal('');
  });

  it('takes back the question with Escape, and the whole form only with the next', async () => {
    const { work, desk } = await openBoard();
    const orders = erasing(desk, {});
    const erase = await chooseToHide(work, 'card-1');
    await pressIn(work, erase, 'Für immer löschen');

    await press(work, 'Escape');
    expect(wordsOf(erase)).not.to.contain('Wörter');
    expect(erase.shadowRoot?.activeElement?.getAttribute('aria-expanded')).to.equal('false');

    await press(work, 'Escape');
    expect(work.renderRoot.querySelector('ls-hide-form')).to.equal(null);
    expect(orders).to.deep.equal([]);
  });

  it('[CD10] says after several cards how often their words stand still, until somebody closes that', async () => {
    const { work, desk } = await openBoard();
    const orders = erasing(desk, { quoted: { 'card-1': 1 } });
    const erase = await chooseToHide(work, 'card-1', 'card-2');
    await pressIn(work, erase, 'Für immer löschen');
    expect(wordsOf(erase)).to.contain('Die Wörter dieser 2 Karten werden überall gelöscht');

    await pressIn(work, erase, '2 Karten endgültig löschen');
    await settled(work);
    expect(orders.map(({ card }) => card)).to.deep.equal(['card-1', 'card-2']);
    const still = 'Eine gelöschte Karte steht noch in 1 Abstimmung oder festgehaltenem Satz und bleibt dort.';
    expect(said(work)).to.equal(`2 Karten für immer gelöscht. ${still}`);
    expect(note(work)).to.equal(still);
    await expect(work).to.be.accessible();

    await press(work, 'p');
    await act(work, 'menu');
    expect(note(work), 'work goes on under it').to.equal(still);
    await act(work, 'menu');
    work.renderRoot.querySelector<HTMLElement>('.still button')?.click();
    await settled(work);
    expect(note(work)).to.equal('');
    expect(focusedItem(work)).not.to.equal(undefined);
  });

  it('stays with the cards that were not erased, and says at the control why', async () => {
    const { work, desk } = await openBoard();
    const failing = new Set(['card-2']);
    const orders = erasing(desk, { quoted: { 'card-1': 1, 'card-2': 2 }, failing });
    const erase = await chooseToHide(work, 'card-1', 'card-2', 'card-3');
    await pressIn(work, erase, 'Für immer löschen');

    await pressIn(work, erase, '3 Karten endgültig löschen');
    await settled(work);
    expect(erase.renderRoot.querySelector('[role=alert]')?.textContent).to.contain(refusal);
    expect(note(work)).to.contain('in 1 Abstimmung oder');
    await expect(work).to.be.accessible();

    failing.clear();
    await pressIn(work, erase, '2 Karten endgültig löschen');
    await settled(work);
    expect(orders.map(({ card }) => card)).to.deep.equal(['card-1', 'card-2', 'card-2', 'card-3']);
    expect(said(work)).to.equal('2 Karten für immer gelöscht. Gelöschte Karten stehen noch 3 Mal in Abstimmungen oder festgehaltenen Sätzen und bleiben dort.');
  });

  it('[CD10] erases from the list of hidden cards, one by one, and goes on to the next', async () => {
    const { work, desk } = await openBoard();
    const failing = new Set(['card-8']);
    const orders = erasing(desk, { failing });
    hideCards(desk, 7, 8);
    await act(work, 'hidden');
    await panel(work, 'ls-erase-cards');

    const first = eraseOf(work, 'Karte 7');
    expect(first.renderRoot.querySelector('button')?.getAttribute('aria-label')).to.equal('Für immer löschen: „Karte 7“');
    await pressIn(work, first, 'Für immer löschen');
    await expect(work).to.be.accessible();
    await pressIn(work, first, '1 Karte endgültig löschen');
    await settled(work);
    expect(said(work)).to.equal('1 Karte für immer gelöscht');
    expect(focusedItem(work)).to.equal('hidden:card-8');

    const last = eraseOf(work, 'Karte 8');
    expect(wordsOf(last), 'the question was about the card before').not.to.contain('Wörter');
    await pressIn(work, last, 'Für immer löschen');
    await pressIn(work, last, '1 Karte endgültig löschen');
    expect(last.renderRoot.querySelector('[role=alert]')?.textContent).to.contain(refusal);

    failing.clear();
    await pressIn(work, last, '1 Karte endgültig löschen');
    await settled(work);
    expect(orders.map(({ card }) => card)).to.deep.equal(['card-7', 'card-8', 'card-8']);
    expect(work.renderRoot.querySelector('.hidden-list')).to.equal(null);
    expect(focusedItem(work)).to.equal('strip:cluster-a');
  });
});
