import { expect } from '@open-wc/testing';
import type { BoardHistoryEntry } from '../../shared/protocol/board-history.ts';
import type { DeskBallotView, DeskView } from '../../shared/protocol/view.ts';
import { offline } from '../../client/connection/api.ts';
import { act, boardId, boardView, closeBoards, itemOf, openBoard, panel, pressIn, said, settled, titlesOf, wordsOf } from './board-hands.ts';

const entry = (seq: number, by: string, ...edits: BoardHistoryEntry['edits']): BoardHistoryEntry => ({ seq, atMs: Date.UTC(2026, 10, 22, 9, seq), by, edits });

const atVote = (ballots: readonly Partial<DeskBallotView>[]): DeskView => ({ ...boardView, ballots }) as unknown as DeskView;

describe('panels over the board', () => {
  afterEach(closeBoards);

  it('tell the history in plain German, older entries on demand', async () => {
    const { work, desk } = await openBoard();
    desk.recorded = {
      ok: true,
      value: {
        entries: [
          entry(9, 'Jana Brandt', { what: 'placed', card: 'card-1', from: { in: 'tray' }, to: { in: 'cluster', cluster: 'cluster-a', title: 'Ausbildung' } }),
          entry(8, '', { what: 'placed', card: 'gone', from: { in: 'tray' }, to: { in: 'parked' } }, { what: 'marked', id: 'cluster-b', conflict: true }),
          entry(7, '', { what: 'renamed', cluster: 'cluster-b', from: 'Miete', to: 'Wohnen' }, { what: 'hidden', card: 'card-2', reason: 'Sie nennt eine Person.' }),
        ],
        more: true,
        texts: { 'card-1': 'Lehre', 'card-2': 'Herr M.', gone: null },
      },
    };
    await act(work, 'menu');
    await pressIn(work, await panel(work, 'ls-wall-menu'), 'Wer was wann geändert hat');
    const history = await panel(work, 'ls-wall-history');
    await settled(work);

    const words = wordsOf(history);
    expect(words).to.contain('Jana Brandt').and.to.contain('Karte „Lehre“ von „Ohne Gruppe“ nach „Ausbildung“');
    expect(words).to.contain('Moderation').and.to.contain('eine gelöschte Karte von „Ohne Gruppe“ auf den Parkplatz').and.to.contain('Gruppe „Wohnen“ als strittig markiert');
    expect(words).to.contain('Überschrift „Miete“ zu „Wohnen“ geändert').and.to.contain('Karte „Herr M.“ ausgeblendet: Sie nennt eine Person.');
    await expect(work).to.be.accessible();

    desk.recorded = { ok: true, value: { entries: [entry(1, '', { what: 'opened', cluster: 'cluster-b', title: '' })], more: false, texts: {} } };
    await pressIn(work, history, 'Weitere laden');
    await settled(work);
    expect(desk.asked).to.deep.equal([null, 7]);
    expect(wordsOf(history)).to.contain('Gruppe ohne Überschrift angelegt').and.not.to.contain('Weitere laden');
  });

  it('say when there is no history yet, and when it cannot be had', async () => {
    const { work, desk } = await openBoard();
    await act(work, 'menu');
    await pressIn(work, await panel(work, 'ls-wall-menu'), 'Wer was wann geändert hat');
    const history = await panel(work, 'ls-wall-history');
    await settled(work);
    expect(wordsOf(history)).to.contain('Noch hat niemand etwas an dieser Pinnwand geändert.');

    desk.recorded = offline(0);
    await pressIn(work, history, 'Neu laden');
    await settled(work);
    expect(history.renderRoot.querySelector('[role=alert]')).not.to.equal(null);
  });

  it('give the board out, and take cards of another one over', async () => {
    const view = { ...boardView, workshops: [{ id: 'workshop-0', title: 'Erster Abend', date: '2026-09-01', boards: [{ id: 'board-old', question: 'Was fehlt?' }] }] } as unknown as DeskView;
    const { work, desk } = await openBoard(view);
    desk.answer = { id: 'c', ok: true, revision: 1, cards: 4, left: 0 };
    await act(work, 'menu');
    const menu = await panel(work, 'ls-wall-menu');
    expect([...menu.renderRoot.querySelectorAll('a')].map((link) => link.getAttribute('href'))).to.deep.equal(['html', 'csv', 'json'].map((format) => `/api/v1/boards/${boardId}/wall.${format}?as=moderator`));
    expect(menu.renderRoot.querySelector('#carry-from')?.textContent).to.equal('Was fehlt? (Erster Abend, Dienstag, 1. September)');

    await pressIn(work, menu, 'Karten übernehmen');

    expect(desk.orders).to.deep.equal([{ do: 'carry-cards', from: 'board-old', to: boardId, what: 'parked' }]);
    expect(wordsOf(menu)).to.contain('4 Karten übernommen. Sie bleiben auch auf der anderen Pinnwand.');
    await expect(work).to.be.accessible();
  });

  it('let the hall choose among headings, one dot each', async () => {
    const { work, desk } = await openBoard();
    itemOf(work, 'strip:cluster-b').click();
    await settled(work);
    const tools = work.renderRoot.querySelector('ls-cluster-tools');
    if (tools !== null) await pressIn(work, tools, 'Überschrift abstimmen lassen');
    const vote = await panel(work, 'ls-heading-vote');

    await pressIn(work, vote, 'Abstimmung öffnen');
    expect(desk.orders).to.deep.equal([]);
    expect(wordsOf(vote)).to.contain('Schreiben Sie mindestens zwei verschiedene Überschriften.');

    const second = vote.renderRoot.querySelectorAll('input')[1];
    if (second !== undefined) {
      second.value = 'Wohnen, das man bezahlen kann';
      second.dispatchEvent(new Event('input'));
    }
    await pressIn(work, vote, 'Abstimmung öffnen');
    expect(desk.orders).to.deep.equal([{ do: 'open-ballot', kind: 'dots', mode: 'straw-poll', title: 'Welche Überschrift passt?', budget: 1, options: [{ cluster: 'cluster-b' }, { text: 'Wohnen, das man bezahlen kann' }] }]);
  });

  it('take the heading that the hall chose', async () => {
    const total = (dots: number): unknown => ({ dots });
    const view = atVote([{ id: 'ballot-1', title: 'Welche Überschrift passt?', state: 'closed', sources: [{ cluster: 'cluster-b' }, null], result: { kind: 'dots', options: [{ text: 'Wohnen', total: total(3) }, { text: 'Bezahlbar wohnen', total: total(17) }] } }] as unknown as readonly Partial<DeskBallotView>[]);
    const { work, board } = await openBoard(view);
    itemOf(work, 'strip:cluster-b').click();
    await settled(work);
    const tools = work.renderRoot.querySelector('ls-cluster-tools');
    if (tools !== null) await pressIn(work, tools, 'Überschrift abstimmen lassen');
    const vote = await panel(work, 'ls-heading-vote');
    expect(wordsOf(vote)).to.match(/Bezahlbar wohnen\s*17 Punkte.*Wohnen\s*3 Punkte/u);

    await pressIn(work, vote, 'Als Überschrift nehmen');

    expect(titlesOf(board)).to.deep.equal(['Ausbildung', 'Bezahlbar wohnen']);
    expect(said(work)).to.equal('Die Gruppe heißt jetzt „Bezahlbar wohnen“');
  });

  it('keep to one ballot at a time', async () => {
    const { work } = await openBoard(atVote([{ id: 'ballot-1', title: 'Anderes', state: 'open', sources: [], result: null } as unknown as Partial<DeskBallotView>]));
    itemOf(work, 'strip:cluster-b').click();
    await settled(work);
    const tools = work.renderRoot.querySelector('ls-cluster-tools');
    if (tools !== null) await pressIn(work, tools, 'Überschrift abstimmen lassen');

    expect(wordsOf(await panel(work, 'ls-heading-vote'))).to.contain('Eine Abstimmung läuft. Schließen Sie sie zuerst unter „Gewichten“.');
  });
});
