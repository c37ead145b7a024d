import { describe, expect, it } from 'vitest';
import { defaultSectors, sectorSigns, type Sector } from '../../shared/domain/sector.ts';
import { signPath } from '../../shared/domain/sector-shape.ts';
import { belowHeight, hatching, openHeightUnits, pillarHeightUnits, shownPercent, tragwerk, tragwerkWidth, type Carrying } from '../../shared/domain/tragwerk.ts';
import { supportSentence } from '../../shared/locale/tragwerk.ts';

type Support = { readonly threshold: number; readonly sectors: Readonly<Record<string, Carrying | null>> };

/** `undefined`: no vote; null: 1 to 4 votes; 'abstained': votes, but neither yes nor no. */
const support = (values: readonly (number | 'abstained' | null | undefined)[], threshold = 0.66, sectors: readonly Sector[] = defaultSectors): Support => ({
  threshold,
  sectors: Object.fromEntries(
    sectors.flatMap(({ id }, place): [string, Carrying | null][] => {
      const value = values[place];
      if (value === undefined) return [];
      if (value === null) return [[id, null]];
      return [[id, value === 'abstained' ? { support: null, carries: false } : { support: value, carries: value >= threshold }]];
    }),
  ),
});

describe('Tragwerk', () => {
  it('is 20.6 wide with five sectors, and 3n + (n − 1) + 1.6 with n', () => {
    expect(tragwerkWidth(5)).toBeCloseTo(20.6);
    expect(tragwerkWidth(2)).toBeCloseTo(8.6);
    expect(tragwerkWidth(8)).toBeCloseTo(32.6);
  });

  it('has one beam with overhang on both sides when every sector carries', () => {
    const { beams, width, shared } = tragwerk(defaultSectors, support([0.9, 0.8, 0.7, 0.66, 1]));
    expect(shared).toBe(true);
    expect(beams).toEqual([{ x: 0, width }]);
  });

  it('leaves the beam open above a missing pillar, flush with its neighbours', () => {
    const { beams, shared } = tragwerk(defaultSectors, support([0.9, 0.8, 0.41, 0.9, 0.9]));
    expect(shared).toBe(false);
    expect(beams.map(({ x, width }) => [x, Math.round((x + width) * 10) / 10])).toEqual([
      [0, 7.8],
      [12.8, 20.6],
    ]);
  });

  it('draws a pillar below the threshold 9 × value ÷ threshold × 0.82 high', () => {
    const [first] = tragwerk(defaultSectors, support([0.33, 0.9, 0.9, 0.9, 0.9])).pillars;
    expect(first?.height).toBeCloseTo(9 * (0.33 / 0.66) * 0.82);
    expect(belowHeight(0.41, 0.66)).toBeCloseTo(4.58, 1);
  });

  it('always leaves a gap to the beam', () => {
    for (const value of [0, 0.3, 0.659, 0.6599999]) expect(belowHeight(value, 0.66)).toBeLessThan(pillarHeightUnits - 1.5);
  });

  it('compares unrounded: 65.9 does not carry and never reads as 66', () => {
    const [first] = tragwerk(defaultSectors, support([0.659, 0.9, 0.9, 0.9, 0.9])).pillars;
    expect(first?.state).toBe('below');
    expect(shownPercent({ support: 0.659, carries: false })).toBe(65);
    expect(shownPercent({ support: 0.66, carries: true })).toBe(66);
    expect(shownPercent({ support: 0.57, carries: false })).toBe(57);
  });

  it('says nothing by its height about a sector with 1 to 4 votes', () => {
    const [first] = tragwerk(defaultSectors, support([null, 0.9, 0.9, 0.9, 0.9])).pillars;
    expect(first).toMatchObject({ state: 'hidden', support: null, height: openHeightUnits });
  });

  it('closes over a sector whose number is hidden if the result says that all carry', () => {
    const { pillars, shared, beams } = tragwerk(defaultSectors, { ...support([0.9, null, 0.7, 0.9, 0.8]), shared: true });
    expect(pillars[1]).toMatchObject({ state: 'carries', support: null, height: pillarHeightUnits });
    expect(shared).toBe(true);
    expect(beams).toHaveLength(1);
    expect(supportSentence(defaultSectors, { ...support([0.9, null, 0.7, 0.9, 0.8]), shared: true })).toBe('Gemeinsam: von allen 5 Bereichen getragen.');
  });

  it('is never shared while a sector is hidden', () => {
    expect(tragwerk(defaultSectors, support([null, 0.9, 0.9, 0.9, 0.9])).shared).toBe(false);
  });

  it('stands open in all places before the weighing', () => {
    const { pillars, beams } = tragwerk(defaultSectors, null);
    expect(pillars.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'open', 'open']);
    expect(beams).toEqual([]);
  });

  it('leaves sectors without votes out, and the others keep their signs', () => {
    const { pillars, absent, width, shared } = tragwerk(defaultSectors, support([0.9, undefined, 0.9, 0.9, undefined]));
    expect(pillars.map(({ sign }) => sign)).toEqual(['square', 'diamond', 'circle']);
    expect(absent.map(({ title }) => title)).toEqual(['Politik', 'Migrantische Organisationen']);
    expect(width).toBeCloseTo(tragwerkWidth(3));
    expect(shared).toBe(true);
  });

  it('keeps hatching inside its box', () => {
    const numbers = hatching(2, 3, 2.2, 4, 1).match(/-?[\d.]+/g)?.map(Number) ?? [];
    expect(numbers.length).toBeGreaterThan(8);
    numbers.forEach((value, place) => {
      const [from, to] = place % 2 === 0 ? [2, 4.2] : [3, 7];
      expect(value).toBeGreaterThanOrEqual(from);
      expect(value).toBeLessThanOrEqual(to);
    });
  });

  it('has a drawing for every sign', () => {
    expect(new Set(sectorSigns.map(signPath)).size).toBe(sectorSigns.length);
  });
});

