import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { act, closeBoards, openBoard, panel, press, pressIn, putText, said, settled, wordsOf, type LocalBoard, type LocalDesk } from './board-hands.ts';
import type { WallReading } from '../../client/moderator/wall-reading.ts';
import type { WorkCluster } from '../../client/moderator/work-cluster.ts';

const openReading = async (prepare: (desk: LocalDesk) => void = () => {}): Promise<{ work: WorkCluster; board: LocalBoard; reading: WallReading }> => {
  const { work, desk, board } = await openBoard();
  prepare(desk);
  await act(work, 'read');
  const reading = await panel(work, 'ls-wall-reading');
  await settled(work);
  return { work, board, reading };
};

const cardShown = (reading: WallReading): string | undefined => reading.renderRoot.querySelector('.card bdi')?.textContent;

describe('reading aloud', () => {
  afterEach(closeBoards);

  it('shows the loose cards one by one and sends each with a digit', async () => {
    const { work, board, reading } = await openReading();
    expect([cardShown(reading), wordsOf(reading).includes('1 von 3')]).to.deep.equal(['Karte 7', true]);

    await press(work, '2');

    expect(board.snapshot.clusters[1]?.cards.map(({ id }) => id)).to.deep.equal(['card-7']);
    expect(cardShown(reading)).to.equal('Karte 8');
    expect(said(work)).to.equal('Nach „Wohnen“ gelegt. Karte 2 von 3: Karte 8');
    expect(board.readings).to.deep.equal(['card-7', 'card-8']);
  });

  it('finds a group by its words, opens a new one by name and by N, and parks', async () => {
    const { work, board } = await openReading();

    await press(work, 'g');
    await sendKeys({ type: 'ausb' });
    await press(work, 'Enter');
    expect(board.snapshot.clusters[0]?.cards.at(-1)?.id).to.equal('card-7');

    await press(work, 'g');
    await sendKeys({ type: 'Begegnung' });
    await press(work, 'Enter');
    expect(board.snapshot.clusters.at(-1)?.title).to.equal('Begegnung');

    await press(work, 'p');
    expect(board.snapshot.parked.map(({ id }) => id)).to.deep.equal(['card-9']);
  });

  it('skips, goes back, and says where a card lies that was read before', async () => {
    const { work, reading } = await openReading();
    await press(work, '1');
    await press(work, 'ArrowRight');
    expect(cardShown(reading)).to.equal('Karte 9');

    await press(work, 'ArrowLeft');
    await press(work, 'ArrowLeft');
    expect(cardShown(reading)).to.equal('Karte 7');
    expect(wordsOf(reading)).to.contain('Diese Karte liegt in „Ausbildung“.');
  });

  it('takes what comes in meanwhile to the end, passes over what is gone, and offers what was skipped', async () => {
    const { work, board, reading } = await openReading();
    putText(board.doc, 10);
    await settled(work);
    expect(wordsOf(reading)).to.contain('1 von 4');

    board.doc.getMap('cards').delete('card-7');
    await settled(work);
    expect(cardShown(reading)).to.equal('Karte 8');

    for (let skips = 0; skips < 3; skips += 1) await press(work, 'ArrowRight');
    expect(wordsOf(reading)).to.contain('Alle Karten sind vorgelesen. 3 Karten haben noch keine Gruppe.');
    await pressIn(work, reading, 'Diese 3 noch einmal');
    expect(cardShown(reading)).to.equal('Karte 8');
  });

  it('offers the twin that the server found, and lays the card under it with M', async () => {
    const { work, board, reading } = await openReading((desk) => desk.suggest({ merges: [{ cards: ['card-7', 'card-9'], because: ['Karte'] }] }));
    expect(wordsOf(reading)).to.contain('Fast wie: „Karte 9“');

    await press(work, 'm');

    expect(board.snapshot.tray.map(({ id, merged }) => [id, merged.length])).to.deep.equal([['card-8', 0], ['card-9', 1]]);
  });

  it('stops telling what is read when it is closed, and gives the focus back', async () => {
    const { work, board } = await openReading();

    await press(work, 'Escape');

    expect(work.renderRoot.querySelector('ls-wall-reading')).to.equal(null);
    expect(board.readings.at(-1)).to.equal(null);
    expect(work.renderRoot.querySelector('ls-board-bar')?.shadowRoot?.activeElement?.textContent).to.equal('Vorlesen');
  });

  it('is accessible', async () => {
    const { work } = await openReading((desk) => desk.suggest({ merges: [{ cards: ['card-7', 'card-9'], because: ['Karte'] }], placements: [{ card: 'card-7', cluster: 'cluster-b', because: ['Karte'] }] }));

    await expect(work).to.be.accessible();
  });
});
