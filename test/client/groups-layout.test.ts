import { describe, expect, it } from 'vitest';
import { carriedByAll, hullOf, layGroups, spotsOf } from '../../client/projector/groups-layout.ts';
import { asId, type OptionId } from '../../shared/domain/ids.ts';
import type { OpinionGroup, OpinionGroupsView, OpinionPoint, SentenceCounts } from '../../shared/opinion/opinion-groups-view.ts';

const option = (text: string): OptionId => asId<OptionId>(text);
const counts = (agrees: number, disagrees: number): SentenceCounts => ({ agrees, disagrees, passes: 0 });

const group = (id: OpinionGroup['id'], sentences: number): OpinionGroup => ({
  id,
  size: 30,
  share: 0.5,
  centre: { x: 0, y: 0 },
  sentences: Array.from({ length: sentences }, (_, place) => ({ option: option(`o${place}`), side: 'agrees' as const, counts: counts(20, 2), others: null })),
});

describe('points of opinion groups', () => {
  const point = (x: number, y: number): OpinionPoint => ({ x, y, group: 'A' });

  it('fill the picture with both axes alike, upwards is up', () => {
    const spots = spotsOf([point(-1, -0.5), point(1, 0.5)], 40, 40, 1);
    expect(spots).toEqual([{ x: 0, y: 30 }, { x: 40, y: 10 }]);
  });

  it('lie around each other where people voted alike, all inside', () => {
    const spots = spotsOf([...Array.from({ length: 50 }, () => point(-1, -1)), point(1, 1)], 40, 40, 1);
    expect(new Set(spots.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size).toBe(51);
    for (const { x, y } of spots) for (const value of [x, y]) expect(Math.abs(value - 20)).toBeLessThanOrEqual(20 + 1e-9);
  });

  it('have a hull of their outermost ones', () => {
    const square = [{ x: 0, y: 0 }, { x: 4, y: 0 }, { x: 4, y: 4 }, { x: 0, y: 4 }];
    const hull = hullOf([...square, { x: 2, y: 2 }, { x: 2, y: 0 }, { x: 1, y: 3 }]);
    expect(new Set(hull)).toEqual(new Set(square));
    expect(hullOf([{ x: 1, y: 1 }])).toEqual([{ x: 1, y: 1 }]);
  });
});

describe('what all groups carry', () => {
  it('is what each of them carries by the ballot’s threshold, none hidden', () => {
    const view: OpinionGroupsView = {
      groups: [group('A', 1), group('B', 1)],
      outside: 0,
      silhouette: 0.5,
      points: [],
      majority: { agreed: [], disagreed: [] },
      groupAware: [
        { option: option('both'), groups: { A: counts(9, 1), B: counts(66, 34) }, agreement: null, disagreement: null },
        { option: option('one'), groups: { A: counts(9, 1), B: counts(65, 35) }, agreement: null, disagreement: null },
        { option: option('hidden'), groups: { A: counts(9, 1), B: null }, agreement: null, disagreement: null },
        { option: option('open'), groups: { A: counts(9, 1), B: counts(0, 0) }, agreement: null, disagreement: null },
      ],
    };
    expect(carriedByAll(view, 0.66)).toEqual(['both']);
  });
});

describe('groups beside their picture', () => {
  const textOf = (): string => 'Ein Satz, der zwei Zeilen braucht, weil er so viel zu sagen hat.';

  it('share the height, and show as many of their sentences as have room', () => {
    const [page] = layGroups([group('A', 5), group('B', 5)], textOf, 70, 36, 1);
    expect(page?.map(({ group: { id } }) => id)).toEqual(['A', 'B']);
    for (const { sentences } of page ?? []) expect(sentences.length).toBeGreaterThan(1);
  });

  it('turn pages at a larger Saalstufe, none is lost, each has a sentence', () => {
    const groups = (['A', 'B', 'C', 'D', 'E'] as const).map((id) => group(id, 3));
    const pages = layGroups(groups, textOf, 70, 22, 1.5);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flat().map(({ group: { id } }) => id)).toEqual(['A', 'B', 'C', 'D', 'E']);
    for (const { sentences } of pages.flat()) expect(sentences.length).toBeGreaterThanOrEqual(1);
  });
});
