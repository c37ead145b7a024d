import type { BoardEditor } from '../connection/board.ts';
import { t } from './desk-words.ts';

/** Who works at a desk. Named by nobody and holding nothing: only a picture of the board, such as the preview of the projector. */
export const atDesks = (others: readonly BoardEditor[]): readonly BoardEditor[] => others.filter(({ name, holding, reading }) => name !== '' || holding.length > 0 || reading !== null);

/** What another editor is called. */
export const editorName = ({ name }: Pick<BoardEditor, 'name'>): string => name.replaceAll(/\s+/gu, ' ').trim() || t('role.moderator');

/** "JB" for Jana Brandt, "M" for one word. */
export const initialsOf = (name: string): string => {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  const letters = words.length > 2 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase('de') ?? '').join('');
};

/** Who holds which card, by card: names joined, so that a lane can compare them. */
export const holders = (others: readonly BoardEditor[]): ReadonlyMap<string, string> => {
  const by = new Map<string, string>();
  for (const editor of others) {
    const cards = editor.reading === null ? editor.holding : [...editor.holding, editor.reading];
    for (const card of new Set(cards)) by.set(card, by.has(card) ? `${by.get(card) ?? ''}, ${editorName(editor)}` : editorName(editor));
  }
  return by;
};
