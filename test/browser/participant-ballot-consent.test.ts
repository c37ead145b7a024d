import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ballotOf, button, castWith, choose, dress, english, paperOf, said, sticksOut, strip, tap, tooSmall, write } from './phone-ballots.ts';

const sentences = ['Bei uns zählt, was Menschen können.', 'Deutsch lernt man im Betrieb.', 'Kinder sind betreut.'];
const ballot = ballotOf('consent', sentences, { mode: 'binding' });

describe('ls-consent-paper', () => {
  beforeEach(() => {
    localStorage.clear();
    dress();
  });
  afterEach(strip);

  it('takes consent without words, a light objection with or without, a grave one only with', async () => {
    const element = await paperOf(ballot);
    expect(said(element)).to.contain('Können Sie diesen Satz mittragen?');
    await choose(element, 'Konsent');
    expect(element.querySelector('textarea')).to.equal(null);
    await tap(element, 'Weiter');
    await choose(element, 'Leichter Einwand');
    expect(said(element)).to.contain('Welche Bedenken haben Sie?').and.contain('Freiwillig.');
    await tap(element, 'Weiter');
    await choose(element, 'Schwerwiegender Einwand');
    expect(said(element)).to.contain('Warum schadet der Satz dem Ziel?').and.contain('Nötig.');

    await tap(element, 'Weiter');
    expect(element.querySelector('[role="alert"]')?.textContent).to.contain('Ein schwerwiegender Einwand braucht eine Begründung.');
    expect(document.activeElement).to.equal(element.querySelector('textarea'));
    await write(element, 'Es fehlt, wer zahlt.');
    expect(element.querySelector('[role="alert"]')).to.equal(null);
    await tap(element, 'Weiter');

    expect(said(element)).to.contain('Stimmzettel prüfen').and.contain('Schwerwiegender Einwand').and.contain('Es fehlt, wer zahlt.');
    expect(await castWith(element, 'Stimme abgeben')).to.deep.equal({
      choices: { 'option-0': 'consent', 'option-1': 'light', 'option-2': 'grave' },
      reasons: { 'option-2': 'Es fehlt, wer zahlt.' },
    });
  });

  it('does not cast a grave objection without words, wherever one came from, and says where it is', async () => {
    const element = await paperOf(ballot);
    await choose(element, 'Schwerwiegender Einwand');
    await tap(element, 'Stimmzettel prüfen');

    expect(await castWith(element, 'Stimme abgeben')).to.equal(null);
    expect(element.querySelector('[role="alert"]')?.textContent).to.contain('Bei Satz 1 fehlt die Begründung.');
    await tap(element, 'Satz 1 ändern');
    await write(element, 'Es fehlt, wer zahlt.');
    await tap(element, 'Stimmzettel prüfen');
    expect((await castWith(element, 'Stimme abgeben'))?.reasons).to.deep.equal({ 'option-0': 'Es fehlt, wer zahlt.' });
  });

  it('keeps objection and words over a reload', async () => {
    const before = await paperOf(ballot);
    await choose(before, 'Leichter Einwand');
    await write(before, 'Das dauert.');
    before.remove();

    expect((await paperOf(ballot)).querySelector('textarea')?.value).to.equal('Das dauert.');
  });

  it('works with keys alone', async () => {
    const element = await paperOf(ballot);
    element.querySelector<HTMLInputElement>('input')?.focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await element.updateComplete;
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Es fehlt das Geld.' });
    button(element, 'Weiter').focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;

    expect(said(element)).to.contain('Satz 2 von 3');
  });

  it('speaks English', async () => {
    expect(said(await paperOf(ballot, { words: await english() }))).to.contain('Can you go along with this sentence?').and.contain('Grave objection');
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`passes axe, fits the phone and the thumb (${dir})`, async () => {
      dress(dir);
      const element = await paperOf(ballot);
      await choose(element, 'Schwerwiegender Einwand');
      await tap(element, 'Weiter');

      await expect(element).to.be.accessible();
      expect(tooSmall(element)).to.deep.equal([]);
      expect(sticksOut(element)).to.equal(false);
    });
  }
});
