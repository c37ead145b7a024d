import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../client/start/sector-choice.ts';
import type { SectorChoice } from '../../client/start/sector-choice.ts';
import '../../client/start/workshop-form.ts';
import type { WorkshopForm } from '../../client/start/workshop-form.ts';
import { checkDraft, emptyDraft } from '../../client/start/workshop-draft.ts';

const button = (element: SectorChoice, name: string): HTMLButtonElement => {
  const found = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find((one) => (one.getAttribute('aria-label') ?? one.textContent)?.includes(name));
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
};

describe('ls-sector-choice', () => {
  it('moves, adds and removes by buttons and keeps the focus', async () => {
    const element = await fixture<SectorChoice>(html`<ls-sector-choice .names=${['A', 'B', 'C']}></ls-sector-choice>`);
    button(element, 'Bereiche ändern').click();
    await element.updateComplete;

    const moved = oneEvent(element, 'ls-sectors');
    button(element, 'C nach oben').click();

    expect((await moved).detail).to.deep.equal(['A', 'C', 'B']);
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('C nach oben');

    button(element, 'Sozialpartner').click();
    await element.updateComplete;
    expect(element.names).to.deep.equal(['A', 'C', 'B', 'Sozialpartner']);
    await expect(element).to.be.accessible();
  });

  it('keeps at least two sectors and offers no ninth', async () => {
    const element = await fixture<SectorChoice>(html`<ls-sector-choice .names=${['A', 'B']}></ls-sector-choice>`);
    button(element, 'Bereiche ändern').click();
    await element.updateComplete;

    button(element, 'A entfernen').click();
    expect(element.names).to.deep.equal(['A', 'B']);

    element.names = ['1', '2', '3', '4', '5', '6', '7', '8'];
    await element.updateComplete;
    expect(() => button(element, 'Eigener Bereich')).to.throw();
  });
});

describe('ls-workshop-form', () => {
  it('marks what is wrong, names it, and goes to the first of it', async () => {
    const draft = { ...emptyDraft(), begin: '' };
    const element = await fixture<WorkshopForm>(html`<ls-workshop-form .draft=${draft} .errors=${checkDraft(draft, false)}></ls-workshop-form>`);

    await element.focusWrong();

    expect(element.shadowRoot?.activeElement?.id).to.equal('topic');
    expect(element.shadowRoot?.querySelectorAll('[aria-invalid="true"]')).to.have.length(3);
    await expect(element).to.be.accessible();
  });

  it('asks for the operator key only when told to, and hands it over with the wish', async () => {
    const element = await fixture<WorkshopForm>(html`<ls-workshop-form .draft=${emptyDraft()} ask-operator></ls-workshop-form>`);
    const field = element.shadowRoot?.querySelector<HTMLInputElement>('[name="operator"]');
    if (field == null) throw new Error('no field');
    field.value = ' geheim ';

    const wish = oneEvent(element, 'ls-create');
    element.shadowRoot?.querySelector('form')?.requestSubmit();

    expect((await wish).detail).to.deep.equal({ operatorKey: 'geheim' });
  });
});
