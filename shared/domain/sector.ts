import { asId, type SectorId } from './ids.ts';

/** A declared field of work: chosen when joining, never guessed. */
export interface Sector {
  readonly id: SectorId;
  readonly title: string;
}

/** Signs in the order in which they are given to a process' sectors (design README §3.1). */
export const sectorSigns = ['square', 'dome', 'diamond', 'circle', 'quatrefoil', 'ring', 'bars', 'house'] as const;
export type SectorSign = (typeof sectorSigns)[number];

/** The sign of a sector is its place in the process' list; `null` is "Ohne Angabe". */
export const signOf = (sectors: readonly Sector[], sector: SectorId | null): SectorSign | null =>
  sectorSigns[sectors.findIndex(({ id }) => id === sector)] ?? null;

export const defaultSectors: readonly Sector[] = [
  { id: asId<SectorId>('verwaltung'), title: 'Verwaltung' },
  { id: asId<SectorId>('politik'), title: 'Politik' },
  { id: asId<SectorId>('wirtschaft'), title: 'Wirtschaft' },
  { id: asId<SectorId>('zivilgesellschaft'), title: 'Zivilgesellschaft' },
  { id: asId<SectorId>('migrantische-organisationen'), title: 'Migrantische Organisationen' },
];
