import { ContextProvider } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import { CircleDesk, type CircleRole, type Order } from '../../client/circle/circle-desk.ts';
import { deskContext, offlineContext } from '../../client/circle/contexts.ts';
import '../../client/circle/freeze-panel.ts';
import type { FreezePanel } from '../../client/circle/freeze-panel.ts';
import { asId, type FreezeId, type PrincipleId } from '../../shared/domain/ids.ts';
import type { PrincipleView, Receipt } from '../../shared/protocol/view.ts';

class RecordingDesk extends CircleDesk {
  readonly orders: Order[] = [];
  answer: Receipt = { id: 'command-1', ok: true, revision: 1 };

  override send(order: Order): Promise<Receipt> {
    this.orders.push(order);
    return Promise.resolve(this.answer);
  }
}

const sentence = (change: Partial<PrincipleView> = {}): PrincipleView => ({
  id: asId<PrincipleId>('principle-1'),
  number: 3,
  title: 'Können zählt',
  sources: [],
  amendments: [],
  versions: [
    { version: 1, text: 'Wir erkennen an.', atMs: 0, by: 'moderator' },
    { version: 2, text: 'Bei uns zählt.', atMs: 0, by: 'moderator' },
  ],
  support: null,
  request: { version: 2, approvals: [{ role: 'moderator', atMs: 0, own: false }] },
  frozen: null,
  ...change,
});

const open = async (role: CircleRole, principle: PrincipleView | null, offline = false): Promise<{ panel: FreezePanel; desk: RecordingDesk }> => {
  const desk = new RecordingDesk('workshop-1', role);
  // Stands in for the page, which provides both.
  const place = document.createElement('div');
  new ContextProvider(place, { context: deskContext, initialValue: desk });
  new ContextProvider(place, { context: offlineContext, initialValue: offline });
  const panel = await fixture<FreezePanel>(html`<ls-freeze-panel with-wording .principle=${principle}></ls-freeze-panel>`, { parentNode: place });
  return { panel, desk };
};
const seal = (panel: FreezePanel): HTMLButtonElement | null => panel.renderRoot.querySelector('button.seal');
const tick = async (panel: FreezePanel): Promise<void> => {
  panel.renderRoot.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
  await panel.updateComplete;
};
const press = async (panel: FreezePanel): Promise<void> => {
  seal(panel)?.click();
  await new Promise((done) => setTimeout(done));
  await panel.updateComplete;
};

describe('ls-freeze-panel', () => {
  it('sends nothing before the version was read, and says why', async () => {
    const { panel, desk } = await open('approver', sentence());

    await press(panel);

    expect(desk.orders).to.deep.equal([]);
    expect(panel.renderRoot.querySelector('#why')?.textContent).to.contain('Häkchen');
    await expect(panel).to.be.accessible();
  });

  it('approves exactly the version on the screen', async () => {
    const { panel, desk } = await open('approver', sentence());

    await tick(panel);
    await press(panel);

    expect(desk.orders).to.deep.equal([{ do: 'approve-freeze', principle: 'principle-1', version: 2 }]);
  });

  it('lets the circle ask first, but not the approver', async () => {
    const asked = await open('circle', sentence({ request: null }));
    await tick(asked.panel);
    await press(asked.panel);
    expect(asked.desk.orders[0]?.do).to.equal('request-freeze');

    const { panel } = await open('approver', sentence({ request: null }));
    expect(seal(panel)).to.equal(null);
    expect(panel.renderRoot.textContent).to.contain('zuerst anfragen');
  });

  it('shows the refusal at the button', async () => {
    const { panel, desk } = await open('circle', sentence());
    desk.answer = { id: 'command-1', ok: false, reason: 'second_person_needed', message: 'Die zweite Bestätigung muss von einer anderen Person kommen.', messages: {} };

    await tick(panel);
    await press(panel);

    expect(panel.renderRoot.querySelector('[role="alert"]')?.textContent).to.contain('anderen Person');
  });

  it('forgets what was read when a newer version appears', async () => {
    const { panel } = await open('approver', sentence());
    await tick(panel);

    panel.principle = sentence({ versions: [...sentence().versions, { version: 3, text: 'Neu.', atMs: 0, by: 'moderator' }], request: { version: 3, approvals: [{ role: 'moderator', atMs: 0, own: false }] } });
    await panel.updateComplete;

    expect(panel.renderRoot.querySelector<HTMLInputElement>('input')?.checked).to.equal(false);
    expect(panel.renderRoot.querySelector('[role="alert"]')?.textContent).to.contain('Fassung 3');
  });

  it('waits for another person once the own confirmation is in', async () => {
    const { panel } = await open('circle', sentence({ request: { version: 2, approvals: [{ role: 'circle', atMs: 0, own: true }] } }));

    expect(seal(panel)).to.equal(null);
    expect(panel.renderRoot.textContent).to.contain('anderen Person');
  });

  it('does not seal without a network', async () => {
    const { panel, desk } = await open('approver', sentence(), true);

    await tick(panel);
    await press(panel);

    expect(desk.orders).to.deep.equal([]);
    expect(panel.renderRoot.querySelector('#why')?.textContent).to.contain('Ohne Verbindung');
  });

  it('ends with who confirmed and the beginning of the checksum', async () => {
    const { panel } = await open(
      'approver',
      sentence({ request: null, frozen: { freeze: asId<FreezeId>('freeze-1'), number: 1, version: 2, hash: '7f3a91c2b05e4d18'.repeat(4), atMs: 0, approvals: [{ role: 'moderator', atMs: 0, own: false }, { role: 'approver', atMs: 0, own: true }] } }),
    );

    expect(panel.renderRoot.textContent).to.contain('7f3a 91c2 b05e 4d18');
    await expect(panel).to.be.accessible();
  });
});
