import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { putComment, putWish } from '../../shared/board/board-edits.ts';
import { act, closeBoards, face, focusedItem, itemOf, openBoard, panel, press, pressIn, said, settled, titlesOf, wordsOf } from './board-hands.ts';

describe('cards and groups on the board', () => {
  afterEach(closeBoards);

  it('marks a card as disputed with B, in words, and takes it off again', async () => {
    const { work, board } = await openBoard();
    face(work, 'card-1').focus();

    await press(work, 'b');
    expect(board.snapshot.clusters[0]?.cards[0]?.conflict).to.equal(true);
    expect(face(work, 'card-1').parentElement?.querySelector('.badge')?.textContent).to.contain('Strittig');
    expect(said(work)).to.equal('1 Karte als strittig markiert');
    expect(focusedItem(work)).to.equal('card:card-1');

    await press(work, 'b');
    expect(board.snapshot.clusters[0]?.cards[0]?.conflict).to.equal(false);
  });

  it('marks a group as disputed with B on its strip', async () => {
    const { work } = await openBoard();
    itemOf(work, 'strip:cluster-b').focus();

    await press(work, 'b');

    expect(itemOf(work, 'strip:cluster-b').parentElement?.querySelector('.flag')?.textContent).to.contain('Strittig');
  });

  it('[WA3] opens a group from chosen cards first and takes its heading in place', async () => {
    const { work, board } = await openBoard();
    face(work, 'card-1').click();
    face(work, 'card-7').click();
    await settled(work);
    face(work, 'card-7').focus();

    await press(work, 'n');
    const made = board.snapshot.clusters.at(-1);
    expect([made?.title, made?.weight]).to.deep.equal(['', 2]);
    expect(focusedItem(work)).to.equal(`heading:${made?.id ?? ''}`);
    expect(work.renderRoot.querySelector('.untitled h2')?.textContent).to.equal('Überschrift fehlt');

    // Letters are words here, not orders.
    await sendKeys({ type: 'Gemeinsam mehr bewegen' });
    await press(work, 'Enter');
    expect(titlesOf(board)).to.deep.equal(['Ausbildung', 'Wohnen', 'Gemeinsam mehr bewegen']);
    expect(focusedItem(work)).to.equal(`strip:${made?.id ?? ''}`);

    await press(work, 'Control+z');
    await press(work, 'Control+z');
    expect(titlesOf(board)).to.deep.equal(['Ausbildung', 'Wohnen']);
    expect(board.snapshot.clusters[0]?.cards.map(({ id }) => id)).to.include('card-1');
  });

  it('tells the others which cards are chosen, and that they are free again', async () => {
    const { work, board } = await openBoard();

    face(work, 'card-1').click();
    face(work, 'card-2').click();
    await settled(work);
    expect(board.held.at(-1)).to.deep.equal(['card-1', 'card-2']);

    await act(work, 'clear');
    expect(board.held.at(-1)).to.deep.equal([]);
  });

  it('[WA4] shows who holds a card, by initials and in words, and renders no other lane for it', async () => {
    const { work, board } = await openBoard();
    const rendered: string[] = [];
    for (const lane of work.renderRoot.querySelectorAll('ls-board-lane')) lane.addController({ hostUpdated: () => void rendered.push(lane.laneId) });

    board.present = [{ client: 7, name: 'Jana Brandt', holding: ['card-7'], reading: null }];
    work.requestUpdate();
    await settled(work);

    expect(face(work, 'card-7').parentElement?.classList.contains('held')).to.equal(true);
    expect(face(work, 'card-7').parentElement?.querySelector('.holder')?.textContent).to.equal('JB');
    expect(face(work, 'card-7').textContent).to.contain('hält gerade Jana Brandt');
    expect(wordsOf(work.renderRoot.querySelector('ls-board-bar'))).to.contain('Mit Ihnen am Pult: Jana Brandt');
    expect(rendered).to.deep.equal(['tray']);
  });

  it('counts nobody who only looks, as the preview of the projector does', async () => {
    const { work, board } = await openBoard();

    board.present = [{ client: 8, name: '', holding: [], reading: null }];
    work.requestUpdate();
    await settled(work);

    expect(wordsOf(work.renderRoot.querySelector('ls-board-bar'))).not.to.contain('Mit Ihnen am Pult');
  });

  it('takes an author’s suggestion from the card, and all of them from the panel, each as one step', async () => {
    const { work, board } = await openBoard();
    board.doc.transact(() => [1, 7, 8, 9].forEach((order) => putWish(board.doc, `card-${order}`, 'cluster-b')));
    await settled(work);
    // Card 1 lies in a group already: whoever placed it has decided.
    expect(wordsOf(work.renderRoot.querySelector('ls-board-bar'))).to.contain('3 Vorschläge aus dem Saal');

    itemOf(work, 'wish:card-7').click();
    await settled(work);
    expect(said(work)).to.equal('Karte 1 von 1 in Wohnen');

    await act(work, 'wishes');
    await pressIn(work, await panel(work, 'ls-wall-wishes'), 'Alle annehmen');
    expect(board.snapshot.clusters[1]?.cards.map(({ id }) => id)).to.deep.equal(['card-7', 'card-8', 'card-9']);
    await press(work, 'Control+z');
    expect(board.snapshot.clusters[1]?.cards.map(({ id }) => id)).to.deep.equal(['card-7']);
  });

  it('opens the comments of a card and erases one only when asked twice', async () => {
    const { work, desk, board } = await openBoard();
    putComment(board.doc, 'comment-1', { card: 'card-1', text: 'Das gibt es schon.', sector: 'wirtschaft', order: 1 });
    await settled(work);

    itemOf(work, 'comments:card-1').click();
    const comments = await panel(work, 'ls-card-comments');
    expect(wordsOf(comments)).to.contain('Das gibt es schon.');
    await expect(work).to.be.accessible();

    comments.renderRoot.querySelector<HTMLElement>('.icon-only')?.click();
    await settled(work);
    expect(desk.orders).to.deep.equal([]);
    await pressIn(work, comments, 'Endgültig löschen');
    expect(desk.orders).to.deep.equal([{ do: 'erase-comment', comment: 'comment-1' }]);
  });

  it('writes down call-outs while ordering, one after another', async () => {
    const { work, desk } = await openBoard();
    await act(work, 'call');
    const callOut = await panel(work, 'ls-call-out');
    expect(callOut.shadowRoot?.activeElement?.tagName).to.equal('INPUT');

    for (const text of ['Busse am Abend', 'Mehr Licht']) {
      await sendKeys({ type: text });
      await press(work, 'Enter');
      expect(callOut.shadowRoot?.activeElement?.tagName).to.equal('INPUT');
    }

    expect(desk.orders.map(({ text }) => text)).to.deep.equal(['Busse am Abend', 'Mehr Licht']);
  });
});
