import type { Ticket } from '../../shared/commands/decision.ts';
import { asId, type ParticipantId, type SectorId, type WorkshopId } from '../../shared/domain/ids.ts';
import { hashSecret, normaliseCode, ticketCodePattern } from '../identity/secrets.ts';
import type { StoredTicket, Write } from '../storage/storage.ts';

/** The tickets (Stimmkarten) of a process. The storage holds the same; the ledger only knows how many there are. */
export class Tickets {
  readonly #bySecret = new Map<string, StoredTicket>();
  /** Hash of the digits to hash of the secret. */
  readonly #byCode = new Map<string, string>();
  readonly #byParticipant = new Map<string, string>();

  constructor(stored: readonly StoredTicket[] = []) {
    for (const ticket of stored) this.add(ticket);
  }

  add(ticket: StoredTicket): void {
    this.#bySecret.set(ticket.secretHash, ticket);
    this.#byCode.set(ticket.codeHash, ticket.secretHash);
    if (ticket.participant !== null) this.#byParticipant.set(ticket.participant, ticket.secretHash);
  }

  /** The ticket behind a secret or its digits as somebody typed them. Looked up by hash, so that time tells nothing about how much was right. */
  find(typed: string): Ticket | undefined {
    const code = normaliseCode(typed);
    return ticketOf(this.#bySecret.get(ticketCodePattern.test(code) ? (this.#byCode.get(hashSecret(code)) ?? '') : hashSecret(typed)));
  }

  of(participant: ParticipantId): Ticket | undefined {
    return ticketOf(this.#bySecret.get(this.#byParticipant.get(participant) ?? ''));
  }

  get(id: string): Ticket | undefined {
    return ticketOf(this.#bySecret.get(id));
  }

  hasCode(codeHash: string): boolean {
    return this.#byCode.has(codeHash);
  }

  /** What has to be stored, and added here, when a ticket becomes somebody's. */
  bound(id: string, participant: ParticipantId): Extract<Write, { readonly put: 'ticket' }> | null {
    const stored = this.#bySecret.get(id);
    return stored === undefined ? null : { put: 'ticket', value: { ...stored, participant } };
  }
}

const ticketOf = (stored: StoredTicket | undefined): Ticket | undefined =>
  stored === undefined
    ? undefined
    : {
        id: stored.secretHash,
        workshop: asId<WorkshopId>(stored.workshop),
        sector: stored.sector === null ? null : asId<SectorId>(stored.sector),
        participant: stored.participant === null ? null : asId<ParticipantId>(stored.participant),
      };
