import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';
import '../../client/participant/card-form.ts';
import type { CardForm } from '../../client/participant/card-form.ts';

const draftKey = 'draft:workshop1:board:board-one';

const form = (storage: PhoneStorage, graphemesMax = 20): Promise<CardForm> =>
  fixture<CardForm>(html`<ls-card-form .sign=${'diamond'} .graphemesMax=${graphemesMax} .storage=${storage} .draftKey=${draftKey}></ls-card-form>`);

const field = (element: CardForm): HTMLTextAreaElement => {
  const found = element.querySelector('textarea');
  if (found === null) throw new Error('no field');
  return found;
};

const type = async (element: CardForm, text: string): Promise<void> => {
  field(element).value = text;
  field(element).dispatchEvent(new InputEvent('input', { bubbles: true }));
  await element.updateComplete;
};

const press = async (element: CardForm): Promise<void> => {
  element.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
  await element.updateComplete;
};

describe('ls-card-form', () => {
  let storage: PhoneStorage;
  beforeEach(() => {
    localStorage.clear();
    storage = new PhoneStorage();
  });

  it('counts what people count', async () => {
    const element = await form(storage, 140);

    await type(element, 'Hallo 👨‍👩‍👧‍👦');

    expect(element.textContent).to.contain('7 von 140');
  });

  it('lets people type and paste beyond the limit, says by how much, and does not send', async () => {
    const element = await form(storage);
    let pinned = 0;
    element.addEventListener('pin', () => (pinned += 1));

    await type(element, 'a'.repeat(32));
    await press(element);

    expect(field(element).value).to.have.length(32);
    expect(element.textContent).to.contain('Noch 12 Zeichen zu viel.');
    expect(field(element).getAttribute('aria-invalid')).to.equal('true');
    expect(pinned).to.equal(0);
    expect(document.activeElement).to.equal(field(element));
  });

  it('says so when there is no text yet', async () => {
    const element = await form(storage);

    await type(element, '   ');
    await press(element);

    expect(element.querySelector('[role="alert"]')?.textContent).to.contain('Hier steht noch kein Text.');
  });

  it('gives the trimmed text and keeps it until it is told that it is safe', async () => {
    const element = await form(storage);
    await type(element, '  Wohnraum  ');

    setTimeout(() => void press(element));
    const { detail } = await oneEvent(element, 'pin');
    expect(detail).to.equal('Wohnraum');
    expect(field(element).value).to.equal('  Wohnraum  ');
    element.done();
    await element.updateComplete;

    expect(field(element).value).to.equal('');
    expect(storage.get(draftKey)).to.equal(null);
  });

  it('keeps a draft over a reload', async () => {
    const before = await form(storage);
    await type(before, 'Angefangen');
    before.remove();

    const after = await form(new PhoneStorage());

    expect(field(after).value).to.equal('Angefangen');
  });

  it('is sent by keyboard with Control and Enter, a plain Enter is a line', async () => {
    const element = await form(storage);
    const pinned: string[] = [];
    element.addEventListener('pin', (event) => event instanceof CustomEvent && pinned.push(String(event.detail)));
    element.focus();

    await sendKeys({ type: 'eins' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'zwei' });
    await sendKeys({ press: 'Control+Enter' });

    expect(pinned).to.deep.equal(['eins\nzwei']);
  });

  it('has a name for the field and passes axe', async () => {
    const element = await form(storage);

    expect(element.querySelector('label')?.control).to.equal(field(element));
    await expect(element).to.be.accessible();
  });
});
