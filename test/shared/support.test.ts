import { describe, expect, it } from 'vitest';
import { supportRecord } from '../../shared/commands/freezing.ts';
import type { BallotKind } from '../../shared/domain/ballot.ts';
import { asId, type BallotId, type OptionId, type PrincipleId, type ProcessId, type SectorId, type WorkshopId } from '../../shared/domain/ids.ts';
import { applyEffect, emptyProcess, type ProcessState } from '../../shared/domain/process-state.ts';
import { supportOf } from '../../shared/domain/support.ts';
import { countBallot, type Paper } from '../../shared/domain/tally/count-ballot.ts';
import { ballotOf, rulesWith, times } from '../support/ballot-samples.ts';

const workshop = asId<WorkshopId>('workshop-001');
const principle = asId<PrincipleId>('principle-01');
const words = 'Sprache öffnet Türen.';
const meta = { atMs: 0, role: 'moderator', session: 'desk' };
const option = { id: asId<OptionId>('a'), text: words, source: { principle, version: 1 } };
const sectors = [{ id: asId<SectorId>('verw'), title: 'Verwaltung' }];

const begun = (): ProcessState => {
  const state = emptyProcess(asId<ProcessId>('process-0001'));
  applyEffect(state, { type: 'process-created', title: 'Integration', sectors }, meta);
  applyEffect(state, { type: 'workshop-created', workshop, title: 'Dieburg', place: '', date: '2026-11-21', beginsAtMs: 0, expectedPeople: null, code: '12345678', joinKey: 'key', boards: [], steps: [] }, meta);
  applyEffect(state, { type: 'principle-drafted', principle, title: 'Sprache', text: words, sources: [] }, meta);
  return state;
};

const weigh = (state: ProcessState, name: string, kind: BallotKind, papers: readonly Paper[]): void => {
  const ballot = asId<BallotId>(name);
  const rules = rulesWith({ budget: kind === 'dots' ? 3 : null });
  const counted = countBallot(ballotOf(kind, papers, { ballot, rules, options: [option], sectors }));
  applyEffect(state, { type: 'ballot-opened', ballot, workshop, kind, mode: 'straw-poll', title: '', rules, options: [option], round: 1, previous: null }, meta);
  applyEffect(state, { type: 'ballot-closed', ballot, result: { ...counted, trackers: [], choices: [] } }, meta);
};

const principleIn = (state: ProcessState) => {
  const found = state.principles.get(principle);
  if (found === undefined) throw new Error('No principle');
  return found;
};

describe('the ballot that speaks for a wording', () => {
  it('[PR4] is the latest that can say how far it is carried; dots, a ranking or a scale say nothing against an agreement', () => {
    const state = begun();
    expect(supportRecord(state, principleIn(state))).toBeNull();
    weigh(state, 'ballot-001', 'agreement', times(6, 'verw', { a: 'yes' }));
    weigh(state, 'ballot-002', 'dots', times(6, 'verw', { a: 3 }));
    expect(supportOf(state, principleIn(state), 1)?.result.ballot).toBe('ballot-001');

    weigh(state, 'ballot-003', 'consent', times(6, 'verw', { a: 'light' }));
    expect(supportOf(state, principleIn(state), 1)?.result.ballot).toBe('ballot-003');
  });

  it('stands in the record with the counts of its kind, and nothing that follows from them', () => {
    const state = begun();
    weigh(state, 'ballot-001', 'agreement', [...times(6, 'verw', { a: 'yes' }), ...times(5, null, { a: 'abstain' })]);
    expect(JSON.stringify(supportRecord(state, principleIn(state)))).toBe(
      '{"ballot":"ballot-001","kind":"agreement","mode":"straw-poll","threshold":"0.66","option":{"id":"a","text":"Sprache öffnet Türen."},"turnout":11,"invalid":0,' +
        '"total":{"yes":6,"no":0,"abstain":5},"sectors":{"verw":{"yes":6,"no":0,"abstain":0}},"shared":true}',
    );

    weigh(state, 'ballot-002', 'resistance', [...times(6, 'verw', { a: 2 }), ...times(2, null, { a: 10 })]);
    const counts = { rated: 8, abstain: 0, sum: 32, distribution: [0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 2], resistance: 40, median: 2 };
    expect(supportRecord(state, principleIn(state))).toMatchObject({ kind: 'resistance', sectors: { verw: null }, shared: false });
    expect(supportRecord(state, principleIn(state))?.total).toEqual(counts);
  });
});
