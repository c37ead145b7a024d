import { expect } from '@open-wc/testing';
import { placeCard, removeCluster, renameCluster } from '../../shared/board/board-edits.ts';
import { closeBoards, openBoard, panel, press, pressIn, said, settled, titlesOf, wordsOf } from './board-hands.ts';

describe('what collided on the board', () => {
  afterEach(closeBoards);

  it('[WA1] shows both sides of a removal that met a card, and brings the group back', async () => {
    const { work, board } = await openBoard();

    board.apart((doc) => removeCluster(doc, 'cluster-b', true), (doc) => placeCard(doc, 'card-7', 'cluster-b'));
    const settle = await panel(work, 'ls-wall-settle');

    expect(wordsOf(settle)).to.contain('Die Gruppe „Wohnen“ wurde aufgelöst, während jemand 1 Karte hineinlegte.').and.to.contain('Karte 7');
    expect(wordsOf(work.renderRoot.querySelector('ls-board-bar'))).to.contain('Zu klären 1');
    expect(said(work)).to.equal('1 Stelle ist zu klären');

    await pressIn(work, settle, 'Gruppe zurückholen');
    expect(board.snapshot.clusters.find(({ id }) => id === 'cluster-b')?.cards.map(({ id }) => id)).to.deep.equal(['card-7']);
    expect(said(work)).to.equal('Gruppe „Wohnen“ zurückgeholt');
    expect(work.renderRoot.querySelector('ls-wall-settle')).to.equal(null);
  });

  it('lets the cards fall into the tray instead, and takes that back with one undo', async () => {
    const { work, board } = await openBoard();
    board.apart((doc) => removeCluster(doc, 'cluster-b', true), (doc) => placeCard(doc, 'card-7', 'cluster-b'));
    const settle = await panel(work, 'ls-wall-settle');

    await pressIn(work, settle, 'Karte nach „Ohne Gruppe“');
    expect(board.snapshot.tray.map(({ id }) => id)).to.include('card-7');
    expect(board.snapshot.collisions).to.have.length(0);

    await press(work, 'Control+z');
    expect(board.snapshot.collisions).to.have.length(1);
  });

  it('offers each of two headings, and a third of one’s own', async () => {
    const { work, board } = await openBoard();
    board.apart((doc) => renameCluster(doc, 'cluster-b', 'Wohnraum', 'one'), (doc) => renameCluster(doc, 'cluster-b', 'Bezahlbar wohnen', 'two'));
    const settle = await panel(work, 'ls-wall-settle');
    expect(wordsOf(settle)).to.contain('Zwei Überschriften für eine Gruppe');

    await pressIn(work, settle, '„Bezahlbar wohnen“ nehmen');
    expect(titlesOf(board)).to.deep.equal(['Ausbildung', 'Bezahlbar wohnen']);

    await press(work, 'Control+z');
    const again = await panel(work, 'ls-wall-settle');
    const field = again.renderRoot.querySelector('input');
    if (field !== null) field.value = 'Wohnen, das man bezahlen kann';
    again.renderRoot.querySelector('form')?.requestSubmit();
    await settled(work);
    expect(titlesOf(board)).to.deep.equal(['Ausbildung', 'Wohnen, das man bezahlen kann']);
  });

  it('is accessible', async () => {
    const { work, board } = await openBoard();
    board.apart((doc) => removeCluster(doc, 'cluster-b', true), (doc) => renameCluster(doc, 'cluster-b', 'Wohnraum', 'one'), (doc) => placeCard(doc, 'card-7', 'cluster-b'));
    const settle = await panel(work, 'ls-wall-settle');
    expect(wordsOf(settle)).to.contain('während jemand ihr die Überschrift „Wohnraum“ gab und 1 Karte hineinlegte.');

    await expect(work).to.be.accessible();
  });
});

describe('a board that the server takes nothing more for', () => {
  afterEach(closeBoards);

  for (const [over, words] of [['full', 'ist voll'], ['not-taken', 'nicht angenommen']] as const) {
    it(`says so and offers what to do next (${over})`, async () => {
      const { work, board } = await openBoard();

      board.over = over;
      work.requestUpdate();
      await work.updateComplete;

      const alert = work.renderRoot.querySelector<HTMLElement>('[role="alert"]');
      expect(alert?.textContent).to.contain(words).and.to.contain('Seite neu laden');
    });
  }
});
