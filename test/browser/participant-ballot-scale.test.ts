import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ballotOf, castWith, dress, english, paperOf, said, sticksOut, strip, tap, tapAt, tooSmall } from './phone-ballots.ts';

const across = { text: 'Wie ging es uns miteinander?', poles: { low: 'gegeneinander', high: 'miteinander' } };
const up = { text: 'Wie weit sind wir gekommen?', poles: { low: 'auf der Stelle getreten', high: 'ein gutes Stück' } };
const line = ballotOf('scale', [across], { title: 'Zum Abschluss' });
const square = ballotOf('scale', [across, up], { title: 'Zum Abschluss' });

const fieldOf = (element: Element): Element => {
  const field = element.querySelector('.field');
  if (field === null) throw new Error('no field');
  return field;
};

const slider = (element: Element, place: number): HTMLInputElement => {
  const found = element.querySelectorAll<HTMLInputElement>('input[type="range"]')[place];
  if (found === undefined) throw new Error('no slider');
  return found;
};

describe('ls-scale-paper', () => {
  beforeEach(() => {
    localStorage.clear();
    dress();
  });
  afterEach(strip);

  it('sets one dot by a tap on the line; nothing is set before', async () => {
    const element = await paperOf(line);
    expect(said(element)).to.contain('Noch kein Punkt').and.contain('gegeneinander').and.contain('miteinander');
    expect(element.querySelector('.dot')).to.equal(null);

    await tapAt(element, fieldOf(element), 0.75);
    expect(said(element)).to.contain('75 von 100');
    expect(slider(element, 0).value).to.equal('75');
    await tap(element, 'Stimmzettel prüfen');
    expect(said(element)).to.contain('Ihr Punkt steht.').and.contain('75 von 100');

    expect((await castWith(element, 'Stimme abgeben'))?.choices).to.deep.equal({ 'option-0': 75 });
  });

  it('sets a dot in a field of two axes: the second one goes up', async () => {
    const element = await paperOf(square);
    await tapAt(element, fieldOf(element), 0.25, 0.1);
    await tap(element, 'Stimmzettel prüfen');

    expect((await castWith(element, 'Stimme abgeben'))?.choices).to.deep.equal({ 'option-0': 25, 'option-1': 90 });
  });

  it('in a right-to-left page field and slider run from the right', async () => {
    dress('rtl');
    const element = await paperOf(square);
    await tapAt(element, fieldOf(element), 0.25, 0.1);
    expect(slider(element, 0).value).to.equal('75');
    const dot = element.querySelector('.at .dot')?.getBoundingClientRect();
    const field = fieldOf(element).getBoundingClientRect();
    expect(((dot?.left ?? 0) + (dot?.width ?? 0) / 2 - field.left) / field.width).to.be.closeTo(0.25, 0.01);
    const low = element.querySelector('.pole.start')?.getBoundingClientRect();
    const high = element.querySelector('.pole.end')?.getBoundingClientRect();

    expect(low?.left ?? 0).to.be.above(high?.right ?? 0);
  });

  it('is set by keys alone, and the middle can be meant', async () => {
    const element = await paperOf(line);
    slider(element, 0).focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(said(element)).to.contain('50 von 100');
    await sendKeys({ press: 'ArrowRight' });
    await element.updateComplete;

    expect(said(element)).to.contain('51 von 100');
    expect(slider(element, 0).getAttribute('aria-valuetext')).to.equal('51 von 100');
  });

  it('lets the dot be taken away, one axis be left out, and the paper be cast empty', async () => {
    const element = await paperOf(square);
    slider(element, 1).value = '20';
    slider(element, 1).dispatchEvent(new InputEvent('input', { bubbles: true }));
    await element.updateComplete;
    await tap(element, 'Stimmzettel prüfen');
    expect(said(element)).to.contain('1 Frage ist noch ohne Punkt. Das ist möglich.');
    expect((await castWith(element, 'Stimme abgeben'))?.choices).to.deep.equal({ 'option-1': 20 });
    await tap(element, 'Ändern');
    await tap(element, 'Punkt wegnehmen');
    await tap(element, 'Stimmzettel prüfen');

    expect((await castWith(element, 'Leer abgeben'))?.choices).to.deep.equal({});
  });

  it('keeps the dot over a reload', async () => {
    const before = await paperOf(line);
    await tapAt(before, fieldOf(before), 0.5);
    before.remove();

    expect(said(await paperOf(line))).to.contain('50 von 100');
  });

  it('speaks English', async () => {
    expect(said(await paperOf(square, { words: await english() }))).to.contain('Tap into the field or use the two sliders.').and.contain('No dot yet');
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`passes axe, fits the phone and the thumb (${dir})`, async () => {
      dress(dir);
      const element = await paperOf(square);
      await tapAt(element, fieldOf(element), 0.3, 0.3);

      await expect(element).to.be.accessible();
      expect(tooSmall(element)).to.deep.equal([]);
      expect(sticksOut(element)).to.equal(false);
    });
  }
});
