import { nanoid } from 'nanoid';
import type { DecisionContext } from '../../shared/commands/decision.ts';
import { asId, type BoardId, type CardId, type ClusterId } from '../../shared/domain/ids.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import { sealFreeze } from '../record/signing.ts';
import type { Room, RoomDependencies } from './room.ts';
import { shuffle } from './shuffle.ts';
import { trackerOf } from './tracker.ts';

const cardsOf = (room: Room, board: BoardId, cluster: ClusterId): readonly CardId[] => {
  const found = room.snapshot(board)?.clusters.find(({ id }) => id === cluster);
  return (found?.cards ?? []).flatMap((card) => [card.id, ...card.merged.map(({ id }) => id)]).map((id) => asId<CardId>(id));
};

/** What a decision may ask of a room, as it is at this moment. */
export const decisionContext = (room: Room, { clock, signer, software }: Pick<RoomDependencies, 'clock' | 'signer' | 'software'>): DecisionContext => ({
  nowMs: clock.nowMs(),
  newId: nanoid,
  shuffle,
  cluster: (board, cluster) => room.boards.get(board)?.cluster(cluster),
  clusterCount: (board) => room.boards.get(board)?.clusterCount ?? 0,
  place: (board, card) => room.boards.get(board)?.place(card),
  cardsOf: (board, cluster) => cardsOf(room, board, cluster),
  snapshot: (board) => room.snapshot(board),
  urn: (ballot) => room.urns.get(ballot)?.content() ?? { papers: [], sealed: [], trackers: [] },
  trackerTaken: (ballot, tracker, participant) => room.urns.get(ballot)?.trackerTaken(tracker, participant) ?? false,
  ticket: (typed) => room.tickets.find(typed),
  ticketOf: (participant) => room.tickets.of(participant),
  ticketVoted: (ballot, ticket) => room.urns.get(ballot)?.hasVoted(ticket) ?? false,
  tracker: trackerOf,
  seal: (record) => {
    const { hash, signature, keyId } = sealFreeze(signer, record);
    return { record: canonicalJson(record), hash, signature, keyId };
  },
  ledger: { revision: room.revision, head: room.head },
  software,
});
