import { PhoneStorage } from '../connection/phone-storage.ts';

/** UTF-16 units that the field takes; the server counts up to 40 graphemes. */
export const ownNameMax = 40;

const key = 'editor-name';
const kept = new PhoneStorage();

/** What the others at the desk read beside the cards that this person holds; empty: "Moderation". */
export const ownName = (): string => kept.get(key) ?? '';

export const keepOwnName = (name: string): void => {
  if (name === '') kept.remove(key);
  else kept.set(key, name);
};
