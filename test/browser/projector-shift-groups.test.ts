import { expect } from '@open-wc/testing';
import { ballotKinds, type BallotKind } from '../../shared/domain/ballot.ts';
import { roundShift } from '../../shared/domain/round-shift.ts';
import type { StageView } from '../../shared/protocol/view.ts';
import { sampleGroups, sampleResult } from './result-samples.ts';
import { sampleView } from './stage-samples.ts';
import { expectNothingCut, expectReadable, footerOf, inside, leaveHall, pictureOf, seenWords, show, stageHall } from './stage-shown.ts';

const shiftView = (kind: BallotKind, factor: 1 | 1.25 | 1.5 = 1): StageView => {
  const after = sampleResult(kind, { round: 2, warmth: 0.12 });
  return sampleView('shift', { result: after, shift: roundShift(sampleResult(kind), after), projector: { hallFactor: factor } });
};

const groupsView = (sizes: readonly number[], factor: 1 | 1.25 | 1.5 = 1): StageView => sampleView('groups', { ...sampleGroups(sizes), projector: { hallFactor: factor } });

describe('the projector between two rounds', () => {
  before(stageHall);
  after(leaveHall);

  for (const kind of ballotKinds) {
    for (const factor of [1, 1.25, 1.5] as const) {
      it(`shows the shift of ${kind} readable × ${factor}, with nothing outside its room`, async () => {
        const stage = await show(shiftView(kind, factor));

        expect(seenWords(stage)).to.contain('In der zweiten Runde');
        expect(footerOf(stage)).to.contain('Stimmungsbild · Runde 2');
        expectReadable(stage, factor);
        expectNothingCut(stage, 'ol');
        expectNothingCut(stage, '.picture');
      });
    }

    it(`shows the shift of ${kind} without a violation`, async () => {
      await expect(await show(shiftView(kind))).to.be.accessible();
    });
  }

  it('draws an arrow from before to after for every option, largest change first, and says it', async () => {
    const stage = await show(shiftView('resistance'));

    expect(inside(stage, '.arrow .before')).to.have.length(8);
    expect(inside(stage, '.arrow .after')).to.have.length(8);
    const changes = inside(stage, '.value').map(({ textContent }) => (textContent.match(/\d+/gu) ?? []).map(Number)).map(([before = 0, after = 0]) => Math.abs(after - before));
    expect(changes).to.deep.equal([...changes].sort((a, b) => b - a));
    expect(inside(stage, '[role=img][aria-label]')[0]?.getAttribute('aria-label')).to.match(/^In der zweiten Runde: .+: von \d+ auf \d+.+\.$/u);
  });

  it('shows the result where there was no round before', async () => {
    const stage = await show(sampleView('shift', { result: sampleResult('agreement') }));
    expect(pictureOf(stage).localName).to.equal('ls-picture-result');
  });
});

describe('the projector with opinion groups', () => {
  before(stageHall);
  after(leaveHall);

  for (const sizes of [[90, 60], [70, 50, 40], [45, 40, 35, 25, 15]] as const) {
    for (const factor of [1, 1.25, 1.5] as const) {
      it(`shows ${sizes.length} camps readable × ${factor}, with nothing outside its room`, async () => {
        const stage = await show(groupsView(sizes, factor));

        expectReadable(stage, factor);
        expectNothingCut(stage, '.list');
        expectNothingCut(stage, '.picture');
        expectNothingCut(stage, 'main');
      });
    }

    it(`shows ${sizes.length} camps without a violation`, async () => {
      await expect(await show(groupsView(sizes))).to.be.accessible();
    });
  }

  it('names groups, what sets them apart, what all carry, and what it does not mean', async () => {
    const view = groupsView([70, 50, 40]);
    const stage = await show(view);

    expect(seenWords(stage)).to.contain('3 Gruppen stimmen verschieden ab, bei 3 Sätzen sind alle einig');
    expect(seenWords(stage)).to.contain('Gruppe A').and.contain('Gruppe C').and.contain('dafür').and.contain('Das tragen alle Gruppen');
    expect(seenWords(stage)).to.contain('Sie sagen nicht, wer jemand ist.');
    expect(inside(stage, '.area')).to.have.length(3);
    expect(inside(stage, '.dot')).to.have.length(view.groups?.points.length ?? 0);
    expect(inside(stage, '[role=img][aria-label]')[0]?.getAttribute('aria-label')).to.contain('Gruppe A, ').and.contain('Alle Gruppen tragen: ');
  });

  it('shows the result while groups are not known', async () => {
    const stage = await show(sampleView('groups', { result: sampleResult('agreement') }));
    expect(pictureOf(stage).localName).to.equal('ls-picture-result');
  });
});
