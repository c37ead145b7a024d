import { signPath } from '../domain/sector-shape.ts';
import type { SectorSign } from '../domain/sector.ts';
import { baseUnits, beamHeightUnits, hatching, heightWithSignsUnits, pillarWidthUnits, shownPercent, type Pillar, type Tragwerk } from '../domain/tragwerk.ts';

/**
 * The Tragwerk as an SVG string in one colour, for paper: black where a sector carries, hatched where it does not.
 * With signs and numbers, as the design asks from 30 mm on. `spoken` is escaped already.
 */
export const tragwerkSvg = ({ pillars, beams, width }: Tragwerk, spoken: string): string =>
  [
    `<svg class="tragwerk" role="img" aria-label="${spoken}" viewBox="0 0 ${short(width)} ${heightWithSignsUnits}" fill="currentColor">`,
    ...pillars.map(pillarSvg),
    ...beams.map(({ x, width: length }) => `<rect x="${short(x)}" width="${short(length)}" height="${beamHeightUnits}"/>`),
    `<rect y="${baseUnits}" width="${short(width)}" height=".2"/>`,
    '</svg>',
  ].join('');

const pillarSvg = (pillar: Pillar): string => body(pillar) + sign(pillar);

const body = ({ state, support, x, height }: Pillar): string => {
  const top = baseUnits - height;
  const outline = `x="${short(x + 0.08)}" y="${short(top)}" width="${short(pillarWidthUnits - 0.16)}" height="${short(height)}" fill="none" stroke="currentColor" stroke-width=".16"`;
  if (support === null) return `<rect ${outline} stroke-dasharray=".4 .3"/>`;
  const middle = short(x + pillarWidthUnits / 2);
  const number = shownPercent({ support, carries: state === 'carries' });
  if (state === 'carries') return `<rect x="${short(x)}" y="${short(top)}" width="${pillarWidthUnits}" height="${short(height)}"/><text x="${middle}" y="${short(top + 2.1)}" class="pillar-number" fill="#fff">${number}</text>`;
  // A short pillar has no room for its number; it stands on top, still below the beam.
  const inside = height > 4;
  const plate = inside ? `<rect x="${short(x + 0.3)}" y="${short(top + 0.5)}" width="${pillarWidthUnits - 0.6}" height="2" fill="#fff"/>` : '';
  return `<path d="${hatching(x, top, pillarWidthUnits, height, 0.42)}" stroke="currentColor" stroke-width=".12"/><rect ${outline}/>${plate}<text x="${middle}" y="${short(inside ? top + 2.1 : top - 0.5)}" class="pillar-number">${number}</text>`;
};

const sign = ({ sign: shape, x }: Pillar): string => {
  const scale = 0.13;
  return `<path transform="translate(${short(x + pillarWidthUnits / 2 - 12 * scale)} ${short(baseUnits + 1.3)}) scale(${scale})" fill-rule="evenodd" d="${signPath(shape)}"/>`;
};

const short = (value: number): string => String(Math.round(value * 100) / 100);

/** A sector's sign before its name. */
export const signSvg = (shape: SectorSign | null): string =>
  shape === null ? '' : `<svg class="sign" aria-hidden="true" viewBox="0 0 24 24" fill="currentColor"><path fill-rule="evenodd" d="${signPath(shape)}"/></svg>`;

/** The seal in line art: a scalloped ring around the closed Tragwerk. Says nothing that the text beside it does not say. */
export const sealSvg = (): string => {
  const points = Array.from({ length: 192 }, (_, index) => {
    const angle = (index / 192) * 2 * Math.PI;
    const radius = 46 + 2 * Math.cos(24 * angle);
    return `${(50 + radius * Math.cos(angle)).toFixed(1)} ${(50 + radius * Math.sin(angle)).toFixed(1)}`;
  });
  const pillars = [0, 1, 2, 3, 4].map((place) => `<rect x="${short(28.7 + place * 9)}" y="40" width="6.6" height="27" fill="currentColor"/>`).join('');
  return `<svg class="seal" aria-hidden="true" viewBox="0 0 100 100"><path d="M${points.join('L')}z" fill="none" stroke="currentColor" stroke-width="1.6"/><circle cx="50" cy="50" r="39" fill="none" stroke="currentColor" stroke-width="1.6"/><rect x="27" y="31" width="46" height="7" fill="currentColor"/>${pillars}</svg>`;
};
