/** Walking over the board with arrow keys: over what stands on the page now, lane by lane. */

const itemsOf = (lane: Element): readonly HTMLElement[] => [...lane.querySelectorAll<HTMLElement>('[data-item]')];

/** The item that an arrow key, Home or End leads to; null if the key leads nowhere. */
export const itemFrom = (root: ParentNode, from: string, key: string): string | null => {
  const lanes = [...root.querySelectorAll<HTMLElement>('[data-lane]')].filter((lane) => itemsOf(lane).length > 0);
  const lane = lanes.find((candidate) => itemsOf(candidate).some((item) => item.dataset['item'] === from));
  if (lane === undefined) return null;
  const items = itemsOf(lane);
  const at = items.findIndex((item) => item.dataset['item'] === from);
  const target = (): HTMLElement | undefined => {
    switch (key) {
      case 'ArrowDown':
        return items[at + 1];
      case 'ArrowUp':
        return items[at - 1];
      case 'Home':
        return items[0];
      case 'End':
        return items.at(-1);
      case 'ArrowLeft':
      case 'ArrowRight': {
        const beside = lanes[lanes.indexOf(lane) + (key === 'ArrowRight' ? 1 : -1)];
        return beside === undefined ? undefined : (itemsOf(beside)[at] ?? itemsOf(beside).at(-1));
      }
      default:
        return undefined;
    }
  };
  return target()?.dataset['item'] ?? null;
};

/** What an item's name says it is: `card:…`, `strip:…`, `heading:…`, `more:…`, `merged:…`, `split:…`, `comments:…`, `wish:…`. */
export const cardOfItem = (item: string): string | null => (item.startsWith('card:') ? item.slice('card:'.length) : null);
export const clusterOfItem = (item: string): string | null => (item.startsWith('strip:') ? item.slice('strip:'.length) : null);

export const itemAt = (event: Event): string | undefined =>
  event
    .composedPath()
    .find((node): node is HTMLElement => node instanceof HTMLElement && node.dataset['item'] !== undefined)
    ?.dataset['item'];

/** What a key on an item asks for. */
export type KeyWish =
  | { readonly kind: 'move'; readonly by: 1 | -1; readonly across: boolean }
  | { readonly kind: 'clear' }
  | { readonly kind: 'act'; readonly act: 'merge' | 'group' | 'park' | 'hide' | 'conflict' | 'open' }
  | { readonly kind: 'conflict'; readonly cluster: string }
  | { readonly kind: 'walk'; readonly to: string; readonly choose: boolean };

const letters = { m: 'merge', g: 'group', p: 'park', h: 'hide', b: 'conflict', n: 'open' } as const;
const isLetter = (key: string): key is keyof typeof letters => key in letters;

/** Reads a key: Alt with an arrow moves, a letter acts, an arrow walks, with Shift it chooses on the way. */
export const wishOf = (event: KeyboardEvent, item: string, root: ParentNode, shortcuts: boolean): KeyWish | null => {
  if (event.ctrlKey || event.metaKey) return null;
  const across = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  // Where somebody types, all other keys belong to the text.
  if (item.startsWith('heading:') && (event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown'))) return null;
  if (event.altKey) {
    const moves = event.key.startsWith('Arrow') && (cardOfItem(item) !== null || clusterOfItem(item) !== null);
    return moves ? { kind: 'move', by: event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 1, across } : null;
  }
  if (event.key === 'Escape') return { kind: 'clear' };
  const letter = event.key.toLowerCase();
  const cluster = clusterOfItem(item);
  if (shortcuts && cluster !== null && letter === 'b') return { kind: 'conflict', cluster };
  if (shortcuts && cardOfItem(item) !== null && isLetter(letter)) return { kind: 'act', act: letters[letter] };
  const to = itemFrom(root, item, event.key);
  return to === null ? null : { kind: 'walk', to, choose: event.shiftKey && !across && !item.startsWith('heading:') };
};
