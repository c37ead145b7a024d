import type { ParticipantId, SectorId, WorkshopId } from '../../shared/domain/ids.ts';
import type { PresentView } from '../../shared/protocol/view.ts';

/** Who is connected now, counted by the server; several sockets of one person count once. */
export class Presence {
  /** Connections per participant; sector and workshop never change. */
  readonly #people = new Map<ParticipantId, { readonly workshop: WorkshopId; readonly sector: SectorId | null; connections: number }>();

  enter(participant: ParticipantId, workshop: WorkshopId, sector: SectorId | null): void {
    const person = this.#people.get(participant);
    if (person === undefined) this.#people.set(participant, { workshop, sector, connections: 1 });
    else person.connections += 1;
  }

  leave(participant: ParticipantId): void {
    const person = this.#people.get(participant);
    if (person === undefined) return;
    person.connections -= 1;
    if (person.connections <= 0) this.#people.delete(participant);
  }

  /** Per sector id; `none` counts "Ohne Angabe". */
  of(workshop: WorkshopId): PresentView {
    const counts: Record<string, number> = {};
    for (const person of this.#people.values()) {
      if (person.workshop !== workshop) continue;
      const key = person.sector ?? 'none';
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  }
}
