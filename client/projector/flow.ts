/** Calm motion of cards: a new one drops 8 px, one that moved slides to its place. Durations: design README §3.5. */
const arriveMs = 180;
const moveMs = 240;
const easing = 'cubic-bezier(.2, 0, 0, 1)';

export type Places = ReadonlyMap<string, DOMRect>;

const cardsIn = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-card]')];

/** Where every card is now; taken before a change. */
export const placesOf = (root: ParentNode): Places => new Map(cardsIn(root).map((card) => [card.dataset['card'] ?? '', card.getBoundingClientRect()]));

/** After the change: lets cards arrive and move from where they were. */
export const flow = (root: ParentNode, before: Places): void => {
  for (const card of cardsIn(root)) {
    const was = before.get(card.dataset['card'] ?? '');
    if (was === undefined) {
      card.animate([{ transform: 'translateY(-8px)', opacity: 0 }, { transform: 'none', opacity: 1 }], { duration: arriveMs, easing });
      continue;
    }
    const is = card.getBoundingClientRect();
    const moved = Math.abs(was.left - is.left) > 1 || Math.abs(was.top - is.top) > 1;
    if (!moved || is.width === 0) continue;
    card.animate([{ transform: `translate(${was.left - is.left}px, ${was.top - is.top}px)` }, { transform: 'none' }], { duration: moveMs, easing });
  }
};
