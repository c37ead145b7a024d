import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { announcements, ballotOf, button, castWith, dress, english, hasButton, paperOf, said, sticksOut, strip, tap, tooSmall } from './phone-ballots.ts';

const groups = ['Sprache im Betrieb', 'Anerkennung', 'Eine Anlaufstelle', 'Ausbildung'];
const ballot = ballotOf('dots', groups, { rules: { budget: 3, maxPerOption: 2 } });

describe('ls-dots-paper', () => {
  beforeEach(() => {
    localStorage.clear();
    dress();
  });
  afterEach(strip);

  it('sticks dots and takes them back; what is left stands in the tray', async () => {
    const element = await paperOf(ballot);
    expect(said(element)).to.contain('Noch 3 von 3 Punkten').and.contain('Es dürfen Punkte übrig bleiben.').and.contain('Stimmungsbild');
    expect(element.querySelectorAll('.tray .gap').length).to.equal(0);

    await tap(element, 'Ein Punkt mehr: Anerkennung');
    await tap(element, 'Ein Punkt mehr: Anerkennung');
    await tap(element, 'Ein Punkt mehr: Ausbildung');
    expect(said(element)).to.contain('Noch 0 von 3 Punkten').and.contain('Nehmen Sie einen zurück, um ihn neu zu kleben.');
    expect(element.querySelectorAll('.tray .gap').length).to.equal(3);

    await tap(element, 'Ein Punkt weniger: Ausbildung');
    expect(hasButton(element, 'Ein Punkt weniger: Ausbildung'), 'a minus only where a dot lies').to.equal(false);
    await tap(element, 'Stimmzettel prüfen');

    expect(said(element)).to.contain('2 von 3 Punkten vergeben. Es dürfen Punkte übrig bleiben.').and.contain('Anerkennung 2 Punkte').and.not.contain('Ausbildung');
    expect((await castWith(element, 'Punkte abgeben'))?.choices).to.deep.equal({ 'option-1': 2 });
  });

  it('gives neither more than there are nor more than one option takes, and says why', async () => {
    const element = await paperOf(ballot);
    const heard = announcements(element);
    for (let time = 0; time < 3; time += 1) await tap(element, 'Ein Punkt mehr: Anerkennung');
    expect(said(element)).to.contain('Noch 1 von 3 Punkten').and.contain('Mehr als 2 Punkte gehen hier nicht.');
    expect(heard.at(-1)).to.equal('Mehr als 2 Punkte gehen hier nicht.');

    await tap(element, 'Ein Punkt mehr: Ausbildung');
    expect(heard.at(-1)).to.equal('Ausbildung: 1 Punkt. Alle 3 Punkte sind vergeben.');
    await tap(element, 'Ein Punkt mehr: Sprache im Betrieb');

    expect(heard.at(-1)).to.equal('Alle 3 Punkte sind vergeben. Nehmen Sie einen zurück, um ihn neu zu kleben.');
    await tap(element, 'Stimmzettel prüfen');
    expect((await castWith(element, 'Punkte abgeben'))?.choices).to.deep.equal({ 'option-1': 2, 'option-3': 1 });
  });

  it('a binding paper shows every option before it is final', async () => {
    const element = await paperOf(ballotOf('dots', groups, { rules: { budget: 3 }, mode: 'binding' }));
    await tap(element, 'Ein Punkt mehr: Ausbildung');
    await tap(element, 'Stimmzettel prüfen');
    expect(said(element)).to.contain('Anerkennung Ohne Punkte').and.contain('Abgegeben ist Ihre Stimme endgültig.');
    await tap(element, 'Ändern');

    expect(hasButton(element, 'Ein Punkt weniger: Ausbildung')).to.equal(true);
  });

  it('keeps the dots over a reload, and can be cast empty', async () => {
    const before = await paperOf(ballot);
    await tap(before, 'Ein Punkt mehr: Ausbildung');
    before.remove();
    const element = await paperOf(ballot);
    expect(said(element)).to.contain('Noch 2 von 3 Punkten');

    await tap(element, 'Ein Punkt weniger: Ausbildung');
    await tap(element, 'Stimmzettel prüfen');
    expect((await castWith(element, 'Leer abgeben'))?.choices).to.deep.equal({});
  });

  it('works with keys alone; the focus stays where the dot was', async () => {
    const element = await paperOf(ballot);
    button(element, 'Ein Punkt mehr: Anerkennung').focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    await sendKeys({ press: 'Shift+Tab' });
    expect(document.activeElement).to.equal(button(element, 'Ein Punkt weniger: Anerkennung'));
    await sendKeys({ press: 'Space' });
    await element.updateComplete;

    expect(said(element)).to.contain('Noch 3 von 3 Punkten');
    expect(document.activeElement).to.equal(button(element, 'Ein Punkt mehr: Anerkennung'));
  });

  it('one dot is one, in both languages', async () => {
    const one = ballotOf('dots', groups, { rules: { budget: 1 } });
    expect(said(await paperOf(one))).to.contain('Noch 1 von 1 Punkt').and.contain('Er darf übrig bleiben.');
    localStorage.clear();
    expect(said(await paperOf(one, { words: await english() }))).to.contain('1 of 1 dot left');
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`passes axe with 30 long options and fits the phone and the thumb (${dir})`, async () => {
      dress(dir);
      const texts = ['Berufsanerkennungsverfahrensbegleitungsstelle', ...Array.from({ length: 29 }, (_, place) => `Mobilität für Auszubildende im ländlichen Raum, auch abends und am Wochenende, Gruppe ${place}`)];
      const element = await paperOf(ballotOf('dots', texts, { rules: { budget: 15 }, title: '' }));
      for (let time = 0; time < 6; time += 1) await tap(element, 'Ein Punkt mehr: Berufsanerkennungsverfahrensbegleitungsstelle');

      expect(said(element)).to.contain('Wohin kleben Sie Ihre Punkte?').and.contain('6 Punkte');
      await expect(element).to.be.accessible();
      expect(tooSmall(element)).to.deep.equal([]);
      expect(sticksOut(element)).to.equal(false);
      await tap(element, 'Stimmzettel prüfen');
      await expect(element).to.be.accessible();
    });
  }

  it('in a right-to-left page plus and minus stand at the left, the text at the right', async () => {
    dress('rtl');
    const element = await paperOf(ballot);
    const text = element.querySelector('.paper-card-words')?.getBoundingClientRect();

    expect(button(element, 'Ein Punkt mehr: Anerkennung').getBoundingClientRect().right).to.be.below((text?.left ?? 0) + (text?.width ?? 0));
    expect(button(element, 'Ein Punkt mehr: Anerkennung').getBoundingClientRect().right).to.be.at.most(text?.left ?? 0);
  });
});
