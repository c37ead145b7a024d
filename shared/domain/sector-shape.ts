import type { SectorSign } from './sector.ts';

/** Outlines of the sector signs on a grid of 24, optically equal in weight. Filled with the rule `evenodd`. */
export const signPath = (sign: SectorSign): string => {
  switch (sign) {
    case 'square':
      return 'M4 4h16v16H4z';
    case 'dome':
      return 'M1.5 19.5V15a10.5 10.5 0 0 1 21 0v4.5z';
    case 'diamond':
      return 'M12 .9 23.1 12 12 23.1.9 12z';
    case 'circle':
      return 'M2.5 12a9.5 9.5 0 1 0 19 0 9.5 9.5 0 1 0-19 0z';
    case 'quatrefoil':
      return 'M7.31 7.31A4.8 4.8 0 1 1 16.69 7.31A4.8 4.8 0 1 1 16.69 16.69A4.8 4.8 0 1 1 7.31 16.69A4.8 4.8 0 1 1 7.31 7.31z';
    case 'ring':
      return 'M1.5 12a10.5 10.5 0 1 0 21 0 10.5 10.5 0 1 0-21 0zM7 12a5 5 0 1 0 10 0 5 5 0 1 0-10 0z';
    case 'bars':
      // Lying, because two standing bars mean "pause".
      return 'M2 4h20v6H2zM2 14h20v6H2z';
    case 'house':
      return 'M12 1.5 22.5 11v11h-21V11z';
  }
};
