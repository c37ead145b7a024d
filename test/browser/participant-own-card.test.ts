import { expect, fixture, html } from '@open-wc/testing';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';
import '../../client/participant/own-card.ts';
import type { OwnCard, OwnCardWish } from '../../client/participant/own-card.ts';
import type { OwnItem } from '../../client/participant/own-items.ts';

const item = (change: Partial<OwnItem> = {}): OwnItem => ({ key: 'card-1', text: 'Wohnraum', state: { kind: 'wall' }, card: 'card-1', pending: null, editable: true, ...change });

const card = (shown: OwnItem, offline = false): Promise<OwnCard> =>
  fixture<OwnCard>(html`<ls-own-card .item=${shown} .sign=${'diamond'} .storage=${new PhoneStorage(null)} .draftStart=${'draft:w:'} ?offline=${offline}></ls-own-card>`);

const wishesOf = (element: OwnCard): OwnCardWish[] => {
  const wishes: OwnCardWish[] = [];
  element.addEventListener('wish', (event) => event instanceof CustomEvent && wishes.push(event.detail as OwnCardWish));
  return wishes;
};

const press = async (element: OwnCard, text: string): Promise<void> => {
  const button = [...element.querySelectorAll('button')].find((each) => each.textContent?.trim() === text);
  if (button === undefined) throw new Error(`no button ${text}`);
  button.click();
  await element.updateComplete;
};

describe('ls-own-card', () => {
  it('asks in place before a card is withdrawn', async () => {
    const element = await card(item());
    const wishes = wishesOf(element);

    await press(element, 'Zurückziehen');
    expect(wishes).to.have.length(0);
    expect(document.activeElement?.textContent?.trim()).to.equal('Ja, zurückziehen');
    await press(element, 'Behalten');
    expect(wishes).to.have.length(0);
    await press(element, 'Zurückziehen');
    await press(element, 'Ja, zurückziehen');

    expect(wishes.map(({ wish }) => wish)).to.deep.equal(['withdraw']);
  });

  it('is changed in place with its own text in the field', async () => {
    const element = await card(item());
    const wishes = wishesOf(element);

    await press(element, 'Ändern');
    const form = element.querySelector('ls-card-form');
    await form?.updateComplete;
    const field = element.querySelector('textarea');
    expect(field?.value).to.equal('Wohnraum');
    if (field !== null) {
      field.value = 'Wohnraum für Azubis';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await form?.updateComplete;
    await press(element, 'Änderung anpinnen');

    expect(wishes).to.deep.equal([{ wish: 'change', item: item(), text: 'Wohnraum für Azubis' }]);
  });

  it('says who hid it, why, and what can be done', async () => {
    const element = await card(item({ state: { kind: 'hidden', reason: 'Sie nennt eine Person.' } }));

    expect(element.textContent?.replace(/\s+/g, ' ')).to.contain('Die Moderation hat diese Karte ausgeblendet: Sie nennt eine Person. Sie können sie ändern.');
  });

  it('waits in words when there is no network', async () => {
    const element = await card(item({ state: { kind: 'waiting' }, card: null, pending: 'id-1' }), true);

    expect(element.textContent).to.contain('Wird gesendet, sobald Netz da ist');
    expect(element.querySelector('.loose')).to.not.equal(null);
  });

  it('keeps the text of a refused card with the sentence and three ways on', async () => {
    const refusal = { ok: false, reason: 'step_closed', message: 'Die Runde ist zu Ende. Ihr Text ist noch da.', messages: {}, status: 409 } as const;
    const element = await card(item({ state: { kind: 'refused', refusal }, card: null, pending: 'id-1' }));

    expect(element.textContent).to.contain('Wohnraum');
    expect(element.querySelector('[role="alert"]')?.textContent).to.contain('Die Runde ist zu Ende.');
    expect([...element.querySelectorAll('button')].map((button) => button.textContent?.trim())).to.deep.equal(['Ändern', 'Noch einmal senden', 'Verwerfen']);
    await expect(element).to.be.accessible();
  });

  it('shows foreign text as text', async () => {
    const element = await card(item({ text: '<img src=x onerror=alert(1)> {{7*7}}' }));

    expect(element.querySelector('img')).to.equal(null);
    expect(element.querySelector('.own-text')?.textContent).to.equal('<img src=x onerror=alert(1)> {{7*7}}');
  });
});
