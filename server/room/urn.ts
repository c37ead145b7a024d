/**
 * The urn of an open ballot, apart from the ledger from the start (reference quality.md §7).
 *
 * In a straw poll each participant has one paper, which they may change; it is unlinked and shuffled at
 * the close. Everything else is sealed: it goes in without a name and at a random place, the register
 * says which ticket has voted, and trackers are a list of their own. Nothing joins the three.
 */
import { randomInt } from 'node:crypto';
import type { Paper, SealedPaper, UrnContent } from '../../shared/commands/decision.ts';
import type { Choices, Reasons } from '../../shared/domain/ballot.ts';
import { asId, type BallotId, type ParticipantId } from '../../shared/domain/ids.ts';
import type { Storage, Write } from '../storage/storage.ts';
import { shuffle } from './shuffle.ts';
import { decodeUrn, encodeUrn, type UrnPlaces } from './urn-encoding.ts';

export class Urn {
  readonly #ballot: BallotId;
  readonly #places: UrnPlaces;
  readonly #papers = new Map<ParticipantId, Paper>();
  /** Trackers of papers that may be changed. */
  readonly #holders = new Map<string, ParticipantId>();
  #sealed: SealedPaper[] = [];
  readonly #trackers = new Set<string>();
  readonly #register = new Set<string>();
  #dirty = false;

  constructor(ballot: BallotId, places: UrnPlaces) {
    this.#ballot = ballot;
    this.#places = places;
  }

  /** As stored, after a start. */
  static load(storage: Storage, process: string, ballot: BallotId, places: UrnPlaces): Urn {
    const urn = new Urn(ballot, places);
    for (const { participant, body } of storage.papers(process, ballot)) {
      const { choices, reasons = {}, tracker } = JSON.parse(body) as { choices: Choices; reasons?: Reasons; tracker: string };
      urn.put({ participant: asId<ParticipantId>(participant), choices, reasons, tracker });
    }
    const bytes = storage.urn(process, ballot);
    if (bytes !== null) {
      const { sealed, trackers } = decodeUrn(bytes, places);
      urn.#sealed = [...sealed];
      for (const tracker of trackers) urn.#trackers.add(tracker);
    }
    for (const holder of storage.marks(process, ballot)) urn.#register.add(holder);
    return urn;
  }

  /** A paper of a straw poll; takes the place of the participant's earlier one. */
  put(paper: Paper): void {
    const earlier = this.#papers.get(paper.participant);
    if (earlier !== undefined) this.#holders.delete(earlier.tracker);
    this.#papers.set(paper.participant, paper);
    this.#holders.set(paper.tracker, paper.participant);
  }

  /** A paper without a name: in at a random place, so that not even the memory knows which came last. */
  seal(paper: SealedPaper): void {
    const place = randomInt(this.#sealed.length + 1);
    const moved = this.#sealed[place];
    this.#sealed[place] = paper;
    if (moved !== undefined) this.#sealed.push(moved);
    this.#dirty = true;
  }

  addTracker(tracker: string): void {
    this.#trackers.add(tracker);
    this.#dirty = true;
  }

  mark(holder: string): void {
    this.#register.add(holder);
  }

  hasVoted(holder: string): boolean {
    return this.#register.has(holder);
  }

  paperOf(participant: ParticipantId): Paper | undefined {
    return this.#papers.get(participant);
  }

  /** A tracking number is taken unless the participant's own paper, which they may change, has it. */
  trackerTaken(tracker: string, participant: ParticipantId | null): boolean {
    const holder = this.#holders.get(tracker);
    return this.#trackers.has(tracker) || (holder !== undefined && holder !== participant);
  }

  get size(): number {
    return this.#papers.size + this.#sealed.length;
  }

  content(): UrnContent {
    return { papers: [...this.#papers.values()], sealed: this.#sealed, trackers: [...this.#trackers].sort() };
  }

  /** The sealed part as it has to be stored, shuffled anew each time; null when it did not change. */
  takeWrite(process: string): Write | null {
    if (!this.#dirty) return null;
    this.#dirty = false;
    const bytes = encodeUrn({ sealed: shuffle(this.#sealed), trackers: [...this.#trackers].sort() }, this.#places);
    return { put: 'urn', value: { process, ballot: this.#ballot, bytes } };
  }
}

export const paperBody = ({ choices, reasons, tracker }: Paper): string => JSON.stringify(Object.keys(reasons).length === 0 ? { choices, tracker } : { choices, reasons, tracker });
