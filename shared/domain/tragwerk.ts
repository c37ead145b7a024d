import { sectorSigns, type Sector, type SectorSign } from './sector.ts';

/**
 * The consensus glyph: every sector is a pillar, the sentence is the beam, and the beam closes only when every
 * pillar reaches it. All numbers are in units: a pillar is 3 wide and 9 high, the gap 1, the beam 2.4 high.
 * Origin is the beam's upper left corner; y grows downwards; pillars stand on `baseUnits`.
 */
export const pillarWidthUnits = 3;
export const pillarGapUnits = 1;
export const pillarHeightUnits = 9;
export const beamHeightUnits = 2.4;
export const overhangUnits = 0.8;
export const baseUnits = beamHeightUnits + pillarHeightUnits;
/** With signs under the pillars. */
export const heightWithSignsUnits = 17;
/** A pillar that says nothing yet: the same height always, so that nothing can be read from it. */
export const openHeightUnits = 5.25;
/** Even 65.9 of 66 stays visibly below the beam. */
const highestBelowShare = 0.82;

/** What a sector's part needs to be drawn. As in the protocol's support view. */
export interface Carrying {
  readonly support: number | null;
  readonly carries: boolean;
}

/**
 * `carries`: reaches the beam. `below`: a visible gap. `hidden`: 1 to 4 votes, the value is nobody's business.
 * `undecided`: voted, but neither yes nor no. `open`: not weighed yet.
 */
export type PillarState = 'carries' | 'below' | 'hidden' | 'undecided' | 'open';

export interface Pillar {
  readonly sector: Sector;
  /** Sign of the sector by its place in the process. */
  readonly sign: SectorSign;
  readonly state: PillarState;
  /** 0 to 1, unrounded; null unless the state is `carries` or `below`, and where a carrying sector's number is hidden. */
  readonly support: number | null;
  /** Left edge. */
  readonly x: number;
  readonly height: number;
}

export interface Tragwerk {
  readonly pillars: readonly Pillar[];
  /** Joined runs of the beam, left to right. */
  readonly beams: readonly { readonly x: number; readonly width: number }[];
  readonly width: number;
  /** Sectors of the process that cast no vote: left out of the picture, named in words. */
  readonly absent: readonly Sector[];
  /** Carried by every sector in the picture. */
  readonly shared: boolean;
}

/** Width of a glyph with `count` pillars. */
export const tragwerkWidth = (count: number): number => pillarWidthUnits * count + pillarGapUnits * Math.max(0, count - 1) + 2 * overhangUnits;

/** What the picture needs of a result. `shared` is the result's own word: then a sector whose number is hidden carries too. */
export interface Support {
  readonly threshold: number;
  readonly sectors: Readonly<Record<string, Carrying | null>>;
  readonly shared?: boolean;
}

/** Works out the picture. `support` null: not weighed yet, every pillar is open. */
export const tragwerk = (sectors: readonly Sector[], support: Support | null): Tragwerk => {
  const taking = sectors.flatMap((sector, place) => {
    const sign = sectorSigns[place];
    return sign === undefined || (support !== null && support.sectors[sector.id] === undefined) ? [] : [{ sector, sign }];
  });
  const pillars = taking.map(({ sector, sign }, place): Pillar => {
    const x = overhangUnits + place * (pillarWidthUnits + pillarGapUnits);
    const value = support === null ? undefined : support.sectors[sector.id];
    if (value === undefined) return { sector, sign, state: 'open', support: null, x, height: openHeightUnits };
    if (value === null && support?.shared === true) return { sector, sign, state: 'carries', support: null, x, height: pillarHeightUnits };
    if (value === null) return { sector, sign, state: 'hidden', support: null, x, height: openHeightUnits };
    if (value.support === null) return { sector, sign, state: 'undecided', support: null, x, height: openHeightUnits };
    if (value.carries) return { sector, sign, state: 'carries', support: value.support, x, height: pillarHeightUnits };
    return { sector, sign, state: 'below', support: value.support, x, height: belowHeight(value.support, support?.threshold ?? 1) };
  });
  return {
    pillars,
    beams: beams(pillars),
    width: tragwerkWidth(pillars.length),
    absent: support === null ? [] : sectors.filter((sector) => support.sectors[sector.id] === undefined),
    shared: pillars.length > 0 && pillars.every(({ state }) => state === 'carries'),
  };
};

/** 9 × value ÷ threshold × 0.82, never above what leaves a gap. */
export const belowHeight = (value: number, threshold: number): number =>
  pillarHeightUnits * highestBelowShare * (threshold > 0 ? Math.min(1, Math.max(0, value / threshold)) : 1);

const beams = (pillars: readonly Pillar[]): { readonly x: number; readonly width: number }[] => {
  const runs: { x: number; width: number }[] = [];
  let from: number | null = null;
  pillars.forEach((pillar, place) => {
    if (pillar.state !== 'carries') return;
    from ??= place === 0 ? 0 : pillar.x;
    const isLast = place === pillars.length - 1;
    if (!isLast && pillars[place + 1]?.state === 'carries') return;
    const end = pillar.x + pillarWidthUnits + (isLast ? overhangUnits : 0);
    runs.push({ x: from, width: end - from });
    from = null;
  });
  return runs;
};

/**
 * Whole percent as people read it. A value that does not carry is rounded down, so that 65.9 of 66 never reads as 66;
 * one that carries is rounded, but never below the threshold as it is written.
 */
export const shownPercent = ({ support, carries }: { readonly support: number; readonly carries: boolean }): number =>
  // 0.57 × 100 is 56.99999999999999: the small term undoes what binary fractions do to whole percents.
  carries ? Math.round(support * 100) : Math.floor(support * 100 + 1e-9);

/**
 * Hatching as lines from lower left to upper right, cut at the edges of a rectangle, as path data.
 * Lines and not a pattern: patterns need ids, and ids do not survive shadow roots, print and export alike.
 */
export const hatching = (x: number, y: number, width: number, height: number, spacing: number): string => {
  const lines: string[] = [];
  const step = spacing * Math.SQRT2;
  for (let sum = x + y + step / 2; sum < x + width + y + height; sum += step) {
    const [startX, startY] = sum - x <= y + height ? [x, sum - x] : [sum - (y + height), y + height];
    const [endX, endY] = sum - y <= x + width ? [sum - y, y] : [x + width, sum - (x + width)];
    lines.push(`M${short(startX)} ${short(startY)}L${short(endX)} ${short(endY)}`);
  }
  return lines.join('');
};

const short = (value: number): string => String(Math.round(value * 100) / 100);
