import type { BallotMode, CountedBallot, OptionResult } from '../domain/ballot.ts';
import type { Sector } from '../domain/sector.ts';
import { modeName } from '../locale/ballot-names-de.ts';
import { wallWord } from '../locale/wall-document-de.ts';

/** The dots that one card or cluster got, and where. */
export interface DotsOnWall {
  readonly title: string;
  readonly mode: BallotMode;
  readonly round: number;
  /** As it was published: hidden sectors are hidden here too. */
  readonly option: OptionResult<'dots'>;
}

/** What closed ballots with dots gave to cards and clusters, by their id. Of several the last one counts; `ballots` in the order in which they opened. */
export const dotsOnWall = (ballots: Iterable<{ readonly title: string; readonly result: CountedBallot | null }>): ReadonlyMap<string, DotsOnWall> => {
  const found = new Map<string, DotsOnWall>();
  for (const { title, result } of ballots) {
    if (result?.kind !== 'dots') continue;
    for (const option of result.options) {
      const { source } = option;
      const id = source === null ? null : 'card' in source ? source.card : 'cluster' in source ? source.cluster : null;
      if (id !== null) found.set(id, { title, mode: result.mode, round: result.round, option });
    }
  }
  return found;
};

/** "7 Punkte (Stimmungsbild, Runde 1): Verwaltung 5; verdeckt: Politik" */
export const dotsSentence = ({ title, mode, round, option }: DotsOnWall, sectors: readonly Sector[]): string => {
  const shown = sectors.flatMap(({ id, title: sector }) => {
    const part = option.sectors[id];
    return part == null ? [] : [wallWord('splitPart', { sector, n: part.dots })];
  });
  const hidden = sectors.filter(({ id }) => option.sectors[id] === null).map(({ title: sector }) => sector);
  const split = [...(shown.length === 0 ? [] : [shown.join(', ')]), ...(hidden.length === 0 ? [] : [wallWord('splitHidden', { sectors: hidden.join(', ') })])];
  return wallWord('weighed', {
    dots: wallWord('dotCount', { n: option.total.dots }),
    ballot: wallWord(title === '' ? 'ballot' : 'ballotTitled', { mode: modeName[mode], title, round }),
    split: split.length === 0 ? '' : wallWord('split', { sectors: split.join('; ') }),
  });
};
