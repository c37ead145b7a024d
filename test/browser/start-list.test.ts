import { expect, fixture, html } from '@open-wc/testing';
import type { DeskView } from '../../shared/protocol/view.ts';
import type { OwnProcess, OwnWorkshop } from '../../client/start/own-workshops.ts';
import '../../client/start/workshop-list.ts';
import type { WorkshopList } from '../../client/start/workshop-list.ts';
import { stateOf, type WorkshopState } from '../../client/start/workshop-state.ts';

const workshop = (id: string, date: string): OwnWorkshop => ({ id, title: `Workshop ${id}`, date, place: '', doors: [{ role: 'moderator', path: `/moderator/${id}` }] });
const process: OwnProcess = { id: 'p', title: 'Masterplan', steers: true, doors: [], workshops: [workshop('today', '2026-03-14'), workshop('later', '2026-04-25'), workshop('past', '2026-02-01')] };
const now = new Date(2026, 2, 14, 10);
const state = (change: Partial<WorkshopState>): WorkshopState => ({ step: null, connected: 0, work: [{ kind: 'collect', title: 'Sammeln' }], sentences: 0, sectors: 5, ...change });

const open = (states: ReadonlyMap<string, WorkshopState | null>): Promise<WorkshopList> =>
  fixture<WorkshopList>(html`<ls-workshop-list .processes=${[process]} .now=${now} .states=${states}></ls-workshop-list>`);
const rows = (list: WorkshopList): readonly Element[] => [...list.renderRoot.querySelectorAll('.workshop')];

describe('the state of a workshop', () => {
  it('counts the sentences frozen since its day and before the next workshop', () => {
    const workshops = [{ id: 'first', date: '2026-03-14' }, { id: 'second', date: '2026-04-25' }];
    const sealed = [new Date(2026, 2, 14, 16), new Date(2026, 2, 20, 9), new Date(2026, 3, 25, 16)].map((at) => ({ frozenAtMs: at.getTime() }));
    // The view is wide; seven fields of it are read.
    const sentences = workshops.map((own) => stateOf({ workshop: own, workshops, sealed, step: null, present: {}, steps: [], sectors: [] } as unknown as DeskView).sentences);

    expect(sentences).to.deep.equal([2, 1]);
  });
});

describe('ls-workshop-list', () => {
  it("says of today's workshop which step runs and how many are connected", async () => {
    const list = await open(new Map([['today', state({ step: 'Ordnen', connected: 158 })]]));

    expect(rows(list)[0]?.querySelector('.state')?.textContent).to.equal('Ordnen, 158 verbunden');
  });

  it('shows the seal and the sentences where a workshop brought some, its work where it did not', async () => {
    const list = await open(new Map([['later', state({})], ['past', state({ step: 'Festhalten', sentences: 9 })], ['today', null]]));

    expect(rows(list)[1]?.querySelector('ls-seal')).to.equal(null);
    expect(rows(list)[1]?.textContent).to.contain('Schritte: Sammeln');
    expect(rows(list)[2]?.querySelector('ls-seal')).not.to.equal(null);
    expect(rows(list)[2]?.textContent).to.contain('9 Sätze');
    expect(rows(list)[0]?.querySelector('.state')?.textContent).to.equal('Heute');
    await expect(list).to.be.accessible();
  });

  it('offers those it did not ask about, and keeps the focus on the list when all are there', async () => {
    const list = await open(new Map([['today', state({})]]));
    const more = list.renderRoot.querySelector<HTMLButtonElement>('.more');
    expect(more?.textContent).to.equal('Stand von 2 weiteren Workshops zeigen');
    more?.focus();
    more?.click();

    list.states = new Map([['today', state({})], ['later', null], ['past', null]]);
    await list.updateComplete;

    expect(list.renderRoot.querySelector('.more')).to.equal(null);
    expect(list.shadowRoot?.activeElement?.textContent).to.equal('Ihre Workshops');
  });
});
