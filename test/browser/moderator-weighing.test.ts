import { expect, fixture, html } from '@open-wc/testing';
import { asId, type BallotId, type OptionId } from '../../shared/domain/ids.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import type { DeskBallotView, DeskView, ResultView } from '../../shared/protocol/view.ts';
import '../../client/moderator/work-weigh.ts';
import type { WorkWeigh } from '../../client/moderator/work-weigh.ts';
import { consoleWith, RecordingDesk } from './console-stand-in.ts';

const share = (yes: number, no: number) => ({ yes, no, abstain: 0, support: yes / (yes + no), carries: yes / (yes + no) >= 0.66 });
const carried = Object.fromEntries(defaultSectors.map(({ id }) => [id, share(9, 1)]));

const result: ResultView = {
  ballot: asId<BallotId>('ballot-12'),
  kind: 'agreement',
  mode: 'straw-poll',
  threshold: 0.66,
  turnout: 50,
  turnoutBySector: {},
  invalid: 0,
  options: [
    { id: asId<OptionId>('option-1'), text: 'Ein Bereich trägt nicht', source: null, total: { yes: 40, no: 10, abstain: 0, support: 0.8 }, sectors: { ...carried, wirtschaft: share(4, 6) }, shared: false, weakest: 0.4 },
    { id: asId<OptionId>('option-2'), text: 'Alle tragen', source: null, total: { yes: 45, no: 5, abstain: 0, support: 0.9 }, sectors: carried, shared: true, weakest: 0.9 },
    { id: asId<OptionId>('option-3'), text: 'Einer bleibt verdeckt', source: null, total: { yes: 40, no: 2, abstain: 0, support: 0.95 }, sectors: { ...carried, politik: null }, shared: false, weakest: 0.9 },
  ],
};

const ballot = (change: Partial<DeskBallotView> = {}): DeskBallotView => ({
  id: asId<BallotId>('ballot-12'),
  kind: 'agreement',
  mode: 'straw-poll',
  title: 'Was tragen wir?',
  state: 'open',
  threshold: 0.66,
  budget: null,
  optionCount: 3,
  options: result.options.map(({ id, text }) => ({ id, text, source: null })),
  turnout: 12,
  sources: [],
  result: null,
  ...change,
});

// The console's view is wide; weighing reads these fields of it.
const viewWith = (ballots: readonly DeskBallotView[], change: object = {}): DeskView =>
  ({ sectors: defaultSectors, boards: [], sync: [], steps: [], step: null, principles: [], joined: 40, ballots, ...change }) as unknown as DeskView;

const open = async (view: DeskView): Promise<{ work: WorkWeigh; desk: RecordingDesk }> => {
  const desk = new RecordingDesk('workshop-1');
  const work = await fixture<WorkWeigh>(html`<ls-work-weigh></ls-work-weigh>`, { parentNode: consoleWith(view, desk) });
  return { work, desk };
};

const button = (root: ParentNode, words: string): HTMLButtonElement => {
  const found = [...root.querySelectorAll('button')].find(({ textContent }) => textContent.includes(words));
  if (found === undefined) throw new Error(`no button "${words}"`);
  return found;
};

describe('weighing', () => {
  it('shows who has voted and nothing else while a ballot runs; closing asks first', async () => {
    const { work, desk } = await open(viewWith([ballot()]));
    expect(work.renderRoot.querySelector('.turnout')?.textContent).to.equal('12 von 40 haben abgestimmt');
    expect(work.renderRoot.querySelector('ls-ballot-result')).to.equal(null);

    button(work.renderRoot, 'Abstimmung schließen').click();
    await work.updateComplete;
    expect(desk.orders).to.deep.equal([]);
    button(work.renderRoot, 'Jetzt schließen').click();

    expect(desk.orders).to.deep.equal([{ do: 'close-ballot', ballot: 'ballot-12' }]);
    await expect(work).to.be.accessible();
  });

  it('says at the button what went wrong', async () => {
    const { work, desk } = await open(viewWith([ballot()]));
    desk.answer = { id: 'command-1', ok: false, reason: 'unavailable', message: 'Der Server antwortet gerade nicht.', messages: {} };
    button(work.renderRoot, 'Abstimmung schließen').click();
    await work.updateComplete;

    button(work.renderRoot, 'Jetzt schließen').click();
    await new Promise((done) => setTimeout(done));
    await work.updateComplete;

    expect(work.renderRoot.querySelector('.failure')?.textContent).to.contain('Der Server antwortet gerade nicht.');
  });

  it('ranks by the weakest sector, writes the votes beside every share and hides small sectors', async () => {
    const { work } = await open(viewWith([ballot({ state: 'closed', turnout: 50, result })]));
    const table = work.renderRoot.querySelector('ls-ballot-result')?.renderRoot;
    const rows = [...(table?.querySelectorAll('tbody tr') ?? [])];

    expect(rows.map((row) => row.querySelector('th bdi')?.textContent)).to.deep.equal(['Alle tragen', 'Einer bleibt verdeckt', 'Ein Bereich trägt nicht']);
    expect(rows.map((row) => row.querySelector('.verdict')?.textContent)).to.deep.equal(['Von allen getragen', 'Noch zu klären', 'Ein Bereich fehlt: Wirtschaft']);
    expect(rows[1]?.textContent).to.contain('unter 5 Stimmen');
    expect(rows[2]?.textContent).to.contain('40\u202f%');
    expect(rows[2]?.textContent).to.contain('10 Stimmen');
    await expect(work).to.be.accessible();
  });

  it('opens a ballot over the open sentences unless something else was chosen', async () => {
    const principles = [{ id: 'principle-1', number: 1, title: 'Eins', versions: [{ version: 1, text: 'Ein Satz.' }], frozen: null }];
    const { work, desk } = await open(viewWith([], { principles }));
    const builder = work.renderRoot.querySelector('ls-ballot-builder');

    builder?.renderRoot.querySelector('form')?.requestSubmit();
    await new Promise((done) => setTimeout(done));

    expect(desk.orders).to.deep.equal([{ do: 'open-ballot', kind: 'agreement', mode: 'straw-poll', options: [{ principle: 'principle-1' }], threshold: 0.66, title: '' }]);
  });

  it('does not open a ballot over nothing', async () => {
    const { work, desk } = await open(viewWith([]));
    const builder = work.renderRoot.querySelector('ls-ballot-builder');

    builder?.renderRoot.querySelector('form')?.requestSubmit();
    await builder?.updateComplete;

    expect(desk.orders).to.deep.equal([]);
    expect(builder?.renderRoot.textContent).to.contain('Wählen Sie mindestens einen Satz');
  });
});
