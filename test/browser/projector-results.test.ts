import { expect, nextFrame } from '@open-wc/testing';
import { ballotKinds, type BallotKind } from '../../shared/domain/ballot.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { asId } from '../../shared/domain/ids.ts';
import { resultTitle } from '../../shared/locale/result-sentences.ts';
import { sampleResult, type SampleChange } from './result-samples.ts';
import { sampleView } from './stage-samples.ts';
import { expectNothingCut, expectReadable, footerOf, inside, leaveHall, seenWords, show, stageHall } from './stage-shown.ts';
import type { Stage } from '../../client/projector/stage.ts';

const one = ['Können zählt, nicht nur das Zeugnis. Fehlende Papiere sind ein Anlass, Wissen zu prüfen und zu ergänzen.'];
const long = Array.from({ length: 12 }, (_, place) => `${place}. Wir stehen im ganzen Landkreis gemeinsam dafür ein, dass dieser sehr lange Satz auch in der letzten Reihe noch gelesen wird.`);
const eight: readonly Sector[] = ['Verwaltung', 'Politik', 'Wirtschaft', 'Zivilgesellschaft', 'Migrantische Organisationen', 'Bildung und Wissenschaft', 'Sozialpartner', 'Gesundheit und Pflege'].map((title, place) => ({ id: asId(`s${place}`), title }));

const scenes: readonly (readonly [string, BallotKind, SampleChange])[] = [
  ...ballotKinds.map((kind) => [kind, kind, {}] as const),
  ...(['agreement', 'dots', 'resistance', 'consent', 'ranking'] as const).map((kind) => [`${kind} with twelve long sentences`, kind, { texts: long }] as const),
  ['dots of one each', 'dots', { budget: 1 }],
  ['an Einwandfrage', 'resistance', { texts: one }],
  ['a single Konsent', 'consent', { texts: one }],
  ['two axes', 'scale', { texts: ['Zuversicht', 'Tempo der Verwaltung'] }],
  ['eight sectors', 'agreement', { sectors: eight }],
  ['dots of eight sectors', 'dots', { sectors: eight }],
  ['nobody', 'agreement', { empty: true }],
];

const shown = (kind: BallotKind, change: SampleChange = {}, factor: 1 | 1.25 | 1.5 = 1): Promise<Stage> =>
  show(sampleView('result', { result: sampleResult(kind, change), sectors: change.sectors ?? sampleView('result').sectors, projector: { hallFactor: factor } }));

