import { ContextProvider } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import { CircleDesk, type Order } from '../../client/circle/circle-desk.ts';
import { deskContext as circleDeskContext, offlineContext, viewContext as circleViewContext } from '../../client/circle/contexts.ts';
import '../../client/circle/freeze-panel.ts';
import type { FreezePanel } from '../../client/circle/freeze-panel.ts';
import '../../client/circle/open-sentence.ts';
import type { OpenSentence } from '../../client/circle/open-sentence.ts';
import '../../client/elements/version-line.ts';
import type { VersionLine } from '../../client/elements/version-line.ts';
import '../../client/moderator/work-sentences.ts';
import type { WorkSentences } from '../../client/moderator/work-sentences.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import type { DeskView, PrincipleView, Receipt } from '../../shared/protocol/view.ts';
import { amended, amendment, wording } from './amendment-desk-samples.ts';
import { consoleWith, RecordingDesk } from './console-stand-in.ts';

const waiting = amended([amendment('a', wording.replace('Papiere', 'Zeugnisse')), amendment('b', wording.replace('kein', 'nie ein'))]);
// A desk's view is wide; this work reads four fields of it.
const viewOf = (principle: PrincipleView): DeskView => ({ sectors: defaultSectors, ballots: [], projector: {}, principles: [principle] }) as unknown as DeskView;
const settle = async (): Promise<void> => {
  for (let round = 0; round < 4; round += 1) await new Promise((done) => setTimeout(done));
};
const deepActive = (): Element | null => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement != null) at = at.shadowRoot.activeElement;
  return at;
};

class RecordingCircle extends CircleDesk {
  readonly orders: Order[] = [];

  override send(order: Order): Promise<Receipt> {
    this.orders.push(order);
    return Promise.resolve({ id: 'command-1', ok: true, revision: 1 });
  }
}

const circlePlace = (desk: CircleDesk, principle: PrincipleView): HTMLElement => {
  const place = document.createElement('div');
  new ContextProvider(place, { context: circleDeskContext, initialValue: desk });
  new ContextProvider(place, { context: offlineContext, initialValue: false });
  new ContextProvider(place, { context: circleViewContext, initialValue: viewOf(principle) });
  return place;
};

describe('[FR7] freezing while amendments are open', () => {
  it('is closed at the console with the reason, which leads to the first of them', async () => {
    const desk = new RecordingDesk('workshop-1');
    const work = await fixture<WorkSentences>(html`<ls-work-sentences kind="freeze"></ls-work-sentences>`, { parentNode: consoleWith(viewOf(waiting), desk) });
    await settle();
    const panel = work.renderRoot.querySelector('ls-freeze-request')?.shadowRoot;
    expect(work.renderRoot.querySelector('[data-principle]')?.textContent).to.contain('2 Anträge offen');
    panel?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await settle();

    const seal = panel?.querySelector<HTMLButtonElement>('button.seal');
    expect(seal?.getAttribute('aria-disabled')).to.equal('true');
    seal?.click();
    expect(desk.orders).to.deep.equal([]);
    await expect(work).to.be.accessible();

    const jump = panel?.querySelector<HTMLButtonElement>('.jump');
    expect(jump?.textContent).to.equal('Zuerst über 2 Änderungsanträge entscheiden');
    jump?.click();
    await settle();
    expect(deepActive()?.textContent).to.contain('„Zeugnisse“ statt „Papiere“');
    desk.close();
  });

  it('is closed on the circle’s page the same way, also for the second confirmation', async () => {
    const desk = new RecordingCircle('workshop-1', 'circle');
    const asked = { ...waiting, request: { version: 1, approvals: [{ role: 'moderator' as const, atMs: 0, own: false }] } };
    const panel = await fixture<FreezePanel>(html`<ls-freeze-panel .principle=${asked}></ls-freeze-panel>`, { parentNode: circlePlace(desk, asked) });
    panel.renderRoot.querySelector<HTMLInputElement>('input')?.click();
    await panel.updateComplete;
    panel.renderRoot.querySelector<HTMLButtonElement>('button.seal')?.click();
    let led = false;
    panel.addEventListener('ls-to-amendments', () => (led = true));
    panel.renderRoot.querySelector<HTMLButtonElement>('.jump')?.click();

    expect([desk.orders, led]).to.deep.equal([[], true]);
    expect(panel.renderRoot.textContent).to.contain('2 Änderungsanträge sind noch offen.');
    await expect(panel).to.be.accessible();
  });

  it('the circle decides at the open sentence, and does not ask the hall', async () => {
    const desk = new RecordingCircle('workshop-1', 'circle');
    const sentence = await fixture<OpenSentence>(html`<ls-open-sentence .principle=${waiting} .sectors=${defaultSectors}></ls-open-sentence>`, { parentNode: circlePlace(desk, waiting) });
    await settle();
    await sentence.toAmendments();
    await settle();
    const oval = deepActive();
    expect(oval?.textContent).to.contain('„Zeugnisse“ statt „Papiere“');
    if (oval instanceof HTMLButtonElement) oval.click();
    await settle();
    const buttons = sentence.renderRoot.querySelector('ls-amendment-circle')?.shadowRoot?.querySelector('ls-amendment-list')?.shadowRoot?.querySelector('ls-amendment-decision')?.shadowRoot?.querySelectorAll('button') ?? [];

    expect([...buttons].map(({ textContent }) => textContent?.trim())).to.deep.equal(['Übernehmen', 'Ablehnen', 'Strittig']);
    await expect(sentence).to.be.accessible();
    buttons[0]?.click();
    expect(desk.orders).to.deep.equal([{ do: 'decide-amendment', amendment: 'a', decision: 'accept', version: 1 }]);
  });
});

describe('ls-version-line', () => {
  it('says when, by whom and with how many amendments, and ends in the lock', async () => {
    const principle = amended(
      [amendment('a', 'Neu.', { state: 'accepted', takenUpIn: 2 }), amendment('b', 'Neuer.', { state: 'accepted', takenUpIn: 2 })],
      { versions: [{ version: 1, text: wording, atMs: 0, by: 'moderator' }, { version: 2, text: 'Neu.', atMs: 0, by: 'circle' }], request: { version: 2, approvals: [{ role: 'circle', atMs: 0, own: true }] } },
    );
    const line = await fixture<VersionLine>(html`<ls-version-line .principle=${principle}></ls-version-line>`);
    let compared = 0;
    line.addEventListener('ls-compare', (event) => (compared = event instanceof CustomEvent ? Number(event.detail) : 0));
    const places = [...line.renderRoot.querySelectorAll('li')].map(({ textContent }) => textContent ?? '');
    line.renderRoot.querySelector('button')?.click();

    expect(places[1]).to.contain('2 Anträge übernommen');
    expect(places[2]).to.contain('1 von 2 Bestätigungen');
    expect(compared).to.equal(1);
    await expect(line).to.be.accessible();
  });
});
