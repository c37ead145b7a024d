import { expect, fixture, html } from '@open-wc/testing';
import '../../client/elements/tragwerk-glyph.ts';
import type { TragwerkGlyph } from '../../client/elements/tragwerk-glyph.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';

const support = (values: readonly (number | null)[]): NonNullable<TragwerkGlyph['support']> => ({
  threshold: 0.66,
  sectors: Object.fromEntries(defaultSectors.map(({ id }, place) => [id, values[place] == null ? null : { support: values[place], carries: values[place] >= 0.66 }])),
});

const glyph = (values: readonly (number | null)[] | null, size: TragwerkGlyph['size']): Promise<TragwerkGlyph> =>
  fixture<TragwerkGlyph>(html`<ls-tragwerk-glyph .sectors=${defaultSectors} .support=${values === null ? null : support(values)} size=${size}></ls-tragwerk-glyph>`);

const all = (element: Element, selector: string): Element[] => [...(element.shadowRoot?.querySelectorAll(selector) ?? [])];

describe('ls-tragwerk-glyph', () => {
  it('is an image with a complete sentence', async () => {
    const element = await glyph([0.9, 0.8, 0.41, 0.9, 0.9], 'list');

    expect(all(element, 'svg')[0]?.getAttribute('role')).to.equal('img');
    expect(all(element, 'svg')[0]?.getAttribute('aria-label')).to.equal('Getragen von 4 von 5 Bereichen. Es fehlt: Wirtschaft mit 41 Prozent, nötig sind 66 Prozent.');
    await expect(element).to.be.accessible();
  });

  it('has the widths of the design', async () => {
    for (const [size, widthPx] of [['list', 39], ['card', 66], ['panel', 280]] as const) {
      const element = await glyph([0.9, 0.9, 0.9, 0.9, 0.9], size);
      expect(element.getBoundingClientRect().width).to.be.closeTo(widthPx, 1);
    }
  });

  it('has its signs inside the pillars of a closed panel, under them while one is too low to hold its own', async () => {
    expect(all(await glyph([0.9, 0.9, 0.9, 0.9, 0.9], 'panel'), 'path.inside')).to.have.length(5);
    const open = await glyph([0.9, 0.9, 0.1, 0.9, 0.9], 'panel');
    expect(all(open, 'path.inside')).to.have.length(0);
    expect(all(open, 'path.solid')).to.have.length(5);
  });

  it('closes the beam only when all carry', async () => {
    expect(all(await glyph([0.9, 0.9, 0.9, 0.9, 0.9], 'card'), '.beam')).to.have.length(1);
    expect(all(await glyph([0.9, 0.9, 0.5, 0.9, 0.9], 'card'), '.beam')).to.have.length(2);
    expect(all(await glyph(null, 'card'), '.beam')).to.have.length(0);
  });

  it('hatches what does not carry and dashes what nobody may know', async () => {
    const element = await glyph([0.9, 0.9, 0.5, 0.9, null], 'detail');

    expect(all(element, '.hatching')).to.have.length(1);
    expect(all(element, '.box[stroke-dasharray]')).to.have.length(1);
  });

  it('shows signs from the detail size on and numbers in the panel, none for a hidden sector', async () => {
    expect(all(await glyph([0.9, 0.9, 0.5, 0.9, null], 'card'), 'path.solid')).to.have.length(0);
    expect(all(await glyph([0.9, 0.9, 0.5, 0.9, null], 'detail'), 'path.solid')).to.have.length(5);
    expect(all(await glyph([0.9, 0.9, 0.5, 0.9, null], 'panel'), 'text').map(({ textContent }) => textContent)).to.deep.equal(['90', '90', '50', '90']);
  });
});
