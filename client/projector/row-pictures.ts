import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { sectorSigns, type Sector, type SectorSign } from '../../shared/domain/sector.ts';
import { signPath } from '../../shared/domain/sector-shape.ts';
import { layDots } from '../../shared/domain/stage-rows.ts';
import { resultText } from '../../shared/locale/result-de.ts';
import { sectorClass } from '../elements/sector-style.ts';
import { styleMap } from '../elements/style-map.ts';
import type { PictureRoom } from './ranked-rows.ts';
import '../elements/sector-sign.ts';

/** Small pictures inside a row: bars, columns, sticky dots. They repeat the number, so they are silent. */
export const rowPictureStyles = css`
  .bars {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 0.4rem;
    align-items: flex-start;
    justify-content: center;
    align-self: stretch;
    min-inline-size: 0;
  }
  .bar {
    inline-size: var(--share);
    min-inline-size: 0.3rem;
    block-size: calc(1.5rem * var(--f));
    background: var(--tinte);
  }
  .beyond .bar {
    border: 0.1875rem solid var(--tinte);
    background: repeating-linear-gradient(135deg, var(--tinte) 0 0.2rem, transparent 0.2rem 0.75rem);
  }
  /* Joins through the gaps between the rows. */
  .limit {
    position: absolute;
    inset-block: -0.35rem -0.8rem;
    inset-inline-start: var(--share);
    inline-size: 0;
    border-inline-start: 0.25rem dashed var(--tinte);
  }
  li:last-child .limit {
    inset-block-end: -0.35rem;
  }
  .columns {
    flex: none;
    margin-inline-end: 1.6rem;
    fill: var(--tinte);
  }
  .camps {
    position: relative;
    padding: 0.1em 0.6em;
    border: 0.15rem solid var(--tinte);
    border-radius: var(--radius-full);
    background: var(--papier);
    color: var(--tinte);
    font-size: var(--text-least);
    font-weight: 700;
    line-height: 1;
    white-space: nowrap;
  }
  .dots circle {
    fill: var(--sign);
  }
  .dots path {
    fill: var(--papier);
  }
  .stacked {
    display: flex;
    inline-size: var(--share);
    min-inline-size: fit-content;
  }
  .part {
    display: flex;
    flex: var(--dots) 0 0;
    gap: 0.2em;
    align-items: center;
    justify-content: center;
    min-inline-size: fit-content;
    block-size: calc(2.7rem * var(--f));
    padding-inline: 0.25em;
    background: var(--sign);
    color: var(--papier);
    font-weight: 800;
    --sign-size: 0.75em;
  }
  .arrow {
    flex: none;
  }
  .arrow .axis {
    stroke: var(--rand);
    stroke-width: 0.12;
  }
  .arrow .way {
    stroke: var(--tinte);
    stroke-width: 0.32;
  }
  .arrow .head,
  .arrow .after {
    fill: var(--tinte);
  }
  .arrow .before {
    fill: var(--papier);
    stroke: var(--tinte);
    stroke-width: 0.26;
  }
  .objections {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
  }
  .oval {
    padding: 0.15em 0.7em;
    border: 0.15rem solid var(--tinte);
    border-radius: var(--radius-full);
    background: var(--papier);
    color: var(--tinte);
    font-weight: 700;
    line-height: 1.1;
    white-space: nowrap;
  }
  .oval.grave {
    background: var(--tinte);
    color: var(--papier);
  }
`;

const percentOf = (share: number): string => `${Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100}%`;

/** `share` and `limit` 0 to 1 of the width. */
export const bar = (share: number, { limit = null, camps = false }: { readonly limit?: number | null; readonly camps?: boolean } = {}): TemplateResult =>
  html`<div class="bars">
    ${limit === null ? nothing : html`<div class="limit" style=${styleMap({ '--share': percentOf(limit) })}></div>`}
    <div class="bar" style=${styleMap({ '--share': percentOf(share) })}></div>
    ${camps ? html`<span class="camps">${resultText('two-camps')}</span>` : nothing}
  </div>`;

/** One column per value; `most` is the height of a full one. */
export const columns = (counts: readonly number[], most: number, widthRem: number, heightRem: number): TemplateResult => {
  const step = 10;
  const path = counts.map((count, place) => {
    const height = most === 0 ? 0 : (count / most) * 96;
    // A value that nobody gave still has its place.
    return `M${place * step + 1} ${100 - height}h${step - 2}V100h${2 - step}z`;
  });
  return html`<svg class="columns" width="${widthRem}rem" height="${heightRem}rem" viewBox="0 0 ${counts.length * step} 104" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <path d=${path.join('')} />
    <rect x="0" y="100" width=${counts.length * step} height="4" />
  </svg>`;
};

interface SectorDots {
  readonly sector: Sector | null;
  readonly dots: number;
}

const signIn = (sectors: readonly Sector[], sector: Sector | null): SectorSign | null => (sector === null ? null : (sectorSigns[sectors.indexOf(sector)] ?? null));

/** Sizes of a sticky dot with its gap, in rem at Saalstufe S: none so small that its sign could not be told. */
const dotSizesRem = [2.6, 2.2, 1.9, 1.65, 1.5] as const;

/** Sticky dots, one for each that was given, or one strip per sector where they would be too small. `most`: of the strongest option. */
export const stickyDots = (given: readonly SectorDots[], most: number, sectors: readonly Sector[], room: PictureRoom, factor: number): TemplateResult => {
  const lay = layDots(most, room.widthRem, room.heightRem, dotSizesRem.map((size) => size * factor));
  const total = given.reduce((sum, { dots }) => sum + dots, 0);
  if (lay === null) {
    return html`<div class="stacked" style=${styleMap({ '--share': percentOf(total / most) })}>
      ${given.map(({ sector, dots }) => {
        const sign = signIn(sectors, sector);
        const isWide = (dots / most) * room.widthRem > (2.6 + String(dots).length * 1.15) * factor;
        return html`<span class="part ${sectorClass(sign)}" style=${styleMap({ '--dots': String(dots) })}>${sign === null ? nothing : html`<ls-sector-sign sign=${sign} tone="white"></ls-sector-sign>`}${isWide ? dots : nothing}</span>`;
      })}
    </div>`;
  }
  if (total === 0) return html``;
  const places = given.flatMap(({ sector, dots }) => Array.from({ length: dots }, () => signIn(sectors, sector)));
  const lines = Math.ceil(places.length / lay.columns);
  return html`<svg class="dots" width="${Math.min(places.length, lay.columns) * lay.sizeRem}rem" height="${lines * lay.sizeRem}rem" viewBox="0 0 ${Math.min(places.length, lay.columns) * 24} ${lines * 24}" aria-hidden="true" focusable="false">
    ${places.map((sign, place) => svg`<g class=${sectorClass(sign)} transform="translate(${(place % lay.columns) * 24} ${Math.floor(place / lay.columns) * 24})">
      <circle cx="12" cy="12" r="11" />${sign === null ? nothing : svg`<path d=${signPath(sign)} transform="translate(5.64 5.64) scale(.53)" />`}
    </g>`)}
  </svg>`;
};
