import { expect, fixture, html } from '@open-wc/testing';
import '../../client/circle/source-cards.ts';
import type { SourceCards } from '../../client/circle/source-cards.ts';
import { asId, type CardId, type SectorId } from '../../shared/domain/ids.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import type { PrincipleSourceView } from '../../shared/protocol/view.ts';

const sources = (n: number): readonly PrincipleSourceView[] => [
  { cluster: null, title: 'Sprache', cards: Array.from({ length: n }, (_, place) => ({ id: asId<CardId>(`card-${place}`), text: `Karte ${place}`, sector: asId<SectorId>('politik') })) },
];
const open = (n: number): Promise<SourceCards> => fixture<SourceCards>(html`<ls-source-cards foldable .sources=${sources(n)} .sectors=${defaultSectors}></ls-source-cards>`);

describe('ls-source-cards', () => {
  it('lies open with few cards and folded with many, and counts them either way', async () => {
    const few = await open(6);
    const many = await open(7);

    expect(few.renderRoot.querySelector('details')?.open).to.equal(true);
    expect(many.renderRoot.querySelector('details')?.open).to.equal(false);
    expect(many.renderRoot.querySelector('summary')?.textContent).to.contain('7 Karten');
    await expect(many).to.be.accessible();
  });
});
