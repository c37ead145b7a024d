import { together } from '../../shared/domain/amendment-overlap.ts';
import type { AmendmentView, PrincipleView } from '../../shared/protocol/view.ts';
import { openAmendments } from './amendment-words.ts';

/**
 * Open amendments as they stand on the page: those that want the same words, also by way of a third one, in one frame,
 * at the place of the first of them.
 */
export const framesOf = (open: readonly AmendmentView[]): readonly (readonly AmendmentView[])[] => {
  const left = new Map(open.map((amendment) => [amendment.id, amendment]));
  return open.flatMap(({ id }) => {
    const found: AmendmentView[] = [];
    const queue = [id];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const amendment = left.get(next);
      if (amendment === undefined || !left.delete(next)) continue;
      found.push(amendment);
      queue.push(...amendment.overlaps);
    }
    return found.length === 0 ? [] : [found.toSorted((a, b) => open.indexOf(a) - open.indexOf(b))];
  });
};

/** What `accept-undisputed` would do now: with whom, and what the sentence would say. */
export interface Undisputed {
  readonly amendments: readonly AmendmentView[];
  readonly text: string;
}

/** null: there is none, or they do not go together. As the server chooses them (rule AM5). */
export const undisputedOf = (principle: PrincipleView): Undisputed | null => {
  const amendments = openAmendments(principle).filter(({ disputed, onCurrent, overlaps }) => !disputed && onCurrent !== null && overlaps.length === 0);
  const text = together(principle.versions.at(-1)?.text ?? '', amendments.flatMap(({ onCurrent }) => onCurrent ?? []));
  return amendments.length === 0 || text === null ? null : { amendments, text };
};
