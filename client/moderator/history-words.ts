import type { BoardHistoryAnswer, BoardHistoryEdit, Spot } from '../../shared/protocol/board-history.ts';
import { t } from './wall-words.ts';

type Texts = BoardHistoryAnswer['texts'];

const cardWords = (card: string, texts: Texts): string => {
  const text = texts[card];
  return text == null ? t('history.erased') : t('history.card', { text });
};

const spotWords = (spot: Spot, texts: Texts): string => {
  switch (spot.in) {
    case 'tray':
      return t('history.tray');
    case 'parked':
      return t('history.parked');
    case 'cluster':
      return spot.title === '' ? t('history.untitled') : t('history.cluster', { title: spot.title });
    case 'under':
      return cardWords(spot.card, texts);
  }
};

const placedWords = (card: string, from: Spot, to: Spot, texts: Texts): string => {
  const words = cardWords(card, texts);
  if (to.in === 'under') return t('history.merged', { card: words, host: cardWords(to.card, texts) });
  if (from.in === 'under') return t('history.split', { card: words, to: spotWords(to, texts) });
  if (to.in === 'parked') return t('history.placedParked', { card: words, from: spotWords(from, texts) });
  return t('history.placed', { card: words, from: spotWords(from, texts), to: spotWords(to, texts) });
};

/** One edit in plain German, without a full stop. `titleOf`: a group's heading now, empty when it has none or is gone. */
export const editWords = (edit: BoardHistoryEdit, texts: Texts, titleOf: (cluster: string) => string): string => {
  switch (edit.what) {
    case 'placed':
      return placedWords(edit.card, edit.from, edit.to, texts);
    case 'opened':
      return edit.title === '' ? t('history.openedUntitled') : t('history.opened', { title: edit.title });
    case 'removed':
    case 'restored':
    case 'moved':
      return t(`history.${edit.what}`, { title: edit.title === '' ? t('history.noTitle') : edit.title });
    case 'renamed':
      if (edit.from === '') return t('history.named', { to: edit.to });
      return edit.to === '' ? t('history.unnamed', { from: edit.from }) : t('history.renamed', { from: edit.from, to: edit.to });
    case 'marked': {
      // Of a mark only the id is kept; an id without words is a group's.
      const title = titleOf(edit.id);
      const what = edit.id in texts ? cardWords(edit.id, texts) : title === '' ? t('history.aGroup') : t('history.theGroup', { title });
      return t(edit.conflict ? 'history.conflict' : 'history.noConflict', { what });
    }
    case 'hidden':
      return edit.reason === null ? t('history.hiddenBare', { card: cardWords(edit.card, texts) }) : t('history.hidden', { card: cardWords(edit.card, texts), reason: edit.reason });
    case 'shown':
    case 'withdrawn':
    case 'edited':
      return t(`history.${edit.what}`, { card: cardWords(edit.card, texts) });
  }
};
