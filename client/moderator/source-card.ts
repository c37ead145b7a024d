import { css, html, type TemplateResult } from 'lit';
import type { Sector } from '../../shared/domain/sector.ts';
import '../elements/sector-sign.ts';
import { sectorClass, sectorStyles, signOfId } from '../elements/sector-style.ts';

/** A card that a sentence came from, as an entry of `<ul class="source-cards">`. */
export const sourceCard = (sectors: readonly Sector[], card: { readonly text: string; readonly sector: string | null }): TemplateResult => {
  const sign = signOfId(sectors, card.sector);
  return html`<li class=${sectorClass(sign)}><ls-sector-sign .sign=${sign} .size=${14} .label=${sectors.find(({ id }) => id === card.sector)?.title ?? ''}></ls-sector-sign><bdi>${card.text}</bdi></li>`;
};

export const sourceCardStyles = [
  sectorStyles,
  css`
    .source-cards {
      display: grid;
      gap: 8px;
      background: var(--pack-ribs), var(--pack-2);
    }
    .source-cards li {
      display: flex;
      gap: 8px;
      padding: 6px 10px;
      border-radius: 2px;
      background: var(--card);
      box-shadow: var(--shadow-card);
      font-size: 14px;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
  `,
];
