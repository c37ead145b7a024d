import { expect } from '@open-wc/testing';
import { placeCard } from '../../shared/board/board-edits.ts';
import { offline } from '../../client/connection/api.ts';
import { act, closeBoards, openBoard, panel, press, pressIn, said, settled, titlesOf, wordsOf, type LocalBoard, type LocalDesk } from './board-hands.ts';
import type { WallSuggestions } from '../../client/moderator/wall-suggestions.ts';
import type { WorkCluster } from '../../client/moderator/work-cluster.ts';

const openSuggestions = async (prepare: (desk: LocalDesk) => void): Promise<{ work: WorkCluster; desk: LocalDesk; board: LocalBoard; suggestions: WallSuggestions }> => {
  const { work, desk, board } = await openBoard();
  prepare(desk);
  await act(work, 'suggest');
  const suggestions = await panel(work, 'ls-wall-suggestions');
  await settled(work);
  return { work, desk, board, suggestions };
};

const twoPlacements = (desk: LocalDesk): void =>
  desk.suggest({ of: 9, placements: [{ card: 'card-7', cluster: 'cluster-b', because: ['Miete'] }, { card: 'card-8', cluster: 'cluster-a', because: ['Lehre', 'Betrieb'] }] });

describe('suggestions', () => {
  afterEach(closeBoards);

  it('say why, and are taken one by one, each as one step', async () => {
    const { work, board, suggestions } = await openSuggestions((desk) => desk.suggest({ merges: [{ cards: ['card-7', 'card-8'], because: ['Miete'] }], groups: [{ cards: ['card-7', 'card-9'], because: ['Bus', 'Takt'], title: 'Wege' }] }));
    expect(wordsOf(suggestions)).to.contain('ähnlich, weil beide von „Miete“ sprechen').and.to.contain('Überschrift: „Wege“').and.to.contain('ähnlich, weil beide von „Bus“ und „Takt“ sprechen');

    await pressIn(work, suggestions, 'Gruppe bilden');
    expect(board.snapshot.clusters.at(-1)?.cards.map(({ id }) => id)).to.deep.equal(['card-7', 'card-9']);
    expect(said(work)).to.equal('1 Vorschlag angenommen: neue Gruppe');
    // Card 7 lies in a group now: what else was said about it holds no more.
    expect(wordsOf(suggestions)).to.contain('Keine Vorschläge mehr.');

    await press(work, 'Control+z');
    expect(titlesOf(board)).to.deep.equal(['Ausbildung', 'Wohnen']);
    await pressIn(work, suggestions, 'Zusammenführen');
    expect(board.snapshot.tray.map(({ id, merged }) => [id, merged.length])).to.deep.equal([['card-7', 1], ['card-9', 0]]);
  });

  it('are taken all at once, and taken back all at once', async () => {
    const { work, board, suggestions } = await openSuggestions(twoPlacements);

    await pressIn(work, suggestions, 'Alle annehmen');
    expect(board.snapshot.tray.map(({ id }) => id)).to.deep.equal(['card-9']);
    await press(work, 'Control+z');
    expect(board.snapshot.tray).to.have.length(3);
  });

  it('are skipped without a trace on the board', async () => {
    const { work, board, suggestions } = await openSuggestions(twoPlacements);

    await pressIn(work, suggestions, 'Überspringen');

    expect(suggestions.renderRoot.querySelectorAll('[data-key]')).to.have.length(1);
    expect(board.canUndo).to.equal(false);
  });

  it('[WA2] never touch a card that somebody placed meanwhile', async () => {
    const { work, board, suggestions } = await openSuggestions(twoPlacements);

    board.apart((doc) => placeCard(doc, 'card-7', 'cluster-a'));
    await settled(work);

    expect([...suggestions.renderRoot.querySelectorAll<HTMLElement>('[data-key]')].map(({ dataset }) => dataset['key'])).to.deep.equal(['place:card-8']);
  });

  it('say so when there are none', async () => {
    const { suggestions } = await openSuggestions(() => {});

    expect(wordsOf(suggestions)).to.contain('Keine Vorschläge. Die losen Karten sind einander nicht ähnlich genug.');
  });

  it('say so without network, and come when asked again', async () => {
    const { work, desk, suggestions } = await openSuggestions((fresh) => (fresh.suggested = offline(0)));
    expect(wordsOf(suggestions)).to.contain('Ohne Netz gibt es keine neuen Vorschläge.');

    twoPlacements(desk);
    await pressIn(work, suggestions, 'Neu berechnen');
    await settled(work);

    expect(suggestions.renderRoot.querySelectorAll('[data-key]')).to.have.length(2);
  });

  it('are accessible', async () => {
    const { work } = await openSuggestions(twoPlacements);

    await expect(work).to.be.accessible();
  });
});
