/**
 * The closed list of reasons for a "no". Each has one German and one English sentence in
 * `shared/locale/refusals.ts`. Source: reference quality.md §4.
 */
export const refusalReasons = [
  'bad_request',
  'text_empty',
  'text_too_long',
  'text_not_well_formed',
  'text_forbidden_char',
  'too_large',
  'rate_limited',
  'limit_reached',
  'not_allowed',
  'not_found',
  'step_closed',
  'card_placed',
  'vote_closed',
  'already_voted',
  'ticket_needed',
  'ticket_used',
  'reason_needed',
  'ballot_open',
  'tracker_taken',
  'frozen',
  'version_outdated',
  'freeze_not_requested',
  'amendment_open',
  'amendment_decided',
  'amendments_overlap',
  'second_person_needed',
  'wrong_code',
  'hall_closed',
  'sign_in_needed',
  'foreign_origin',
  'storage_full',
  'unavailable',
  'workshop_damaged',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/** A "no" as a value: what is wrong and, where it helps, at which field and at which character. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** Path of the field, as the sender wrote it: `text`, `choices.abc`. */
  readonly field?: string;
  /** For `text_forbidden_char` and `text_not_well_formed`: index in UTF-16 code units. */
  readonly position?: number;
  /** For `text_too_long` and `limit_reached`: the limit, in the unit that the field has. */
  readonly limit?: number;
  /** For `rate_limited`: when it is worth trying again. */
  readonly retryAfterMs?: number;
}

/** HTTP status that goes with a reason. */
export const refusalStatus = (reason: RefusalReason): number => {
  switch (reason) {
    case 'sign_in_needed':
      return 401;
    case 'not_allowed':
    case 'ticket_needed':
    case 'foreign_origin':
    case 'second_person_needed':
      return 403;
    case 'not_found':
    case 'wrong_code':
      return 404;
    case 'too_large':
      return 413;
    case 'rate_limited':
      return 429;
    case 'storage_full':
      return 507;
    case 'unavailable':
    case 'workshop_damaged':
      return 503;
    case 'step_closed':
    case 'card_placed':
    case 'vote_closed':
    case 'already_voted':
    case 'ticket_used':
    case 'ballot_open':
    case 'tracker_taken':
    case 'frozen':
    case 'version_outdated':
    case 'freeze_not_requested':
    case 'amendment_open':
    case 'amendment_decided':
    case 'amendments_overlap':
    case 'hall_closed':
    case 'limit_reached':
      return 409;
    case 'bad_request':
    case 'reason_needed':
    case 'text_empty':
    case 'text_too_long':
    case 'text_not_well_formed':
    case 'text_forbidden_char':
      return 400;
  }
};

/** A value, or the reason why there is none. */
export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

export const granted = <Value>(value: Value): Result<Value> => ({ ok: true, value });
export const refused = (reason: RefusalReason, more: Omit<Refusal, 'reason'> = {}): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal: { reason, ...more },
});
