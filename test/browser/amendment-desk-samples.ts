import { asId, type AmendmentId, type BallotId, type PrincipleId, type SectorId } from '../../shared/domain/ids.ts';
import type { AmendmentHands, AmendmentOrder } from '../../client/elements/amendment-hands.ts';
import type { AmendmentView, PrincipleView, Receipt, SupportView } from '../../shared/protocol/view.ts';

export const wording = 'Wir erkennen an, was Menschen können. Papiere sind kein Ausschlussgrund.';

/** An amendment to `wording`, open unless `change` says otherwise. */
export const amendment = (id: string, text: string, change: Partial<AmendmentView> = {}): AmendmentView => ({
  id: asId<AmendmentId>(id),
  version: 1,
  base: wording,
  text,
  onCurrent: text,
  reason: '',
  sector: asId<SectorId>('wirtschaft'),
  by: 'participant',
  atMs: 0,
  disputed: false,
  overlaps: [],
  support: null,
  weighed: false,
  state: 'open',
  takenUpIn: null,
  ...change,
});

export const amended = (amendments: readonly AmendmentView[], change: Partial<PrincipleView> = {}): PrincipleView => ({
  id: asId<PrincipleId>('principle-1'),
  number: 3,
  title: 'Können zählt',
  sources: [],
  amendments,
  versions: [{ version: 1, text: wording, atMs: 0, by: 'moderator' }],
  support: null,
  request: null,
  frozen: null,
  ...change,
});

export const notShared: SupportView = { ballot: asId<BallotId>('ballot-1'), mode: 'straw-poll', threshold: 0.66, votes: 20, shared: false, sectors: { wirtschaft: { support: 0.2, carries: false } } };

/** Hands that keep what was ordered and answer what the test says. */
export class RecordingHands implements AmendmentHands {
  readonly orders: AmendmentOrder[] = [];
  readonly weighedIds: string[] = [];
  answer: Receipt = { id: 'command-1', ok: true, revision: 1 };
  readonly kept = new Map<string, string>();
  readonly texts = {
    get: (key: string): string | null => this.kept.get(key) ?? null,
    set: (key: string, text: string): void => void this.kept.set(key, text),
    remove: (key: string): void => void this.kept.delete(key),
  };

  readonly send = (order: AmendmentOrder): Promise<Receipt> => {
    this.orders.push(order);
    return Promise.resolve(this.answer);
  };

  readonly weigh = (id: string): Promise<Receipt> => {
    this.weighedIds.push(id);
    return Promise.resolve(this.answer);
  };
}
