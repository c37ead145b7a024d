import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createCluster, placeCard, putCard } from '../../shared/board/board-edits.ts';
import { act, closeBoards, face, focusedItem, openBoard, panel, press, said, settled } from './board-hands.ts';

describe('the board by keyboard', () => {
  afterEach(closeBoards);

  it('walks over cards with arrow keys and says where it is', async () => {
    const { work } = await openBoard();
    face(work, 'card-1').focus();

    await press(work, 'ArrowDown');

    expect(focusedItem(work)).to.equal('card:card-2');
    expect(said(work)).to.equal('Karte 2 von 6 in Ausbildung');
  });

  it('has one Tab stop', async () => {
    const { work } = await openBoard();

    expect(work.renderRoot.querySelectorAll('[data-item][tabindex="0"]').length).to.equal(1);
  });

  it('moves a card inside its group and into the next one, and keeps the focus on it', async () => {
    const { work, desk } = await openBoard();
    face(work, 'card-2').focus();

    await press(work, 'Alt+ArrowUp');
    expect(desk.local.snapshot.clusters[0]?.cards.map(({ id }) => id).slice(0, 2)).to.deep.equal(['card-2', 'card-1']);

    await press(work, 'Alt+ArrowRight');
    expect(desk.local.snapshot.clusters[1]?.cards.map(({ id }) => id)).to.deep.equal(['card-2']);
    expect(focusedItem(work)).to.equal('card:card-2');
    expect(said(work)).to.equal('Karte 1 von 1 in Wohnen');
  });

  it('merges what is chosen with M, undoes and redoes', async () => {
    const { work, desk } = await openBoard();
    face(work, 'card-1').click();
    face(work, 'card-2').click();
    await settled(work);
    face(work, 'card-2').focus();

    await press(work, 'm');
    expect(desk.local.snapshot.clusters[0]?.cards[0]?.merged.map(({ id }) => id)).to.deep.equal(['card-2']);
    expect(desk.local.snapshot.clusters[0]?.weight).to.equal(6);

    await press(work, 'Control+z');
    expect(desk.local.snapshot.clusters[0]?.cards).to.have.length(6);
    await press(work, 'Control+Shift+Z');
    expect(desk.local.snapshot.clusters[0]?.cards).to.have.length(5);
  });

  it('parks with P, and the letters do nothing while they are switched off', async () => {
    const { work, desk } = await openBoard();
    face(work, 'card-3').focus();

    await press(work, 'p');
    expect(desk.local.snapshot.parked.map(({ id }) => id)).to.deep.equal(['card-3']);

    await act(work, 'menu');
    (await panel(work, 'ls-wall-menu')).renderRoot.querySelector<HTMLElement>('[role=switch]')?.click();
    await settled(work);
    face(work, 'card-4').focus();
    await press(work, 'p');
    expect(desk.local.snapshot.parked.map(({ id }) => id)).to.deep.equal(['card-3']);
  });

  it('hides only with a reason, by a command', async () => {
    const { work, desk } = await openBoard();
    face(work, 'card-1').focus();
    await press(work, 'h');
    const form = work.renderRoot.querySelector('ls-hide-form');

    form?.renderRoot.querySelector('form')?.requestSubmit();
    await settled(work);
    expect(desk.orders).to.deep.equal([]);

    form?.renderRoot.querySelector<HTMLButtonElement>('.suggestion')?.click();
    form?.renderRoot.querySelector('form')?.requestSubmit();
    await settled(work);
    expect(desk.orders).to.deep.equal([{ do: 'hide-card', card: 'card-1', reason: 'Sie nennt eine Person.' }]);
  });

  it('asks about the cards that are being hidden until the answer is in, although they have left the board', async () => {
    const { work, desk } = await openBoard();
    let answer = (): void => {};
    desk.send = () => new Promise((done) => (answer = () => done(desk.answer)));
    face(work, 'card-1').click();
    face(work, 'card-2').click();
    await settled(work);
    face(work, 'card-2').focus();
    await press(work, 'h');
    const form = work.renderRoot.querySelector('ls-hide-form');
    form?.renderRoot.querySelector<HTMLButtonElement>('.suggestion')?.click();
    form?.renderRoot.querySelector('form')?.requestSubmit();

    desk.local.edit((doc) => [1, 2].forEach((order) => putCard(doc, `card-${order}`, { text: `Karte ${order}`, sector: 'politik', order, hidden: true })));
    await settled(work);
    expect(form?.renderRoot.textContent).to.contain('Warum werden 2 Karten ausgeblendet?');

    answer();
    await settled(work);
    answer();
    await settled(work);
    expect(work.renderRoot.querySelector('ls-hide-form')).to.equal(null);
    expect(said(work)).to.equal('2 Karten ausgeblendet');
  });

  it('takes the question back when somebody else took its cards away', async () => {
    const { work, desk } = await openBoard();
    face(work, 'card-1').focus();
    await press(work, 'h');

    desk.local.edit((doc) => putCard(doc, 'card-1', { text: 'Karte 1', sector: 'politik', order: 1, hidden: true }));
    await settled(work);

    expect(work.renderRoot.querySelector('ls-hide-form')).to.equal(null);
  });

  it('shows a long card whole while the focus is on it or it is chosen', async () => {
    const { work, desk } = await openBoard();
    const text = 'Wer eine Ausbildung beginnt, soll sie zu Ende machen dürfen, egal was in der Zwischenzeit mit dem Aufenthalt passiert, und zwar garantiert und für alle';
    desk.local.edit((doc) => putCard(doc, 'card-1', { text, sector: 'politik', order: 1, hidden: false }));
    work.style.inlineSize = '300px';
    await settled(work);
    const words = face(work, 'card-1').querySelector('.words');
    const isCut = (): boolean => words !== null && words.scrollHeight > words.clientHeight;
    expect(isCut()).to.equal(true);

    face(work, 'card-2').focus();
    await press(work, 'ArrowUp');
    expect(isCut()).to.equal(false);

    face(work, 'card-2').focus();
    face(work, 'card-1').click();
    await settled(work);
    expect(isCut()).to.equal(false);
  });

  it('keeps the tray to one row until it is opened, and closes it again', async () => {
    const { work, desk } = await openBoard();
    desk.local.edit((doc) => [10, 11, 12].forEach((order) => putCard(doc, `card-${order}`, { text: `Karte ${order}`, sector: 'politik', order, hidden: false })));
    await settled(work);
    const more = (): HTMLButtonElement | null => work.renderRoot.querySelector('[data-item="more:tray"]');
    const cards = (): number => work.renderRoot.querySelectorAll('.tray .board-card').length;
    const before = cards();
    expect(before).to.be.lessThan(6);

    more()?.click();
    await settled(work);
    expect(cards()).to.equal(6);
    more()?.click();
    await settled(work);
    expect(cards()).to.equal(before);

    // More loose than in groups: there is the work.
    desk.local.edit((doc) => putCard(doc, 'card-13', { text: 'Karte 13', sector: 'politik', order: 13, hidden: false }));
    await settled(work);
    expect(cards()).to.equal(7);
  });

  it('counts the cards on the board and the parked ones apart', async () => {
    const { work } = await openBoard();
    face(work, 'card-3').focus();

    await press(work, 'p');

    expect(work.renderRoot.querySelector('ls-board-bar')?.renderRoot.textContent).to.contain('8 Karten, 2 Gruppen');
    expect(work.renderRoot.querySelector('.parked h2')?.textContent).to.equal('Parkplatz 1');
  });

  it('opens a new group from what is typed, with the chosen cards in it', async () => {
    const { work, desk } = await openBoard();
    face(work, 'card-7').focus();
    await press(work, 'g');
    await sendKeys({ type: 'Begegnung' });

    await press(work, 'Enter');

    expect(desk.local.snapshot.clusters.map(({ title, weight }) => ({ title, weight })).at(-1)).to.deep.equal({ title: 'Begegnung', weight: 1 });
  });

  it('is accessible with cards chosen and a sheet open', async () => {
    const { work } = await openBoard();
    face(work, 'card-1').click();
    face(work, 'card-2').click();
    await settled(work);
    face(work, 'card-2').focus();
    await press(work, 'g');

    await expect(work).to.be.accessible();
  });

  it('renders only the two groups that a move touches', async () => {
    const { work, desk } = await openBoard();
    desk.local.edit((doc) => createCluster(doc, 'cluster-c', 'Begegnung'));
    await settled(work);
    const rendered: string[] = [];
    for (const lane of work.renderRoot.querySelectorAll('ls-board-lane')) {
      lane.addController({
        hostUpdated: () => {
          rendered.push(lane.laneId);
        },
      });
    }

    desk.local.edit((doc) => placeCard(doc, 'card-1', 'cluster-b'));
    await settled(work);

    expect(rendered.sort()).to.deep.equal(['cluster-a', 'cluster-b']);
  });
});
