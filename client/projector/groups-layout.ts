import { linesOf, type HallFactor } from '../../shared/domain/stage.ts';
import type { OpinionGroup, OpinionGroupsView, OpinionPoint, RepresentativeSentence, SentenceCounts } from '../../shared/opinion/opinion-groups-view.ts';
import type { OptionId } from '../../shared/domain/ids.ts';

/** Where points lie in the picture, in its unit; y downwards. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Golden angle: points of people who voted alike lie around each other like the seeds of a sunflower. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Every point's place in a picture of this size, as large as it can be with both axes alike. Where several people share a place they lie around it. */
export const spotsOf = (points: readonly OpinionPoint[], width: number, height: number, dot: number): readonly Spot[] => {
  // How far apart those around one place may lie is only known in the picture's unit: so it is fitted twice.
  const spread = around(fitted(points.map(({ x, y }) => ({ x, y: -y })), width, height), points, dot);
  return fitted(spread, width, height);
};

const fitted = (spots: readonly Spot[], width: number, height: number): readonly Spot[] => {
  const [left, right] = spanOf(spots.map(({ x }) => x));
  const [top, bottom] = spanOf(spots.map(({ y }) => y));
  const scale = Math.min(width / Math.max(0.1, right - left), height / Math.max(0.1, bottom - top));
  return spots.map(({ x, y }) => ({ x: width / 2 + (x - (left + right) / 2) * scale, y: height / 2 + (y - (top + bottom) / 2) * scale }));
};

const around = (spots: readonly Spot[], points: readonly OpinionPoint[], dot: number): readonly Spot[] => {
  const held = new Map<string, number>();
  return spots.map(({ x, y }, nth) => {
    const place = `${points[nth]?.x} ${points[nth]?.y}`;
    const before = held.get(place) ?? 0;
    held.set(place, before + 1);
    const away = 0.62 * dot * Math.sqrt(before);
    return { x: x + away * Math.cos(before * goldenAngle), y: y + away * Math.sin(before * goldenAngle) };
  });
};

const spanOf = (values: readonly number[]): readonly [least: number, most: number] => [Math.min(...values), Math.max(...values)];

/** Convex hull, counter-clockwise: the border of a group's area. */
export const hullOf = (spots: readonly Spot[]): readonly Spot[] => {
  const sorted = [...spots].sort((a, b) => a.x - b.x || a.y - b.y);
  const turn = (a: Spot, b: Spot, c: Spot): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  const half = (from: readonly Spot[]): Spot[] => {
    const line: Spot[] = [];
    for (const spot of from) {
      for (let [a, b] = [line.at(-2), line.at(-1)]; a !== undefined && b !== undefined && turn(a, b, spot) <= 0; [a, b] = [line.at(-2), line.at(-1)]) line.pop();
      line.push(spot);
    }
    return line.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half([...sorted].reverse())];
};

const supportOf = ({ agrees, disagrees }: SentenceCounts): number | null => (agrees + disagrees === 0 ? null : agrees / (agrees + disagrees));

/** Sentences that every group carries by the ballot's own threshold, the most agreed first. */
export const carriedByAll = ({ groups, groupAware }: OpinionGroupsView, threshold: number): readonly OptionId[] =>
  groupAware
    .filter((sentence) => groups.every(({ id }) => {
      const counts = sentence.groups[id];
      return counts != null && (supportOf(counts) ?? -1) >= threshold;
    }))
    .map(({ option }) => option);

export interface GroupPlace {
  readonly group: OpinionGroup;
  readonly sentences: readonly (RepresentativeSentence & { readonly text: string; readonly lines: number })[];
}

/** Mirrors the picture's style sheet; in rem at Saalstufe S. */
const size = { fontRem: 2.125, lineRem: 2.35, headRem: 3.1, gapRem: 1, sentenceGapRem: 0.35, sideRem: 10.2, linesMax: 3, sentencesMax: 5 } as const;

/** Pages of groups: each with as many of its sentences as have room, at least one, cut after two lines. */
export const layGroups = (groups: readonly OpinionGroup[], textOf: (option: OptionId) => string, widthRem: number, heightRem: number, factor: HallFactor): readonly (readonly GroupPlace[])[] => {
  const textRem = widthRem - size.sideRem * factor;
  const sentenceRem = (lines: number): number => lines * size.lineRem * factor + size.sentenceGapRem;
  const least = size.headRem * factor + sentenceRem(2) + size.gapRem;
  const perPage = Math.max(1, Math.floor((heightRem + size.gapRem) / least));
  const pageCount = Math.ceil(groups.length / perPage);
  const onPage = Math.ceil(groups.length / Math.max(1, pageCount));
  return Array.from({ length: pageCount }, (_, page) => {
    const held = groups.slice(page * onPage, (page + 1) * onPage);
    const eachRem = heightRem / held.length - size.headRem * factor - size.gapRem;
    return held.map((group): GroupPlace => {
      const sentences: GroupPlace['sentences'][number][] = [];
      let leftRem = eachRem;
      for (const sentence of group.sentences.slice(0, size.sentencesMax)) {
        const text = textOf(sentence.option);
        const needs = Math.min(size.linesMax, linesOf(text, textRem, size.fontRem * factor));
        const lines = Math.min(needs, Math.max(sentences.length === 0 ? 2 : 0, Math.floor((leftRem - size.sentenceGapRem) / (size.lineRem * factor))));
        if (lines === 0 || (lines < needs && sentences.length > 0)) break;
        sentences.push({ ...sentence, text, lines });
        leftRem -= sentenceRem(lines);
      }
      return { group, sentences };
    });
  });
};
