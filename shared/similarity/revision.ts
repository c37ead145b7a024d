/** Tells whether anything changed that suggestions depend on; not a seal. The order of cards and groups does not count. */
import type { SuggestionInput } from './suggestions.ts';

/** 16 hexadecimal digits. */
export const revisionOf = ({ cards, clusters }: SuggestionInput): string => {
  let [low, high] = [cards.length, clusters.length];
  const add = (line: string): void => {
    low = (low + hash(line, 0x811c9dc5)) | 0;
    high = (high + hash(line, 0x2c1b3c6d)) | 0;
  };
  for (const { id, text, cluster, parked } of cards) add(`${id}\n${cluster ?? ''}\n${parked ? 'parked' : ''}\n${text}`);
  for (const { id, title } of clusters) add(`${id}\ncluster\n${title}`);
  return [low, high].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
};

/** FNV-1a over code units with a last mix (murmur3), so that sums of them do not cancel out. */
const hash = (text: string, seed: number): number => {
  let state = seed;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) | 0;
};
