import { wordDiff } from '../../shared/domain/word-diff.ts';
import { changeInWords } from '../../shared/locale/amendment-change.ts';
import { amendmentDe, type AmendmentKey } from '../../shared/locale/amendment-de.ts';
import { say, type Values } from '../../shared/locale/catalogue.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import type { AmendmentView, PrincipleView } from '../../shared/protocol/view.ts';
import { iconCheck, iconClose, iconHourglass, iconStepWeigh, iconZap, type Icon } from './icon.ts';

/** A text about amendments. */
export const t = (key: AmendmentKey, values: Values = {}): string => say(amendmentDe, 'de', key, values);

/** How an amendment stands, as icon and word. */
export const standingOf = ({ state, support, disputed, weighed }: AmendmentView): { readonly sign: Icon; readonly word: string } => {
  if (state === 'accepted') return { sign: iconCheck, word: t('accepted') };
  if (state === 'rejected') return { sign: iconClose, word: t(support === null || support.shared ? 'rejected' : 'notCarried') };
  if (weighed) return { sign: iconStepWeigh, word: t('weighed') };
  return disputed ? { sign: iconZap, word: t('disputed') } : { sign: iconHourglass, word: t('open') };
};

/** Who speaks: the sector, or the desk that wrote it; never a person. */
export const speakerOf = ({ by, sector }: AmendmentView, sectors: readonly Sector[]): string =>
  by === 'moderator' || by === 'circle' ? t(by) : (sectors.find(({ id }) => id === sector)?.title ?? t('unnamed'));

/** "„und zu ergänzen“ anfügen" */
export const changeOf = ({ base, text }: AmendmentView): string => changeInWords(wordDiff(base, text));

export const openAmendments = ({ amendments }: Pick<PrincipleView, 'amendments'>): readonly AmendmentView[] => amendments.filter(({ state }) => state === 'open');

/** "2 Anträge offen", behind the title of a sentence; empty: none. */
export const openCountOf = (principle: PrincipleView): string => {
  const n = principle.frozen === null ? openAmendments(principle).length : 0;
  return n === 0 ? '' : t('openCount', { n });
};
