import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import type { StageView } from '../../shared/protocol/view.ts';

/** What the projector showed last, kept in the browser: after a reload the picture is there before the server is. */
export interface LastPicture {
  readonly view: StageView;
  readonly boards: Readonly<Record<string, BoardSnapshot>>;
  /** This device's clock. */
  readonly atMs: number;
}

/** A new shape of views gets a new number; older pictures are then not read. */
const keyOf = (workshop: string): string => `leitsatz-stage-3-${workshop}`;

export const readLastPicture = (workshop: string): LastPicture | null => {
  try {
    const text = localStorage.getItem(keyOf(workshop));
    if (text === null) return null;
    const kept: unknown = JSON.parse(text);
    return typeof kept === 'object' && kept !== null && 'view' in kept && 'boards' in kept && 'atMs' in kept ? (kept as LastPicture) : null;
  } catch {
    // Storage may be forbidden, full or damaged. The picture then comes from the server alone.
    return null;
  }
};

export const keepLastPicture = (workshop: string, picture: LastPicture): void => {
  try {
    localStorage.setItem(keyOf(workshop), JSON.stringify(picture));
  } catch {
    // Too large or forbidden: nothing is lost but the head start after a reload. An older picture would be worse than none.
    forgetLastPicture(workshop);
  }
};

export const forgetLastPicture = (workshop: string): void => {
  try {
    localStorage.removeItem(keyOf(workshop));
  } catch {
    // Then there was nothing kept either.
  }
};