describe('the projector after a ballot', () => {
  before(stageHall);
  after(leaveHall);

  for (const [name, kind, change] of scenes) {
    for (const factor of [1, 1.25, 1.5] as const) {
      it(`shows ${name} readable × ${factor}, with nothing outside its room`, async () => {
        const stage = await shown(kind, change, factor);

        expectReadable(stage, factor);
        expectNothingCut(stage, '.bands');
        expectNothingCut(stage, '.picture');
        expectNothingCut(stage, 'ol');
        expectNothingCut(stage, 'main');
      });
    }

    it(`shows ${name} without a violation, labelled as a straw poll, with its values in a table`, async () => {
      const stage = await shown(kind, change);

      expect(footerOf(stage)).to.match(/^Stimmungsbild ·/u);
      if (change.empty !== true) expect(inside(stage, 'table').length).to.be.at.least(1);
      await expect(stage).to.be.accessible();
    });
  }

  it('is an image with a complete sentence that begins with the result', async () => {
    for (const kind of ['dots', 'resistance', 'consent', 'ranking', 'scale'] as const) {
      const stage = await shown(kind);
      const said = inside(stage, '[role=img][aria-label]').map((element) => element.getAttribute('aria-label') ?? '').find((label) => label.startsWith(resultTitle(sampleResult(kind))));
      expect(said, kind).to.match(/\.$/u);
    }
  });

  it('speaks every sentence of the Konsenslandkarte as the design says it', async () => {
    const stage = await shown('agreement');
    const said = inside(stage, 'ls-hall-pillars').map((pillars) => pillars.shadowRoot?.querySelector('[role=img]')?.getAttribute('aria-label'));

    expect(said).to.have.length(12);
    expect(said.slice(0, 6)).to.deep.equal(Array.from({ length: 6 }, () => 'Gemeinsam: von allen 5 Bereichen getragen.'));
    expect(said[8]).to.equal('Getragen von 4 von 5 Bereichen. Es fehlt: Wirtschaft mit 41 Prozent, nötig sind 66 Prozent.');
    expect(said[9]).to.contain('Noch offen: Migrantische Organisationen mit weniger als 5 Stimmen.');
  });

  it('holds twelve sentences of the Konsenslandkarte on one page, in the three fields of the design', async () => {
    const stage = await shown('agreement');

    expect(inside(stage, '.field').map((field) => `${field.querySelector('h2')?.textContent ?? ''} ${field.querySelectorAll('li').length}`)).to.deep.equal(['Von allen getragen 6', 'Ein Bereich fehlt 3', 'Noch zu klären 3']);
    expect(seenWords(stage)).to.contain('6 von 12 Sätzen werden von allen Bereichen getragen').and.contain('Zahl = Zustimmung in %');
    expect(footerOf(stage)).to.equal('Stimmungsbild · 160 Stimmen');
  });

  it('names a ballot with tickets and its round', async () => {
    expect(footerOf(await shown('dots', { mode: 'binding', round: 3 }))).to.contain('Abstimmung mit Stimmkarten · Runde 3').and.contain('160 Stimmen');
  });

  it('lets the dots lie there one by one while they have room, else as a strip per sector', async () => {
    expect(inside(await shown('dots', { budget: 1 }), '.dots circle')).to.have.length(160);
    const many = await shown('dots', { budget: 20 });
    expect(inside(many, '.dots circle')).to.have.length(0);
    expect(inside(many, '.part').length).to.be.above(20);
  });

  it('gives equal options the same place', async () => {
    const result = sampleResult('dots');
    if (result.kind !== 'dots') return;
    const options = result.options.map((option, place) => ({ ...option, rank: place < 2 ? 1 : place + 1, total: { ...option.total, dots: place < 2 ? 100 : 50 - place } }));
    const stage = await show(sampleView('result', { result: { ...result, options } }));

    expect(inside(stage, '.place').slice(0, 3).map(({ textContent }) => textContent)).to.deep.equal(['1', '1', '3']);
    expect(seenWords(stage)).to.contain('Die meisten Punkte: 2 gleichauf');
  });

  it('marks what lies above the Passivlösung, and two camps, and then shows the map of its sentences without it', async () => {
    const stage = await shown('resistance');

    expect(inside(stage, '.measure').map((row) => row.querySelector('ls-cut-text')?.text)).to.deep.equal(['Es bleibt, wie es ist']);
    expect(inside(stage, '.limit')).to.have.length(8);
    expect(inside(stage, '.beyond').length).to.be.at.least(1);
    expect(inside(stage, '.columns path').map((path) => (path.getAttribute('d') ?? '').split('M').length - 1)).to.deep.equal(Array.from({ length: 8 }, () => 11));
    expect(seenWords(stage)).to.contain('Zwei Lager');

    inside(stage, 'ls-ranked-rows')[0]?.dispatchEvent(new Event('ls-pages-end'));
    for (let frame = 0; frame < 4; frame += 1) await nextFrame();
    expect(inside(stage, 'ls-consensus-map')).to.have.length(1);
    expect(seenWords(stage)).to.contain('von 7 Sätzen werden von allen Bereichen getragen').and.contain('Zahl = Widerstand 0 bis 3, in %');
  });

  it('says of a Konsent whether it is accepted, counts objections, and shows nobody’s words', async () => {
    const result = sampleResult('consent');
    const [option] = result.options;
    const stage = await show(sampleView('result', { result: { ...result, reasons: [{ id: 'reason-1', option: option?.id ?? asId('option-0'), text: 'Das ist mir zu teuer' }] } }));

    expect(seenWords(stage)).to.contain('3 von 4 Vorschlägen angenommen').and.match(/\d+ schwerwiegende Einwände/u);
    expect(seenWords(stage)).not.to.contain('zu teuer');
  });

  it('marks the mean of an Ein-Punkt-Frage and lays one dot per person', async () => {
    const stage = await shown('scale');

    expect(inside(stage, '.dot')).to.have.length(160);
    expect(seenWords(stage)).to.match(/Im Mittel \d+ von 100, näher an „sehr“/u).and.match(/Mittel \d+/u);
    expect(inside(await shown('scale', { texts: ['Zuversicht', 'Tempo'] }), '.dot')).to.have.length(160);
  });

  it('stays with the last picture while the pictures of results are on their way', async () => {
    const stage = await show(sampleView('ballot'));
    expect(inside(stage, 'ls-picture-ballot')).to.have.length(1);
    stage.view = sampleView('result', { result: sampleResult('agreement') });
    await stage.updateComplete;

    expect(inside(stage, 'ls-picture-ballot, ls-picture-result')).to.have.length(1);
  });
});
