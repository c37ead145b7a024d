import { asId, type BallotId, type CardId, type ClusterId, type FreezeId, type OptionId, type PrincipleId, type ProcessId, type SectorId, type WorkshopId } from '../../shared/domain/ids.ts';
import type { FreezeRecord, ProcessRecord, SealedRecord } from '../../shared/record/freeze-record.ts';
import { sealFreeze, sealProcessRecord, type Signer } from '../../server/record/signing.ts';

const process = { id: asId<ProcessId>('process-0001'), title: 'Integration in Arbeit' };

/** A frozen sentence as the circle would have it, with everything filled in. */
export const sampleFreeze = (more: Partial<FreezeRecord> = {}): FreezeRecord => ({
  schema: 'leitsatz/freeze/1',
  id: asId<FreezeId>('freeze-00001'),
  process,
  workshop: { id: asId<WorkshopId>('workshop-001'), title: 'Workshop in Dieburg', date: '2026-11-21' },
  principle: asId<PrincipleId>('principle-01'),
  number: 1,
  version: 1,
  title: 'Sprache',
  text: 'Sprache öffnet Türen: Wir fördern sie vom ersten Tag an. 😀',
  sources: [
    { cluster: asId<ClusterId>('cluster-0001'), title: 'Sprache zuerst', cards: [{ id: asId<CardId>('card-000001'), text: 'Deutsch am Arbeitsplatz', sector: asId<SectorId>('wirtschaft') }] },
    { cluster: null, title: null, cards: [{ id: asId<CardId>('card-000002'), text: 'اللغة أولا', sector: null }] },
  ],
  support: {
    ballot: asId<BallotId>('ballot-00001'),
    kind: 'agreement',
    mode: 'straw-poll',
    threshold: '0.66',
    option: { id: asId<OptionId>('option-00001'), text: 'Sprache öffnet Türen.' },
    turnout: 41,
    invalid: 1,
    total: { yes: 33, no: 5, abstain: 2 },
    sectors: { wirtschaft: { yes: 18, no: 1, abstain: 1 }, politik: { yes: 12, no: 4, abstain: 1 }, verwaltung: null },
    shared: false,
  },
  participation: {
    total: 44,
    sectors: [
      { id: asId<SectorId>('verwaltung'), title: 'Verwaltung', people: null },
      { id: asId<SectorId>('politik'), title: 'Politik', people: 18 },
      { id: asId<SectorId>('wirtschaft'), title: 'Wirtschaft', people: 22 },
    ],
  },
  approvals: [
    { role: 'moderator', at: '2026-11-21T15:03:10.000Z' },
    { role: 'approver', at: '2026-11-21T15:04:55.120Z' },
  ],
  frozenAt: '2026-11-21T15:04:55.120Z',
  previous: null,
  ledger: { revision: 812, head: 'ab'.repeat(32) },
  software: { name: 'leitsatz', version: '0.1.0' },
  ...more,
});

/** Three freezes: two sentences, one of them again in a later wording. */
export function sampleRecord(signer: Signer): ProcessRecord {
  const first = sealFreeze(signer, sampleFreeze());
  const second = sealFreeze(signer, sampleFreeze({ id: asId<FreezeId>('freeze-00002'), principle: asId<PrincipleId>('principle-02'), number: 2, title: '', support: null, previous: first.hash, ledger: { revision: 830, head: 'cd'.repeat(32) } }));
  const third = sealFreeze(signer, sampleFreeze({ id: asId<FreezeId>('freeze-00003'), version: 2, text: 'Sprache öffnet Türen.\nWir fördern sie überall.', previous: second.hash, ledger: { revision: 900, head: 'ef'.repeat(32) } }));
  return sealed(signer, [first, second, third]);
}

export const sealed = (signer: Signer, freezes: readonly SealedRecord[]): ProcessRecord => sealProcessRecord(signer, { process, freezes, chainHead: '12'.repeat(32), revision: 917 });
