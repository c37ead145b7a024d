import { expect, fixture, html } from '@open-wc/testing';
import type { CommandQueue } from '../../client/connection/command-queue.ts';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';
import '../../client/participant/hall-page.ts';
import type { HallPage } from '../../client/participant/hall-page.ts';
import '../../client/participant/sentences/sentences.ts';
import { asId, type PrincipleId } from '../../shared/domain/ids.ts';
import type { ParticipantView } from '../../shared/protocol/view.ts';
import { lost, queueThat, step, view } from './phone-stand-in.ts';

const said = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ');

const settled = async (page: HallPage): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await page.updateComplete.then(() => new Promise((resolve) => setTimeout(resolve)));
};

const show = async (page: HallPage, next: ParticipantView): Promise<void> => {
  page.view = next;
  await settled(page);
};

const write = async (page: HallPage, text: string): Promise<void> => {
  const field = page.querySelector('textarea');
  if (field === null) throw new Error('nothing to write in');
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settled(page);
};

describe('ls-hall-page', () => {
  let storage: PhoneStorage;
  let queue: CommandQueue;
  beforeEach(() => {
    localStorage.clear();
    storage = new PhoneStorage();
    queue = queueThat(storage, () => lost);
  });
  afterEach(() => queue.close());

  const open = (first: ParticipantView, offline = false): Promise<HallPage> =>
    fixture<HallPage>(html`<ls-hall-page .view=${first} .queue=${queue} .storage=${storage} ?offline=${offline}></ls-hall-page>`);

  it('says that it is about to start while no step is open', async () => {
    const page = await open(view({ step: null, board: null }));

    expect(said(page)).to.contain('Gleich geht es los').and.contain('Die erste Frage erscheint hier von selbst.');
    expect(page.querySelector('textarea')).to.equal(null);
  });

  it('takes a card without a network, empties the field and lets it wait', async () => {
    const page = await open(view(), true);

    await write(page, 'Praktika schon im ersten Jahr');
    page.querySelector<HTMLButtonElement>('ls-card-form button')?.click();
    await settled(page);

    expect(page.querySelector('textarea')?.value).to.equal('');
    expect(said(page)).to.contain('Praktika schon im ersten Jahr').and.contain('Wird gesendet, sobald Netz da ist').and.contain('Schreiben Sie ruhig weiter.');
    expect(said(page)).to.contain('Kein Netz');
  });

  it('does not take the field away from somebody who is writing when the step changes', async () => {
    const page = await open(view());
    await write(page, 'Angefangen');
    const field = page.querySelector('textarea');

    await show(page, view({ revision: 2, step: step('cluster') }));

    expect(page.querySelector('textarea')).to.equal(field);
    expect(document.activeElement).to.equal(field);
    expect(said(page)).to.contain('Die Runde ist zu Ende.').and.match(/noch (30|29) Sekunden lang abschicken/);
  });

  it('keeps the text in sight when the half minute is over', async () => {
    const page = await open(view());
    await write(page, 'Zu spät fertig');

    await show(page, view({ revision: 2, step: step('cluster', Date.now() - 31_000) }));

    expect(page.querySelector('textarea')).to.equal(null);
    expect(said(page)).to.contain('Zu spät fertig').and.contain('Ihr Text ist noch da.');
  });

  it('goes on at once when nothing was begun', async () => {
    const page = await open(view());

    await show(page, view({ revision: 2, step: step('cluster') }));

    expect(page.querySelector('textarea')).to.equal(null);
    expect(said(page)).to.contain('Die Karten werden jetzt geordnet.');
  });

  it('shows the sentences that are being worded, and one line about the step', async () => {
    const draft = { principle: asId<PrincipleId>('principle-1'), number: 1, version: 2, title: 'Sprache', text: 'Arbeit und Sprache gehören zusammen.' };
    const page = await open(view({ step: { ...step('word'), instruction: 'Lesen Sie mit.' }, drafts: [draft] }));

    expect(said(page)).to.contain('In Arbeit: 1 Satz').and.contain('Satz 1: Sprache').and.contain('Fassung 2').and.contain(draft.text);
    expect(said(page)).to.contain('Lesen Sie mit.').and.not.contain('Bitte schauen Sie auf die Leinwand.');
    await expect(page).to.be.accessible();
  });

  it('passes axe while writing', async () => {
    const page = await open(view());

    await expect(page).to.be.accessible();
  });
});
