import type { ParticipantId } from '../../shared/domain/ids.ts';
import type { Part } from './audience.ts';
import type { Room } from './room.ts';
import { ownView } from './views.ts';

/** One participant's own part of the view, as it was last encoded. */
export interface OwnPart {
  readonly part: Part;
  /** Another one when something changed that the person waits for. */
  readonly hardVersion: number;
  /** Another one when only receipts changed. */
  readonly softVersion: number;
}

interface Kept extends OwnPart {
  readonly hard: string;
  readonly soft: string;
}

/**
 * The own parts of a room's participants, encoded when something of theirs changed and not before:
 * a hall of thousands gets the same bytes but for these.
 */
export class OwnViews {
  readonly #kept = new Map<ParticipantId, Kept>();
  /** Never used twice, so that a part encoded anew is never taken for the one before. */
  #lastVersion = 0;

  /** Encodes again what changed. `null`: everybody's may have changed. */
  refresh(room: Room, changed: ReadonlySet<ParticipantId> | null, nowMs: number): void {
    for (const participant of changed ?? this.#kept.keys()) if (this.#kept.has(participant)) this.#encode(room, participant, nowMs);
  }

  /** The own part of somebody who is connected. null: no such person. */
  of(room: Room, participant: ParticipantId, nowMs: number): OwnPart | null {
    return this.#kept.get(participant) ?? this.#encode(room, participant, nowMs);
  }

  forget(participant: ParticipantId): void {
    this.#kept.delete(participant);
  }

  #encode(room: Room, participant: ParticipantId, nowMs: number): OwnPart | null {
    const own = ownView(room, participant, nowMs);
    if (own === null) return null;
    const { receipts, ...rest } = own;
    const hard = JSON.stringify(rest);
    const soft = JSON.stringify(receipts);
    const known = this.#kept.get(participant);
    if (known !== undefined && known.hard === hard && known.soft === soft) return known;
    const next: Kept = {
      hard,
      soft,
      hardVersion: known?.hard === hard ? known.hardVersion : (this.#lastVersion += 1),
      softVersion: known?.soft === soft ? known.softVersion : (this.#lastVersion += 1),
      part: { text: `,"own":{${hard.slice(1, -1)},"receipts":${soft}}}}` },
    };
    this.#kept.set(participant, next);
    return next;
  }
}
