import { describe, expect, it } from 'vitest';
import type { BallotKind, BallotRules } from '../../shared/domain/ballot.ts';
import { checkPaper } from '../../shared/domain/tally/check-paper.ts';
import { optionNamed, rulesWith } from '../support/ballot-samples.ts';

const ballot = (kind: BallotKind, rules: Partial<BallotRules> = {}) => ({ kind, rules: rulesWith(rules), options: ['a', 'b', 'c'].map(optionNamed) });
const check = (kind: BallotKind, choices: Readonly<Record<string, unknown>>, reasons: Readonly<Record<string, unknown>> = {}, rules: Partial<BallotRules> = {}) => {
  const result = checkPaper(ballot(kind, rules), choices, reasons);
  return result.ok ? result.value : result.refusal;
};
const dots = (choices: Readonly<Record<string, unknown>>, rules: Partial<BallotRules> = { budget: 5 }) => check('dots', choices, {}, rules);

describe('a paper', () => {
  it.each<[BallotKind, Readonly<Record<string, unknown>>]>([
    ['agreement', { a: 'yes', b: 'no', c: 'abstain' }],
    ['dots', { a: 2, c: 3 }],
    ['resistance', { a: 0, b: 10, c: 'abstain' }],
    ['consent', { a: 'consent', b: 'light' }],
    ['ranking', { c: 1, a: 2 }],
    ['ranking', { a: 3, b: 1, c: 2 }],
    ['scale', { a: 0, b: 100 }],
  ])('of %s: %j is right, and comes out as it came in', (kind, choices) => {
    expect(check(kind, choices, {}, { budget: 5 })).toEqual({ choices, reasons: {} });
  });

  it.each<BallotKind>(['agreement', 'dots', 'resistance', 'consent', 'ranking', 'scale'])('of %s may be empty', (kind) => {
    expect(check(kind, {}, {}, { budget: 5 })).toEqual({ choices: {}, reasons: {} });
  });

  it.each<[BallotKind, unknown]>([
    ['agreement', 'maybe'],
    ['agreement', 1],
    ['agreement', 'consent'],
    ['agreement', null],
    ['agreement', { toString: 'yes' }],
    ['dots', 0],
    ['dots', -1],
    ['dots', 1.5],
    ['dots', 'yes'],
    ['dots', Number.NaN],
    ['dots', Infinity],
    ['resistance', 11],
    ['resistance', -1],
    ['resistance', 2.5],
    ['resistance', '3'],
    ['consent', 'yes'],
    ['consent', 'abstain'],
    ['ranking', 0],
    ['ranking', 4],
    ['ranking', 'yes'],
    ['scale', 101],
    ['scale', -1],
    ['scale', 'abstain'],
    ['scale', true],
  ])('of %s with %j is refused at its option', (kind, value) => {
    expect(check(kind, { a: value }, {}, { budget: 5 })).toEqual({ reason: 'bad_request', field: 'choices.a' });
  });

  it('with an option of another ballot is refused, also when its name is that of something built in', () => {
    const builtIn: Readonly<Record<string, unknown>> = JSON.parse('{"__proto__": "yes"}');

    expect([check('agreement', { zzz: 'yes' }), check('agreement', builtIn), check('agreement', { constructor: 'yes' })]).toEqual(Array.from({ length: 3 }, () => ({ reason: 'not_found', field: 'choices' })));
  });
});

describe('dots', () => {
  it('too many in all: the limit is the budget', () => {
    expect(dots({ a: 3, b: 3 })).toEqual({ reason: 'limit_reached', field: 'choices', limit: 5 });
    expect(dots({ a: 6 })).toEqual({ reason: 'limit_reached', field: 'choices', limit: 5 });
  });

  it('too many on one: the limit is that of the option', () => {
    expect(dots({ a: 1, b: 3 }, { budget: 5, maxPerOption: 2 })).toEqual({ reason: 'limit_reached', field: 'choices.b', limit: 2 });
  });

  it('some may be left over, and numbers beyond all bounds are no way round', () => {
    expect(dots({ a: 1 })).toMatchObject({ choices: { a: 1 } });
    expect(dots({ a: Number.MAX_SAFE_INTEGER, b: Number.MAX_SAFE_INTEGER })).toMatchObject({ reason: 'limit_reached' });
  });
});

describe('a ranking', () => {
  it.each([
    [{ a: 1, b: 1 }, 'choices.b'],
    [{ a: 1, b: 3 }, 'choices.b'],
    [{ a: 2 }, 'choices.a'],
    [{ a: 3, b: 2, c: 2 }, 'choices.c'],
  ])('%j has a twin or a gap', (choices, field) => {
    expect(check('ranking', choices)).toEqual({ reason: 'bad_request', field });
  });
});

describe('reasons', () => {
  it('a grave objection needs one, and spaces are none', () => {
    expect(check('consent', { a: 'grave' })).toEqual({ reason: 'reason_needed', field: 'reasons.a' });
    expect(check('consent', { a: 'consent', b: 'grave' }, { b: ' \u200b\n' })).toEqual({ reason: 'reason_needed', field: 'reasons.b' });
    expect(check('consent', { a: 'grave' }, { a: '  Zu teuer.\r\nUnd zu spät. ' })).toEqual({ choices: { a: 'grave' }, reasons: { a: 'Zu teuer.\nUnd zu spät.' } });
  });

  it('a light objection and resistance from 7 may have one', () => {
    expect(check('consent', { a: 'light', b: 'light' }, { a: 'Fast.', b: '' })).toEqual({ choices: { a: 'light', b: 'light' }, reasons: { a: 'Fast.' } });
    expect(check('resistance', { a: 7, b: 10 }, { a: 'Ein Jahr früher.' })).toEqual({ choices: { a: 7, b: 10 }, reasons: { a: 'Ein Jahr früher.' } });
  });

  it.each<[BallotKind, Readonly<Record<string, unknown>>]>([
    ['consent', { a: 'consent' }],
    ['consent', { b: 'grave' }],
    ['resistance', { a: 6 }],
    ['resistance', { a: 'abstain' }],
    ['agreement', { a: 'no' }],
    ['scale', { a: 100 }],
    ['ranking', { a: 1 }],
  ])('of %s with %j: nothing to explain', (kind, choices) => {
    expect(check(kind, choices, { a: 'Weil.' })).toEqual({ reason: 'bad_request', field: 'reasons.a' });
  });

  it('are texts of up to 500 graphemes, like every other text', () => {
    expect(check('consent', { a: 'grave' }, { a: '👨‍👩‍👧'.repeat(200) })).toMatchObject({ choices: { a: 'grave' } });
    expect(check('consent', { a: 'grave' }, { a: 'x'.repeat(500) })).toMatchObject({ choices: { a: 'grave' } });
    expect(check('consent', { a: 'grave' }, { a: 'x'.repeat(501) })).toEqual({ reason: 'text_too_long', field: 'reasons.a', limit: 500 });
    expect(check('consent', { a: 'light' }, { a: 'a\ud83d' })).toEqual({ reason: 'text_not_well_formed', field: 'reasons.a', position: 1 });
    expect(check('consent', { a: 'light' }, { a: 7 })).toEqual({ reason: 'bad_request', field: 'reasons.a' });
  });
});
