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

/** What an item's name says it is: `card:…`, `strip:…`, `more:…`, `merged:…`, `split:…`. */
export const cardOfItem = (item: string): string | null => (item.startsWith('card:') ? item.slice('card:'.length) : null);
export const clusterOfItem = (item: string): string | null => (item.startsWith('strip:') ? item.slice('strip:'.length) : null);
