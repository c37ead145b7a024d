import type { ParticipantId, SectorId, WorkshopId } from '../../shared/domain/ids.ts';
import type { PresentView } from '../../shared/protocol/view.ts';

/** Who is connected now, counted by the server; several sockets of one person count once. */
export class Presence {
  /** Connections per participant. */
  readonly #connections = new Map<ParticipantId, number>();
  readonly #counts = new Map<WorkshopId, Map<string, number>>();
  /** Grows with every change. */
  changes = 0;

  enter(participant: ParticipantId, workshop: WorkshopId, sector: SectorId | null): void {
    const connections = this.#connections.get(participant) ?? 0;
    this.#connections.set(participant, connections + 1);
    if (connections === 0) this.#add(workshop, sector, 1);
  }

  /** Workshop and sector are those of `enter`; they never change. */
  leave(participant: ParticipantId, workshop: WorkshopId, sector: SectorId | null): void {
    const connections = this.#connections.get(participant) ?? 0;
    if (connections > 1) this.#connections.set(participant, connections - 1);
    else if (this.#connections.delete(participant)) this.#add(workshop, sector, -1);
  }

  /** Per sector id; `none` counts "Ohne Angabe". Sectors without anybody are left out. */
  of(workshop: WorkshopId): PresentView {
    return Object.fromEntries([...(this.#counts.get(workshop) ?? [])].filter(([, people]) => people > 0));
  }

  #add(workshop: WorkshopId, sector: SectorId | null, people: number): void {
    this.changes += 1;
    const counts = this.#counts.get(workshop) ?? new Map<string, number>();
    const key = sector ?? 'none';
    counts.set(key, (counts.get(key) ?? 0) + people);
    this.#counts.set(workshop, counts);
  }
}
