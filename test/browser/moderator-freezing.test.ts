import { ContextProvider } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import { deskContext, viewContext } from '../../client/moderator/contexts.ts';
import '../../client/moderator/work-sentences.ts';
import type { WorkSentences } from '../../client/moderator/work-sentences.ts';
import { asId, type FreezeId, type PrincipleId } from '../../shared/domain/ids.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import type { DeskView, PrincipleView } from '../../shared/protocol/view.ts';
import { RecordingDesk } from './console-stand-in.ts';

const asked: PrincipleView = {
  id: asId<PrincipleId>('principle-1'),
  number: 1,
  title: 'Sprache',
  sources: [],
  amendments: [],
  versions: [{ version: 1, text: 'Alle lernen Deutsch.', atMs: 0, by: 'moderator' }],
  support: null,
  request: { version: 1, approvals: [{ role: 'moderator', atMs: 0, own: true }] },
  frozen: null,
};
const frozen: PrincipleView = { ...asked, request: null, frozen: { freeze: asId<FreezeId>('freeze-1'), number: 1, version: 1, hash: '7f3a91c2b05e4d18'.repeat(4), atMs: 0, approvals: [] } };

// The console's view is wide; this work reads four fields of it.
const viewOf = (principle: PrincipleView): DeskView => ({ sectors: defaultSectors, ballots: [], projector: {}, principles: [principle] }) as unknown as DeskView;

const open = async (): Promise<{ work: WorkSentences; show: (principle: PrincipleView) => Promise<void>; desk: RecordingDesk }> => {
  const desk = new RecordingDesk('workshop-1');
  const place = document.createElement('div');
  const view = new ContextProvider(place, { context: viewContext, initialValue: viewOf(asked) });
  new ContextProvider(place, { context: deskContext, initialValue: desk });
  const work = await fixture<WorkSentences>(html`<ls-work-sentences kind="freeze"></ls-work-sentences>`, { parentNode: place });
  const show = async (principle: PrincipleView): Promise<void> => {
    view.setValue(viewOf(principle));
    await work.updateComplete;
    await new Promise((done) => setTimeout(done));
  };
  return { work, show, desk };
};

describe('freezing at the console', () => {
  it('has the confirmation right below the wording', async () => {
    const { work, desk } = await open();

    expect(work.renderRoot.querySelector('ls-sentence-paper > ls-freeze-request')).not.to.equal(null);
    await expect(work).to.be.accessible();
    desk.close();
  });

  it('takes the focus along when the second confirmation turns the paper into ice', async () => {
    const { work, show, desk } = await open();
    const waiting = work.renderRoot.querySelector('ls-freeze-request')?.renderRoot.querySelector<HTMLElement>('.waiting');
    waiting?.focus();

    await show(frozen);

    const sealed = work.renderRoot.querySelector('ls-sealed-sentence');
    expect(sealed?.shadowRoot?.activeElement?.textContent).to.equal('Leitsatz 1, festgehalten');
    desk.close();
  });

  it('leaves the focus where it is when it is elsewhere', async () => {
    const { work, show, desk } = await open();
    const entry = work.renderRoot.querySelector<HTMLElement>('[data-principle]');
    entry?.focus();

    await show(frozen);

    expect(work.shadowRoot?.activeElement).to.equal(entry);
    desk.close();
  });
});
