import { css } from 'lit';
import { sectorSigns, type Sector, type SectorSign } from '../../shared/domain/sector.ts';

/** Sign of a sector by its plain id, as boards and views carry it. */
export const signOfId = (sectors: readonly Sector[], sector: string | null): SectorSign | null =>
  sectorSigns[sectors.findIndex(({ id }) => id === sector)] ?? null;

/**
 * Classes `sign-<sign>` for anything that belongs to a sector: they set `--sign` and `--card`, and
 * elements use these two. Same names on every page, so that no inline style is needed.
 */
export const sectorClass = (sign: SectorSign | null): string => `sign-${sign ?? 'none'}`;

/** The rules behind `sectorClass`, for `static styles`. */
export const sectorStyles = css`
  .sign-square {
    --sign: var(--sign-square);
    --card: var(--card-square);
  }
  .sign-dome {
    --sign: var(--sign-dome);
    --card: var(--card-dome);
  }
  .sign-diamond {
    --sign: var(--sign-diamond);
    --card: var(--card-diamond);
  }
  .sign-circle {
    --sign: var(--sign-circle);
    --card: var(--card-circle);
  }
  .sign-quatrefoil {
    --sign: var(--sign-quatrefoil);
    --card: var(--card-quatrefoil);
  }
  .sign-ring {
    --sign: var(--sign-ring);
    --card: var(--card-ring);
  }
  .sign-bars {
    --sign: var(--sign-bars);
    --card: var(--card-bars);
  }
  .sign-house {
    --sign: var(--sign-house);
    --card: var(--card-house);
  }
  .sign-none {
    --sign: var(--sign-none);
    --card: var(--card-none);
  }
`;
