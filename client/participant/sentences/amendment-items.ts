import type { OwnAmendmentView, ParticipantView } from '../../../shared/protocol/view.ts';
import type { Refused } from '../../connection/api.ts';
import type { PendingCommand } from '../../connection/pending-command.ts';
import type { AmendmentDrafts } from './amendment-drafts.ts';

/** How one of my amendments stands. `going`: it is being taken back. `unsent`: a draft whose sentence cannot be amended now. */
export type AmendmentItemState =
  | { readonly kind: 'waiting' | 'going' | OwnAmendmentView['state'] }
  | { readonly kind: 'refused'; readonly refusal: Refused | null }
  | { readonly kind: 'unsent'; readonly because: 'over' | 'frozen' | 'gone' };

/** One amendment of mine, on its way, arrived, or left lying. */
export interface AmendmentItem {
  readonly key: string;
  readonly principle: string;
  /** What the version it was written against says; null when this phone does not know that any more. */
  readonly base: string | null;
  readonly text: string;
  /** Empty once it has arrived: the view does not bring it back. */
  readonly reason: string;
  readonly state: AmendmentItemState;
  /** On the server; null while nobody knows its id. */
  readonly amendment: string | null;
  /** Instruction in the outbox; null when nothing is under way. */
  readonly pending: string | null;
  /** It was to be taken back and the server said no. */
  readonly notBack: Refused | 'aside' | null;
}

const textOf = ({ command }: PendingCommand, field: string): string => {
  const text = command[field];
  return typeof text === 'string' ? text : '';
};

const isNo = ({ state }: PendingCommand): boolean => state === 'refused' || state === 'aside';

/** My amendments, newest first: those on their way before those that have arrived. */
export const amendmentItems = (view: ParticipantView, pending: readonly PendingCommand[]): readonly AmendmentItem[] => {
  const known = new Set<string>(view.own.amendments.map(({ id }) => id));
  const onTheirWay = pending.filter(({ command, receipt }) => command.do === 'propose-amendment' && !known.has(String(receipt?.['amendment']))).map((entry) => newItem(view, entry));
  return [...onTheirWay.reverse(), ...view.own.amendments.map((amendment) => arrivedItem(amendment, pending))].filter(
    // Taking it back was answered: the view only does not show it yet.
    ({ amendment }) => amendment === null || !pending.some((entry) => isBack(entry, amendment) && entry.state === 'sent'),
  );
};

const isBack = ({ command }: PendingCommand, amendment: string): boolean => command.do === 'withdraw-amendment' && command['amendment'] === amendment;

const newItem = (view: ParticipantView, entry: PendingCommand): AmendmentItem => {
  const { command, receipt } = entry;
  const principle = textOf(entry, 'principle');
  const amendment = receipt?.['amendment'];
  return {
    key: command.id,
    principle,
    base: view.drafts.find((draft) => draft.principle === principle && draft.version === command['version'])?.text ?? null,
    text: textOf(entry, 'text'),
    reason: textOf(entry, 'reason'),
    state: isNo(entry) ? { kind: 'refused', refusal: entry.state === 'aside' ? null : entry.refusal } : { kind: entry.state === 'sent' ? 'open' : 'waiting' },
    amendment: typeof amendment === 'string' ? amendment : null,
    pending: command.id,
    notBack: null,
  };
};

const arrivedItem = ({ id, principle, base, text, state }: OwnAmendmentView, pending: readonly PendingCommand[]): AmendmentItem => {
  const back = pending.findLast((entry) => isBack(entry, id)) ?? null;
  const isRefused = back !== null && isNo(back);
  return {
    key: id,
    principle,
    base,
    text,
    reason: '',
    state: { kind: back !== null && !isRefused ? 'going' : state },
    amendment: id,
    pending: back?.command.id ?? null,
    notBack: isRefused ? (back.state === 'aside' ? 'aside' : back.refusal) : null,
  };
};

/** Drafts whose sentence is not open for amendments now: their words stay in sight until somebody lets them go. */
export const unsentItems = (view: ParticipantView, drafts: AmendmentDrafts): readonly AmendmentItem[] => {
  const open = new Set<string>(view.drafts.map(({ principle }) => principle));
  return drafts.principles().flatMap((principle): AmendmentItem[] => {
    const draft = open.has(principle) ? null : drafts.get(principle);
    if (draft === null) return [];
    const isFrozen = view.sealed.some((sealed) => sealed.principle === principle);
    const isWording = view.step?.kind === 'word' || view.step?.kind === 'freeze';
    const because = isFrozen ? 'frozen' : isWording ? 'gone' : 'over';
    return [{ key: `draft ${principle}`, principle, base: draft.base, text: draft.text, reason: draft.reason, state: { kind: 'unsent', because }, amendment: null, pending: null, notBack: null }];
  });
};