describe('Tragwerk in words', () => {
  it.each<[string, Support | null, string]>([
    ['shared', support([0.9, 0.8, 0.7, 0.9, 0.9]), 'Gemeinsam: von allen 5 Bereichen getragen.'],
    ['one missing', support([0.9, 0.8, 0.41, 0.9, 0.9]), 'Getragen von 4 von 5 Bereichen. Es fehlt: Wirtschaft mit 41 Prozent, nötig sind 66 Prozent.'],
    ['two missing', support([0.5, 0.8, 0.41, 0.9, 0.9]), 'Getragen von 3 von 5 Bereichen. Es fehlen: Verwaltung mit 50 Prozent, Wirtschaft mit 41 Prozent, nötig sind 66 Prozent.'],
    ['few votes', support([0.9, 0.8, 0.7, 0.9, null]), 'Getragen von 4 von 5 Bereichen. Noch offen: Migrantische Organisationen mit weniger als 5 Stimmen.'],
    ['two hidden', support([0.9, null, 0.7, 0.9, null]), 'Getragen von 3 von 5 Bereichen. Noch offen: Politik, Migrantische Organisationen, davon mindestens ein Bereich mit weniger als 5 Stimmen.'],
    ['abstentions', support([0.9, 'abstained', 0.7, 0.9, 0.9]), 'Getragen von 4 von 5 Bereichen. Noch offen: Politik nur mit Enthaltungen.'],
    ['none', support([0.1, 0.1, 0.1, 0.1, 0.1]), 'Von keinem Bereich getragen. Es fehlen: Verwaltung mit 10 Prozent, Politik mit 10 Prozent, Wirtschaft mit 10 Prozent, Zivilgesellschaft mit 10 Prozent, Migrantische Organisationen mit 10 Prozent, nötig sind 66 Prozent.'],
    ['absent', support([0.9, undefined, 0.7, 0.9, 0.9]), 'Gemeinsam: von allen 4 Bereichen getragen. Ohne Stimmen: Politik.'],
    ['all hidden', support([null, null, undefined, undefined, undefined]), 'Noch offen: Verwaltung, Politik, davon mindestens ein Bereich mit weniger als 5 Stimmen. Ohne Stimmen: Wirtschaft, Zivilgesellschaft, Migrantische Organisationen.'],
    ['not weighed', null, 'Noch nicht gewichtet.'],
    ['nobody voted', support([]), 'Noch nicht gewichtet.'],
  ])('%s', (_, given, sentence) => {
    expect(supportSentence(defaultSectors, given)).toBe(sentence);
  });

  it('says the same in English', () => {
    expect(supportSentence(defaultSectors, support([0.9, 0.8, 0.41, 0.9, 0.9]), 'en')).toBe('Carried by 4 of 5 sectors. Missing: Wirtschaft with 41 percent, needed are 66 percent.');
  });
});
