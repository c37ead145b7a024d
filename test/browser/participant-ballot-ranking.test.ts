import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { announcements, ballotOf, button, castWith, dress, english, hasButton, paperOf, said, sticksOut, strip, tap, tooSmall } from './phone-ballots.ts';

const groups = ['Sprache im Betrieb', 'Anerkennung', 'Eine Anlaufstelle', 'Ausbildung'];
const ballot = ballotOf('ranking', groups, { title: '' });

describe('ls-ranking-paper', () => {
  beforeEach(() => {
    localStorage.clear();
    dress();
  });
  afterEach(strip);

  it('ranks by tapping, moves by arrows, and may leave options open', async () => {
    const element = await paperOf(ballot);
    expect(said(element)).to.contain('Was ist Ihnen am wichtigsten?').and.contain('0 von 4 gereiht').and.contain('Sie müssen nicht alles reihen.');
    const heard = announcements(element);

    await tap(element, 'Anerkennung auf Platz 1');
    await tap(element, 'Ausbildung auf Platz 2');
    await tap(element, 'Sprache im Betrieb auf Platz 3');
    expect(heard).to.deep.equal(['Anerkennung: Platz 1 von 1.', 'Ausbildung: Platz 2 von 2.', 'Sprache im Betrieb: Platz 3 von 3.']);
    await tap(element, 'Einen Platz nach oben: Sprache im Betrieb');
    await tap(element, 'Einen Platz nach unten: Anerkennung');
    expect(said(element)).to.contain('3 von 4 gereiht');
    await tap(element, 'Stimmzettel prüfen');

    expect(said(element)).to.contain('3 von 4 gereiht. Was ohne Platz bleibt, teilt sich die übrigen Plätze.');
    expect(said(element)).to.match(/Sprache im Betrieb Platz 1.*Anerkennung Platz 2.*Ausbildung Platz 3/u);
    expect((await castWith(element, 'Stimme abgeben'))?.choices).to.deep.equal({ 'option-0': 1, 'option-1': 2, 'option-3': 3 });
  });

  it('takes out without leaving a gap, and stops at both ends', async () => {
    const element = await paperOf(ballot);
    for (const [place, text] of groups.entries()) await tap(element, `${text} auf Platz ${place + 1}`);
    expect(button(element, 'Einen Platz nach oben: Sprache im Betrieb').getAttribute('aria-disabled')).to.equal('true');
    await tap(element, 'Einen Platz nach oben: Sprache im Betrieb');
    await tap(element, 'Einen Platz nach unten: Ausbildung');
    await tap(element, 'Herausnehmen: Anerkennung');
    await tap(element, 'Stimmzettel prüfen');

    expect((await castWith(element, 'Stimme abgeben'))?.choices).to.deep.equal({ 'option-0': 1, 'option-2': 2, 'option-3': 3 });
  });

  it('a binding paper names what has no place; an empty one can be cast', async () => {
    const element = await paperOf(ballotOf('ranking', groups, { mode: 'binding' }));
    await tap(element, 'Stimmzettel prüfen');
    expect(said(element)).to.contain('Anerkennung Ohne Platz');

    expect((await castWith(element, 'Leer abgeben'))?.choices).to.deep.equal({});
  });

  it('keeps the order over a reload', async () => {
    const before = await paperOf(ballot);
    await tap(before, 'Ausbildung auf Platz 1');
    await tap(before, 'Anerkennung auf Platz 2');
    before.remove();
    const element = await paperOf(ballot);

    expect(hasButton(element, 'Einen Platz nach oben: Anerkennung')).to.equal(true);
    expect(said(element)).to.contain('2 von 4 gereiht');
  });

  it('works with keys alone; the focus goes along with what was moved', async () => {
    const element = await paperOf(ballot);
    button(element, 'Sprache im Betrieb auf Platz 1').focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(document.activeElement).to.equal(button(element, 'Anerkennung auf Platz 2'));
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    button(element, 'Einen Platz nach oben: Anerkennung').focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(document.activeElement).to.equal(button(element, 'Einen Platz nach oben: Anerkennung'));
    await tap(element, 'Stimmzettel prüfen');

    expect((await castWith(element, 'Stimme abgeben'))?.choices).to.deep.equal({ 'option-0': 2, 'option-1': 1 });
  });

  it('speaks English', async () => {
    const element = await paperOf(ballot, { words: await english() });
    await tap(element, 'Anerkennung to place 1');

    expect(said(element)).to.contain('1 of 4 ranked').and.contain('Your ranking');
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`passes axe with 40 long options and fits the phone and the thumb (${dir})`, async () => {
      dress(dir);
      const texts = ['Berufsanerkennungsverfahrensbegleitungsstelle', ...Array.from({ length: 39 }, (_, place) => `Mobilität für Auszubildende im ländlichen Raum, auch abends und am Wochenende, Gruppe ${place}`)];
      const element = await paperOf(ballotOf('ranking', texts, { round: 2 }));
      await tap(element, 'Berufsanerkennungsverfahrensbegleitungsstelle auf Platz 1');
      await tap(element, `${texts[1] ?? ''} auf Platz 2`);

      await expect(element).to.be.accessible();
      expect(tooSmall(element)).to.deep.equal([]);
      expect(sticksOut(element)).to.equal(false);
    });
  }
});
