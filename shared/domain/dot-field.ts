/** Where sticky dots lie on the axis or in the field of a `scale` ballot. Pure geometry; the unit is that of the arguments. */

export interface DotPlace {
  readonly x: number;
  readonly y: number;
}

/**
 * Dots stacked from the bottom line `y = height` in as many columns as the width takes. `counts` from left to right, every
 * field `fieldWidth` wide. The largest size up to `sizeMax` at which the fullest field has room.
 */
export const stackDots = (counts: readonly number[], fieldWidth: number, height: number, sizeMax: number): { readonly size: number; readonly dots: readonly DotPlace[] } => {
  const most = Math.max(1, ...counts);
  const size = sizeFor(most, fieldWidth * 0.92, height, sizeMax);
  const across = Math.max(1, Math.floor((fieldWidth * 0.92) / size));
  const dots = counts.flatMap((count, field) => {
    // A field of few dots stands in its middle, not at its left edge.
    const used = Math.min(across, Math.max(1, count));
    const left = field * fieldWidth + (fieldWidth - used * size) / 2;
    return Array.from({ length: count }, (_, place) => ({ x: left + ((place % across) + 0.5) * size, y: height - (Math.floor(place / across) + 0.5) * size }));
  });
  return { size, dots };
};

/** Dots inside the square fields of a grid, `grid[row][column]` with the first row at the bottom. */
export const fieldDots = (grid: readonly (readonly number[])[], fieldSize: number, sizeMax: number): { readonly size: number; readonly dots: readonly DotPlace[] } => {
  const most = Math.max(1, ...grid.flat());
  const room = fieldSize * 0.92;
  const size = sizeFor(most, room, room, sizeMax);
  const across = Math.max(1, Math.floor(room / size));
  const dots = grid.flatMap((row, fromBottom) =>
    row.flatMap((count, column) => {
      const wide = Math.min(across, Math.max(1, Math.ceil(Math.sqrt(count))));
      const high = Math.ceil(count / wide);
      const left = column * fieldSize + (fieldSize - wide * size) / 2;
      const top = (grid.length - 1 - fromBottom) * fieldSize + (fieldSize - high * size) / 2;
      return Array.from({ length: count }, (_, place) => ({ x: left + ((place % wide) + 0.5) * size, y: top + (Math.floor(place / wide) + 0.5) * size }));
    }),
  );
  return { size, dots };
};

/** The largest square of which `count` fit. */
const sizeFor = (count: number, width: number, height: number, sizeMax: number): number => {
  let size = sizeMax;
  while (Math.floor(width / size) * Math.floor(height / size) < count) size *= 0.96;
  return size;
};
