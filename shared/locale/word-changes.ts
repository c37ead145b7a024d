import type { Catalogue } from './catalogue.ts';

/** Said, not shown, around words that came or went: marks are not read out by every screen reader. */
export const wordChangesDe: Catalogue<'inserted' | 'deleted' | 'end'> = {
  inserted: 'Eingefügt:',
  deleted: 'Gestrichen:',
  end: 'Ende',
};
