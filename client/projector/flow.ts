/** Calm motion of cards: a new one drops 8 px, one that moved slides to its place. Durations: design README §3.5. */
const arriveMs = 180;
const moveMs = 240;
const easing = 'cubic-bezier(.2, 0, 0, 1)';

export type Places = ReadonlyMap<string, DOMRect>;

/** Cards, and with `data-flow` what must move along with them: strips and bars of groups. */
const movingIn = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-card], [data-flow]')];
const nameOf = ({ dataset }: HTMLElement): string => dataset['card'] ?? dataset['flow'] ?? '';

/** Where everything is now; taken before a change. */
export const placesOf = (root: ParentNode): Places => new Map(movingIn(root).map((thing) => [nameOf(thing), thing.getBoundingClientRect()]));

/** After the change: lets cards arrive and move from where they were. */
export const flow = (root: ParentNode, before: Places): void => {
  // All places first: a place asked for after an animation began costs a layout each time.
  const after = movingIn(root).map((thing) => ({ thing, was: before.get(nameOf(thing)), is: thing.getBoundingClientRect() }));
  for (const { thing, was, is } of after) {
    if (was === undefined) {
      thing.animate([{ transform: 'translateY(-8px)', opacity: 0 }, { transform: 'none', opacity: 1 }], { duration: arriveMs, easing });
      continue;
    }
    const moved = Math.abs(was.left - is.left) > 1 || Math.abs(was.top - is.top) > 1;
    if (!moved || is.width === 0) continue;
    thing.animate([{ transform: `translate(${was.left - is.left}px, ${was.top - is.top}px)` }, { transform: 'none' }], { duration: moveMs, easing });
  }
};
