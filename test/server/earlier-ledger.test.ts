/** Entries that the first version wrote are read as today's; a process of that time goes on. */
import { describe, expect, it } from 'vitest';
import { readEntry, writeEntry } from '../../server/room/ledger.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import type { Effect } from '../../shared/domain/effect.ts';
import { Hall } from '../support/hall.ts';

const option = { id: 'option-1', text: 'Satz', source: null };
const earlier = (workshop: string): readonly Record<string, unknown>[] => [
  { type: 'ballot-opened', ballot: 'ballot-0001', workshop, kind: 'agreement', mode: 'straw-poll', title: 'Runde', threshold: 0.5, options: [option] },
  {
    type: 'ballot-closed',
    ballot: 'ballot-0001',
    result: {
      ballot: 'ballot-0001', kind: 'agreement', mode: 'straw-poll', threshold: 0.5, turnout: 6, turnoutBySector: { stadt: 6, land: 0 }, invalid: 0,
      options: [{ ...option, total: { yes: 4, no: 2, abstain: 0, support: 4 / 6 }, sectors: { stadt: { yes: 4, no: 2, abstain: 0, support: 4 / 6, carries: true } }, shared: true, weakest: 4 / 6 }],
      trackers: [], choices: [],
    },
  },
];

describe('a ledger of the first version', () => {
  it('[LG2] its ballots are there, with the rules that held then', async () => {
    const hall = await Hall.open(new MemoryStorage());
    const entries = hall.storage.entries(hall.process);
    const last = entries.at(-1);
    const meta = { atMs: 1, role: 'moderator', session: 's' };
    const { entry } = writeEntry(hall.process, last?.hash ?? '', { seq: entries.length + 1, meta, workshop: hall.workshop, command: { id: 'command-1', do: 'close-ballot' }, effects: earlier(hall.workshop) as unknown as Effect[] });
    hall.storage.commit([{ put: 'entry', value: entry }]);
    hall.restart();

    const view = await hall.view(hall.keys.moderator);
    expect(view.ballots).toMatchObject([{ state: 'closed', threshold: 0.5, rules: { threshold: 0.5, budget: null, passive: null }, round: 1, previous: null, turnout: 6, result: { onTicket: 0, byHand: 0, tickets: null, options: [{ shared: true, rank: null, polarised: false }], reasons: [] } }]);
    expect((await hall.openBallot('agreement', ['Satz'], { repeats: 'ballot-0001' })).body).toMatchObject({ round: 2, previous: 'ballot-0001' });
  });

  it('[CO1] what its plan does not name nobody is allowed', () => {
    const step = { id: 'step-0001', kind: 'cluster', title: 'Ordnen', instruction: '', minutes: 10, startsAfterMinutes: 0, board: null, permissions: { submitCards: false, editCards: true }, picture: 'clusters' };
    const created = { type: 'workshop-created', workshop: 'workshop-1', title: 'W', place: '', date: '2026-03-14', beginsAtMs: 0, expectedPeople: null, code: '12345678', joinKey: 'k', boards: [], steps: [step] };
    const { entry } = writeEntry('process-01', '', { seq: 1, meta: { atMs: 1, role: 'circle', session: 's' }, workshop: 'workshop-1', command: { id: 'command-1', do: 'create-workshop' }, effects: [created] as unknown as Effect[] });

    expect(readEntry(entry, () => undefined).effects).toEqual([{ ...created, steps: [{ ...step, permissions: { submitCards: false, editCards: true, suggestClusters: false, comment: false } }] }]);
  });

  it('[LG1] reading changes nothing of an entry of today', async () => {
    const hall = await Hall.open(new MemoryStorage());
    await hall.close((await hall.openBallot('dots', ['A', 'B', 'C'])).ballot);
    for (const entry of hall.storage.entries(hall.process)) expect(readEntry(entry, () => undefined).effects).toEqual((JSON.parse(entry.body) as { effects: unknown }).effects);
  });
});
