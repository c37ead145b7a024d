import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ballotOf, castWith, choose, dress, english, optionId, paperOf, said, sticksOut, strip, tap, tooSmall, write } from './phone-ballots.ts';

const sentences = ['Bei uns zählt, was Menschen können.', 'Deutsch lernt man im Betrieb.', 'Es bleibt, wie es ist.'];
const ballot = ballotOf('resistance', sentences, { rules: { passive: optionId(2) } });

const barsOn = (element: Element): number => element.querySelectorAll('.ramp .on').length;

describe('ls-resistance-paper', () => {
  beforeEach(() => {
    localStorage.clear();
    dress();
  });
  afterEach(strip);

  it('asks for 0 to 10 or an abstention; the ramp carries the value', async () => {
    const element = await paperOf(ballot);
    expect(said(element)).to.contain('Wie groß ist Ihr Widerstand?').and.contain('0 = keiner').and.contain('10 = für mich nicht tragbar');
    expect(element.querySelectorAll('.ramp span').length).to.equal(11);
    expect(element.querySelectorAll('.keypad .vote').length).to.equal(12);
    expect(barsOn(element)).to.equal(0);

    await choose(element, '7');
    expect(barsOn(element)).to.equal(8);
    await tap(element, 'Weiter');
    await choose(element, '0');
    expect(barsOn(element)).to.equal(1);
    await tap(element, 'Weiter');
    await choose(element, 'Enthaltung');
    expect(barsOn(element)).to.equal(0);
    await tap(element, 'Weiter');

    expect(said(element)).to.contain('Widerstand 7').and.contain('Widerstand 0').and.contain('Enthaltung').and.contain('Alle Sätze haben eine Stimme.');
    expect(await castWith(element, 'Widerstand abgeben')).to.deep.equal({ choices: { 'option-0': 7, 'option-1': 0, 'option-2': 'abstain' }, reasons: {} });
  });

  it('asks from 7 on what would have to change, and sends it only then', async () => {
    const element = await paperOf(ballot);
    await choose(element, '6');
    expect(said(element)).not.to.contain('Was müsste sich ändern?');
    await choose(element, '8');
    expect(said(element)).to.contain('Was müsste sich ändern?').and.contain('Freiwillig. Nach Schluss steht es ohne Namen und ohne Bereich beim Ergebnis.');
    await write(element, '  Wer prüft das, und wer zahlt? ');
    await tap(element, 'Stimmzettel prüfen');
    expect(said(element)).to.contain('Wer prüft das, und wer zahlt?');
    expect((await castWith(element, 'Widerstand abgeben'))?.reasons).to.deep.equal({ 'option-0': 'Wer prüft das, und wer zahlt?' });

    await tap(element, 'Satz 1 ändern');
    await choose(element, '3');
    await tap(element, 'Stimmzettel prüfen');

    expect(await castWith(element, 'Widerstand abgeben')).to.deep.equal({ choices: { 'option-0': 3 }, reasons: {} });
  });

  it('keeps value and words over a reload', async () => {
    const before = await paperOf(ballot);
    await choose(before, '9');
    await write(before, 'Wer zahlt?');
    before.remove();

    const element = await paperOf(ballot);

    expect(barsOn(element)).to.equal(10);
    expect(element.querySelector('textarea')?.value).to.equal('Wer zahlt?');
  });

  it('does not send words that are too long, and says where', async () => {
    const element = await paperOf(ballot);
    await choose(element, '10');
    await write(element, 'a'.repeat(501));
    expect(said(element)).to.contain('Noch 1 Zeichen zu viel.');
    await tap(element, 'Stimmzettel prüfen');

    expect(await castWith(element, 'Widerstand abgeben')).to.equal(null);
    expect(said(element)).to.contain('Bei Satz 1 ist der Text zu lang. Es gehen höchstens 500 Zeichen.');
  });

  it('names the passive solution, and asks about a single proposal as such', async () => {
    const element = await paperOf(ballot);
    expect(said(element)).not.to.contain('Passivlösung');
    await tap(element, 'Weiter');
    await tap(element, 'Weiter');
    expect(said(element)).to.contain('Passivlösung. Das gilt, wenn kein Vorschlag besser getragen wird.');

    localStorage.clear();
    expect(said(await paperOf(ballotOf('resistance', sentences.slice(0, 1))))).to.contain('Gibt es Einwände? Wie groß ist Ihr Widerstand?');
  });

  it('works with keys alone', async () => {
    const element = await paperOf(ballot);
    element.querySelector<HTMLInputElement>('.keypad input')?.focus();
    await sendKeys({ press: 'Space' });
    for (let step = 0; step < 7; step += 1) await sendKeys({ press: 'ArrowRight' });
    await element.updateComplete;

    expect(barsOn(element)).to.equal(8);
    expect(said(element)).to.contain('Was müsste sich ändern?');
  });

  it('speaks English', async () => {
    expect(said(await paperOf(ballot, { words: await english() }))).to.contain('How strong is your resistance?').and.contain('10 = I cannot bear it');
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`passes axe, fits the phone and the thumb (${dir})`, async () => {
      dress(dir);
      const element = await paperOf(ballot);
      await choose(element, '7');
      await write(element, 'Wer prüft das, und wer zahlt?');

      await expect(element).to.be.accessible();
      expect(tooSmall(element)).to.deep.equal([]);
      expect(sticksOut(element)).to.equal(false);
    });
  }

  it('in a right-to-left page the ramp rises to the left', async () => {
    dress('rtl');
    const element = await paperOf(ballot);
    const bars = [...element.querySelectorAll('.ramp span')].map((bar) => bar.getBoundingClientRect());

    expect(bars[0]?.left).to.be.above(bars[10]?.left ?? 0);
    expect(bars[0]?.height).to.be.below(bars[10]?.height ?? 0);
  });
});
