/** Below this the server hides a sector. Read from the server's own promise, not from its code. */
const sectorVotesMin = 5;

export const isFew = (votes: number): boolean => votes > 0 && votes < sectorVotesMin;

/**
 * The promise of rule BA8 once more, told the other way round: from few sectors that may be seen to all of them. Sectors come in
 * with their votes, in their order; out come those whose numbers must not be published, `beforehand` among them.
 */
export const hiddenSectors = (total: number, votes: ReadonlyMap<string, number>, beforehand: ReadonlySet<string>): ReadonlySet<string> => {
  const largestFirst = [...votes]
    .map(([sector, cast], place) => ({ sector, cast, place }))
    .filter(({ sector, cast }) => !beforehand.has(sector) && cast > 0 && !isFew(cast))
    .sort((a, b) => b.cast - a.cast || b.place - a.place);
  const left = (seen: number): number => total - largestFirst.slice(0, seen).reduce((sum, { cast }) => sum + cast, 0);
  // As many as can be seen, starting with the largest, so that what is left is nobody's or five people's.
  let seen = largestFirst.length;
  while (seen > 0 && isFew(left(seen))) seen -= 1;
  if (left(seen) === 0) return new Set();
  if (isFew(left(seen))) return new Set(votes.keys());
  const visible = new Set(largestFirst.slice(0, seen).map(({ sector }) => sector));
  return new Set([...votes].filter(([sector, cast]) => beforehand.has(sector) || (cast > 0 && !visible.has(sector))).map(([sector]) => sector));
};
