/**
 * The urn of an open straw poll. Apart from the ledger from the start: one paper per participant,
 * replaced when it is changed, without time or order. At the close the papers are unlinked, shuffled
 * and erased in the same commit (reference quality.md §7; tickets and binding ballots come later).
 */
import { createHash } from 'node:crypto';
import type { Choices } from '../../shared/domain/ballot.ts';
import { asId, type BallotId, type ParticipantId } from '../../shared/domain/ids.ts';
import type { Paper } from '../../shared/commands/decision.ts';
import type { Storage } from '../storage/storage.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** First 16 base32 characters of SHA-256 over ballot and the voter's own random value: says nothing about the choice. */
export const trackerOf = (ballot: BallotId, nonce: string): string => {
  const digest = createHash('sha256').update(`${ballot}\n${nonce}`).digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let place = 15; place >= 0; place -= 1) text += alphabet[Number((bits >> BigInt(place * 5)) & 31n)] ?? '';
  return text;
};

export class Urn {
  readonly #papers = new Map<ParticipantId, Paper>();
  readonly #holders = new Map<string, ParticipantId>();

  /** Papers as stored, after a start. */
  static load(storage: Storage, process: string, ballot: BallotId): Urn {
    const urn = new Urn();
    for (const { participant, body } of storage.papers(process, ballot)) {
      const { choices, tracker } = JSON.parse(body) as { choices: Choices; tracker: string };
      urn.put({ participant: asId<ParticipantId>(participant), choices, tracker });
    }
    return urn;
  }

  put(paper: Paper): void {
    const earlier = this.#papers.get(paper.participant);
    if (earlier !== undefined) this.#holders.delete(earlier.tracker);
    this.#papers.set(paper.participant, paper);
    this.#holders.set(paper.tracker, paper.participant);
  }

  paperOf(participant: ParticipantId): Paper | undefined {
    return this.#papers.get(participant);
  }

  /** Who holds a tracking number. */
  holderOf(tracker: string): ParticipantId | undefined {
    return this.#holders.get(tracker);
  }

  get size(): number {
    return this.#papers.size;
  }

  papers(): readonly Paper[] {
    return [...this.#papers.values()];
  }
}

export const paperBody = ({ choices, tracker }: Paper): string => JSON.stringify({ choices, tracker });
