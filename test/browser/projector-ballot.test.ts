import { expect } from '@open-wc/testing';
import { ballotKinds, type BallotKind } from '../../shared/domain/ballot.ts';
import type { BallotView } from '../../shared/protocol/view.ts';
import { sampleBallot, type SampleChange } from './result-samples.ts';
import { sampleView } from './stage-samples.ts';
import { expectNothingCut, expectReadable, inside, leaveHall, seenWords, show, stageHall } from './stage-shown.ts';

const open = (kind: BallotKind, change: SampleChange = {}): Partial<BallotView> => {
  const { options, result } = sampleBallot(kind, change);
  return { kind, mode: result.mode, options, optionCount: options.length, rules: result.rules, budget: result.rules.budget, round: result.round };
};

describe('the projector while people vote', () => {
  before(stageHall);
  after(leaveHall);

  const asks: readonly (readonly [BallotKind, string])[] = [
    ['agreement', 'Ja, Nein oder Enthaltung auf Ihrem Handy'],
    ['dots', 'Kleben Sie bis zu 5 Punkte auf Ihrem Handy'],
    ['resistance', '0 = kein Widerstand, 10 = für mich nicht tragbar'],
    ['consent', 'Konsent, leichter oder schwerwiegender Einwand?'],
    ['ranking', 'Ordnen Sie auf Ihrem Handy, das Wichtigste zuerst'],
    ['scale', 'Kleben Sie Ihren Punkt auf Ihrem Handy'],
  ];

  for (const [kind, line] of asks) {
    for (const factor of [1, 1.25, 1.5] as const) {
      it(`says in one line what to do in ${kind}, readable × ${factor}, and nothing of how it stands`, async () => {
        const stage = await show(sampleView('ballot', { ballot: open(kind), projector: { hallFactor: factor } }));

        expect(seenWords(stage)).to.contain(line).and.contain('Stimmungsbild').and.contain('Stimmen bleiben verdeckt bis zum Schluss');
        expect(seenWords(stage)).not.to.match(/\d+ Stimmen/u);
        expect(inside(stage, '.present')[0]?.textContent).to.equal('110 dabei');
        expect(inside(stage, 'ls-time-disc')).to.have.length(1);
        expectReadable(stage, factor);
        expectNothingCut(stage, 'main');
      });
    }

    it(`shows an open ${kind} ballot without a violation`, async () => {
      await expect(await show(sampleView('ballot', { ballot: open(kind) }))).to.be.accessible();
    });
  }

  it('writes the threshold where a sector needs one to carry', async () => {
    const withThreshold: BallotKind[] = [];
    for (const kind of ballotKinds) if (seenWords(await show(sampleView('ballot', { ballot: open(kind) }))).includes('Ein Bereich trägt ab 66 %')) withThreshold.push(kind);
    expect(withThreshold).to.deep.equal(['agreement', 'resistance']);
  });

  it('names a ballot with tickets, and a second round', async () => {
    const stage = await show(sampleView('ballot', { ballot: open('agreement', { mode: 'binding', round: 2 }) }));

    expect(seenWords(stage)).to.contain('Abstimmung mit Stimmkarten · Gewichten · Runde 2');
    expect(seenWords(stage)).not.to.contain('Stimmungsbild');
  });

  it('shows a single proposal in full', async () => {
    const text = 'Können zählt, nicht nur das Zeugnis. Fehlende Papiere sind ein Anlass, Wissen zu prüfen und zu ergänzen.';
    for (const hallFactor of [1, 1.25, 1.5] as const) {
      const stage = await show(sampleView('ballot', { ballot: open('consent', { texts: [text] }), projector: { hallFactor } }));

      expect(seenWords(stage)).to.contain(text);
      expect(seenWords(stage)).not.to.contain('1 Vorschlag');
      expectNothingCut(stage, 'main');
    }
  });

  it('says how many dots may go to one place where that is less than all of them', async () => {
    const ballot = open('dots');
    const stage = await show(sampleView('ballot', { ballot: { ...ballot, rules: { threshold: 0.66, budget: 5, maxPerOption: 2, passive: null } } }));

    expect(seenWords(stage)).to.contain('bis zu 5 Punkte, höchstens 2 an dieselbe Stelle');
    expect(inside(stage, '.sign circle')).to.have.length(5);
  });

  it('shows the axes of an Ein-Punkt-Frage with the names of their ends', async () => {
    for (const hallFactor of [1, 1.25, 1.5] as const) {
      const stage = await show(sampleView('ballot', { ballot: open('scale', { texts: ['Zuversicht', 'Tempo'] }), projector: { hallFactor } }));

      expect(seenWords(stage)).to.contain('Zuversicht').and.contain('gar nicht').and.contain('zu schnell');
      expectNothingCut(stage, 'main');
    }
  });
});
