import { expect, fixture, html } from '@open-wc/testing';
import '../../client/elements/tragwerk-glyph.ts';
import type { TragwerkGlyph } from '../../client/elements/tragwerk-glyph.ts';
import { asId, type SectorId } from '../../shared/domain/ids.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';

const support = (values: readonly (number | null)[]): NonNullable<TragwerkGlyph['support']> => ({
  threshold: 0.66,
  sectors: Object.fromEntries(defaultSectors.map(({ id }, place) => [id, values[place] == null ? null : { support: values[place], carries: values[place] >= 0.66 }])),
});

const glyph = (values: readonly (number | null)[] | null, size: TragwerkGlyph['size']): Promise<TragwerkGlyph> =>
  fixture<TragwerkGlyph>(html`<ls-tragwerk-glyph .sectors=${defaultSectors} .support=${values === null ? null : support(values)} size=${size}></ls-tragwerk-glyph>`);

const inGlyph = (element: Element, selector: string): Element[] => [...(element.shadowRoot?.querySelectorAll(selector) ?? [])];

describe('ls-tragwerk-glyph', () => {
  it('is an image with a complete sentence', async () => {
    const element = await glyph([0.9, 0.8, 0.41, 0.9, 0.9], 'list');

    expect(inGlyph(element, 'svg')[0]?.getAttribute('role')).to.equal('img');
    expect(inGlyph(element, 'svg')[0]?.getAttribute('aria-label')).to.equal('Getragen von 4 von 5 Bereichen. Es fehlt: Wirtschaft mit 41 Prozent, nötig sind 66 Prozent.');
    await expect(element).to.be.accessible();
  });

  it('has the widths of the design', async () => {
    for (const [size, widthPx] of [['list', 39], ['card', 66], ['panel', 280]] as const) {
      const element = await glyph([0.9, 0.9, 0.9, 0.9, 0.9], size);
      expect(element.getBoundingClientRect().width).to.be.closeTo(widthPx, 1);
    }
  });

  it('has its signs inside the pillars of a closed panel, under them while one is too low to hold its own', async () => {
    expect(inGlyph(await glyph([0.9, 0.9, 0.9, 0.9, 0.9], 'panel'), 'path.inside')).to.have.length(5);
    const open = await glyph([0.9, 0.9, 0.1, 0.9, 0.9], 'panel');
    expect(inGlyph(open, 'path.inside')).to.have.length(0);
    expect(inGlyph(open, 'path.solid')).to.have.length(5);
  });

  it('closes the beam only when all carry', async () => {
    expect(inGlyph(await glyph([0.9, 0.9, 0.9, 0.9, 0.9], 'card'), '.beam')).to.have.length(1);
    expect(inGlyph(await glyph([0.9, 0.9, 0.5, 0.9, 0.9], 'card'), '.beam')).to.have.length(2);
    expect(inGlyph(await glyph(null, 'card'), '.beam')).to.have.length(0);
  });

  it('has 2 to 8 pillars of the same width', async () => {
    const eight = Array.from({ length: 8 }, (_, place) => ({ id: asId<SectorId>(`sector-${place}`), title: `Bereich ${place}` }));
    for (let count = 2; count <= 8; count += 1) {
      const sectors = eight.slice(0, count);
      const all = { threshold: 0.66, sectors: Object.fromEntries(sectors.map(({ id }) => [id, { support: 0.9, carries: true }])) };
      const element = await fixture<TragwerkGlyph>(html`<ls-tragwerk-glyph size="card" .sectors=${sectors} .support=${all}></ls-tragwerk-glyph>`);
      expect(element.getBoundingClientRect().width, String(count)).to.be.closeTo(((4 * count + 0.6) * 66) / 20.6, 1);
      expect(inGlyph(element, '.pillar')).to.have.length(count);
      expect(inGlyph(element, 'svg')[0]?.getAttribute('aria-label')).to.equal(`Gemeinsam: von allen ${count} Bereichen getragen.`);
    }
  });

  it('is drawn in one colour, or in white on dark ground, with the same shapes', async () => {
    for (const [tone, colour] of [['black', 'rgb(0, 0, 0)'], ['white', 'rgb(255, 255, 255)']] as const) {
      const element = await glyph([0.9, 0.8, 0.41, 0.9, null], 'detail');
      element.style.setProperty('--papier', '#fff');
      element.tone = tone;
      await element.updateComplete;

      for (const shape of inGlyph(element, '.beam, .solid')) expect(getComputedStyle(shape).fill, tone).to.equal(colour);
      for (const shape of inGlyph(element, '.box, .hatching')) expect(getComputedStyle(shape).stroke, tone).to.equal(colour);
      expect(inGlyph(element, '.hatching')).to.have.length(1);
    }
  });

  it('says of several hidden sectors no more than that one of them is small', async () => {
    const element = await glyph([0.9, null, 0.9, 0.9, null], 'panel');

    expect(inGlyph(element, 'svg')[0]?.getAttribute('aria-label')).to.equal('Getragen von 3 von 5 Bereichen. Noch offen: Politik, Migrantische Organisationen, davon mindestens ein Bereich mit weniger als 5 Stimmen.');
    expect(inGlyph(element, 'text')).to.have.length(3);
  });

  it('hatches what does not carry and dashes what nobody may know', async () => {
    const element = await glyph([0.9, 0.9, 0.5, 0.9, null], 'detail');

    expect(inGlyph(element, '.hatching')).to.have.length(1);
    expect(inGlyph(element, '.box[stroke-dasharray]')).to.have.length(1);
  });

  it('shows signs from the detail size on and numbers in the panel, none for a hidden sector', async () => {
    expect(inGlyph(await glyph([0.9, 0.9, 0.5, 0.9, null], 'card'), 'path.solid')).to.have.length(0);
    expect(inGlyph(await glyph([0.9, 0.9, 0.5, 0.9, null], 'detail'), 'path.solid')).to.have.length(5);
    expect(inGlyph(await glyph([0.9, 0.9, 0.5, 0.9, null], 'panel'), 'text').map(({ textContent }) => textContent)).to.deep.equal(['90', '90', '50', '90']);
  });
});
