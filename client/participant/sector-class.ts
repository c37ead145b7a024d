import type { SectorSign } from '../../shared/domain/sector.ts';

/** Class that sets a sector's card colour, see participant.css. */
export const sectorClass = (sign: SectorSign | null): string => `sign-${sign ?? 'none'}`;
