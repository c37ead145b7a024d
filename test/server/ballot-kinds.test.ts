/** Every kind of ballot over the real routes: opened, cast, closed, and what is refused on the way. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Hall, type OpenedBallot, type Person } from '../support/hall.ts';

let hall: Hall;
let people: Person[];

beforeEach(async () => {
  hall = await Hall.open();
  people = [];
  for (let n = 0; n < 3; n += 1) people.push(await hall.join(n === 0 ? 'stadt' : 'land'));
});

const token = (n: number): string => people[n]?.token ?? '';

/** Casts one paper per person, given by the place of each option; closes. */
const weigh = async ({ ballot, options }: OpenedBallot, papers: readonly (readonly (unknown)[])[]): ReturnType<Hall['close']> => {
  for (const [n, values] of papers.entries()) {
    const choices = Object.fromEntries(values.flatMap((value, place) => (value === null ? [] : [[options[place] ?? '', value]])));
    const { body } = await hall.cast(token(n), ballot, choices);
    expect(body, JSON.stringify(values)).toMatchObject({ ok: true, tracker: expect.stringMatching(/^[A-Z2-7]{16}$/) as unknown });
  }
  return hall.close(ballot);
};

describe('every kind is opened, cast and closed', () => {
  it('agreement', async () => {
    const result = await weigh(await hall.openBallot('agreement', ['A', 'B']), [['yes', 'no'], ['yes', 'abstain'], [null, null]]);

    expect(result).toMatchObject({ kind: 'agreement', turnout: 3, invalid: 1, options: [{ total: { yes: 2, no: 0, abstain: 0, support: 1 } }, { total: { yes: 0, no: 1, abstain: 1, support: 0 } }] });
  });

  it('dots', async () => {
    const result = await weigh(await hall.openBallot('dots', ['A', 'B', 'C'], { budget: 3, maxPerOption: 2 }), [[2, 1, null], [null, null, 1], [null, null, null]]);

    expect(result).toMatchObject({ kind: 'dots', rules: { budget: 3, maxPerOption: 2 }, invalid: 1, options: [{ total: { dots: 2, people: 1 }, rank: 1 }, { total: { dots: 1 }, rank: 2 }, { total: { dots: 1 }, rank: 2 }] });
  });

  it('resistance', async () => {
    const opened = await hall.openBallot('resistance', ['A', 'B']);
    const result = await weigh(opened, [[0, 10, 5], [3, 'abstain', 5], [10, null, 5]]);

    expect(result).toMatchObject({ kind: 'resistance', rules: { passive: opened.options[2] }, options: [{ text: 'A', total: { rated: 3, sum: 13 } }, { total: { rated: 1, abstain: 1, resistance: 100 } }, { text: 'Es bleibt, wie es ist' }] });
    expect(result.options[0]?.total).toHaveProperty('resistance', (100 * 13) / 30);
  });

  it('consent', async () => {
    const { ballot, options: [a = ''] } = await hall.openBallot('consent', ['A']);
    await hall.cast(token(0), ballot, { [a]: 'consent' });
    await hall.cast(token(1), ballot, { [a]: 'light' });
    await hall.cast(token(2), ballot, { [a]: 'grave' }, { reasons: { [a]: 'Die Kosten sind nicht gedeckt.' } });
    const result = await hall.close(ballot);

    expect(result).toMatchObject({ kind: 'consent', options: [{ total: { consent: 1, light: 1, grave: 1 } }], reasons: [{ option: a, text: 'Die Kosten sind nicht gedeckt.' }] });
  });

  it('ranking', async () => {
    const result = await weigh(await hall.openBallot('ranking', ['A', 'B', 'C']), [[1, 2, 3], [2, 1, null], [null, null, null]]);

    expect(result).toMatchObject({ kind: 'ranking', invalid: 1, options: [{ total: { ranked: 2, places: [1, 1, 0] } }, { total: { ranked: 2 } }, { total: { ranked: 1 } }] });
    expect(result.pairs?.[0]?.[1]).toBe(1);
  });

  it('scale, with one axis and with two', async () => {
    const poles = { low: 'müde', high: 'wach' };
    const one = await weigh(await hall.openBallot('scale', [{ text: 'Stimmung', poles }]), [[0], [100], [50]]);
    expect(one).toMatchObject({ kind: 'scale', grid: null, options: [{ poles, total: { rated: 3, mean: 50 } }] });

    const two = await weigh(await hall.openBallot('scale', [{ text: 'Stimmung', poles }, 'Ergebnis']), [[0, 100], [100, 100], [50, null]]);
    expect(two.grid).toHaveLength(10);
    expect(two.grid?.[9]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });
});

describe('what is agreed before anybody votes', () => {
  const open = (kind: string, options: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) => hall.command(hall.keys.moderator, 'open-ballot', { kind, mode: 'straw-poll', options, ...more });
  const many = (count: number): readonly { readonly text: string }[] => Array.from({ length: count }, (_, n) => ({ text: `Satz ${n}` }));

  it('[BA11] a kind takes the options that it can weigh', async () => {
    const refusals = [
      await open('scale', many(3)), await open('ranking', many(1)), await open('ranking', many(41)), await open('agreement', []), await open('agreement', many(1_001)),
      await open('agreement', [{ text: 'A', poles: { low: 'x', high: 'y' } }]), await open('scale', [{ text: 'A', poles: { low: '', high: 'y' } }]), await open('scale', [{ text: 'A', poles: { low: 'x' } }]),
      await open('lottery', many(2)), await open('agreement', many(2), { mode: 'secret' }),
    ];

    expect(refusals.map(({ status, body }) => [status, body['reason'], body['field']])).toEqual([
      [409, 'limit_reached', 'options'], [400, 'bad_request', 'options'], [409, 'limit_reached', 'options'], [400, 'bad_request', 'options'], [400, 'bad_request', 'options'],
      [400, 'bad_request', 'options.0.poles'], [400, 'text_empty', 'options.0.poles.low'], [400, 'bad_request', expect.stringMatching(/^options/)],
      [400, 'bad_request', 'kind'], [400, 'bad_request', 'mode'],
    ]);
    expect((await hall.view(hall.keys.moderator)).ballots).toEqual([]);
  });

  it('[BA12] several proposals under resistance have the Passivlösung among them, one alone has none', async () => {
    const passive = async (texts: readonly string[]): Promise<readonly [string | null, number]> => {
      const { ballot, body, options } = await hall.openBallot('resistance', texts);
      await hall.close(ballot);
      const { passive: id } = body['rules'] as { passive: string | null };
      const words = body['options'] as { id: string; text: string }[];
      return [words.find((option) => option.id === id)?.text ?? null, options.length];
    };

    expect(await passive(['A', 'B'])).toEqual(['Es bleibt, wie es ist', 3]);
    expect(await passive(['A', 'Alles bleibt, wie es ist.', 'B'])).toEqual(['Alles bleibt, wie es ist.', 3]);
    expect(await passive(['A'])).toEqual([null, 1]);
    expect(await open('resistance', many(1_000))).toMatchObject({ body: { reason: 'limit_reached', field: 'options', limit: 999 } });
  });

  it('[BA13] the number of dots is announced, or suggested for those who joined', async () => {
    const rules = async (options: number, more: Readonly<Record<string, unknown>> = {}): Promise<unknown> => {
      const { ballot, body } = await hall.openBallot('dots', many(options), more);
      await hall.close(ballot);
      return body['rules'];
    };
    // Three people joined: ⌈10 · 9 ÷ 6⌉ = 15, at most half of ten.
    expect(await rules(10)).toMatchObject({ budget: 5, maxPerOption: null });
    expect(await rules(3)).toMatchObject({ budget: 2 });
    expect(await rules(1)).toMatchObject({ budget: 1 });
    expect(await rules(10, { budget: 7, maxPerOption: 1 })).toMatchObject({ budget: 7, maxPerOption: 1 });

    const refusals = [await open('dots', many(4), { budget: 2, maxPerOption: 3 }), await open('dots', many(4), { budget: 0 }), await open('dots', many(4), { budget: 1.5 }), await open('agreement', many(4), { budget: 3 }), await open('ranking', many(4), { maxPerOption: 3 })];
    expect(refusals.map(({ body }) => [body['reason'], body['field']])).toEqual([
      ['bad_request', 'maxPerOption'], ['bad_request', 'budget'], ['bad_request', 'budget'], ['bad_request', 'budget'], ['bad_request', 'maxPerOption'],
    ]);
  });

  it('[BA14] a further round names the one before, and must be of its kind and its workshop', async () => {
    const first = await hall.openBallot('consent', ['A']);
    expect(await open('consent', [{ text: 'A' }], { repeats: first.ballot })).toMatchObject({ body: { reason: 'ballot_open' } });
    const before = await hall.close(first.ballot);
    const other = await Hall.open();
    const foreign = await other.openBallot('consent', ['A']);
    await other.close(foreign.ballot);

    const refusals = [await open('agreement', [{ text: 'A' }], { repeats: first.ballot }), await open('consent', [{ text: 'A' }], { repeats: foreign.ballot }), await open('consent', [{ text: 'A' }], { repeats: 'ballot-unknown' })];
    expect(refusals.map(({ body }) => [body['reason'], body['field']])).toEqual([['bad_request', 'repeats'], ['not_found', 'repeats'], ['not_found', 'repeats']]);

    const second = await hall.openBallot('consent', ['A, geändert'], { repeats: first.ballot });
    const third = await hall.close(second.ballot).then(() => hall.openBallot('consent', ['A, noch einmal geändert'], { repeats: second.ballot }));
    hall.restart();
    const view = await hall.view(hall.keys.moderator);
    expect(view.ballots.map(({ round, previous }) => [round, previous])).toEqual([[1, null], [2, first.ballot], [3, second.ballot]]);
    expect(await hall.close(third.ballot)).toMatchObject({ round: 3, previous: second.ballot });
    // A round that is over stays what it was.
    expect((await hall.call('GET', `/ballots/${first.ballot}/result`, hall.keys.moderator)).body).toEqual(before);
  });
});

describe('papers that do not fit', () => {
  it.each([
    ['agreement', ['A', 'B'], {}, [{ 0: 'Yes' }, { 0: 1 }, { 0: 'grave' }, { 0: null }, { 0: ['yes'] }, { 0: 'yes', 1: '' }]],
    ['dots', ['A', 'B', 'C', 'D'], { budget: 3, maxPerOption: 2 }, [{ 0: 3 }, { 0: 2, 1: 2 }, { 0: 0 }, { 0: -1 }, { 0: 1.5 }, { 0: '1' }, { 0: 1e300 }, { 0: 'yes' }]],
    ['resistance', ['A', 'B'], {}, [{ 0: 11 }, { 0: -1 }, { 0: 0.5 }, { 0: '5' }, { 0: 'yes' }]],
    ['consent', ['A'], {}, [{ 0: 'grave' }, { 0: 'no' }, { 0: 3 }]],
    ['ranking', ['A', 'B', 'C'], {}, [{ 0: 2 }, { 0: 1, 1: 1 }, { 0: 1, 1: 3 }, { 0: 0 }, { 0: 4 }, { 0: 'first' }]],
    ['scale', ['A'], {}, [{ 0: 101 }, { 0: -1 }, { 0: 50.5 }, { 0: 'abstain' }]],
  ] as const)('[BA15] %s: refused with the place, nothing counted, and a good paper counts after it', async (kind, texts, more, papers) => {
    const { ballot, options } = await hall.openBallot(kind, texts, more);
    for (const paper of papers as readonly Readonly<Record<number, unknown>>[]) {
      const choices = Object.fromEntries(Object.entries(paper).map(([place, value]) => [options[Number(place)] ?? '', value]));
      const { status, body } = await hall.cast(token(0), ballot, choices);
      expect([400, 404, 409], JSON.stringify(paper)).toContain(status);
      expect(['bad_request', 'limit_reached', 'reason_needed'], JSON.stringify(paper)).toContain(body['reason']);
      expect(String(body['field']), JSON.stringify(paper)).toMatch(/^(?:choices|reasons)/);
    }
    expect((await hall.view(hall.keys.moderator)).ballots[0]?.turnout).toBe(0);
    expect((await hall.view(token(0))).own.voted).toEqual([]);

    expect(await hall.cast(token(0), ballot, {})).toMatchObject({ status: 200 });
    expect(await hall.close(ballot)).toMatchObject({ turnout: 1, invalid: 1 });
  });

  it('[BA15] an option of another ballot, a ballot of another workshop, and one that is over', async () => {
    const first = await hall.openBallot('agreement', ['A']);
    await hall.close(first.ballot);
    const second = await hall.openBallot('agreement', ['A']);
    const other = await Hall.open();
    const foreign = await other.openBallot('agreement', ['A']);
    const [old = ''] = first.options;
    const [own = ''] = second.options;

    const answers = [
      await hall.cast(token(0), second.ballot, { [old]: 'yes' }), await hall.cast(token(0), second.ballot, { [own]: 'yes', toString: 'yes' }), await hall.cast(token(0), second.ballot, { constructor: 'yes' }),
      await hall.cast(token(0), foreign.ballot, { [foreign.options[0] ?? '']: 'yes' }), await hall.cast(token(0), first.ballot, { [old]: 'yes' }), await hall.cast(token(0), second.ballot, { [own]: 'yes' }, { nonce: undefined }), await hall.cast(token(0), second.ballot, { [own]: 'yes' }, { nonce: 'short' }),
    ];

    expect(answers.slice(0, 2).map(({ body }) => [body['reason'], body['field']])).toEqual([['not_found', 'choices'], ['not_found', 'choices']]);
    expect(answers[2]).toMatchObject({ status: 400, body: { reason: 'bad_request', field: 'choices' } });
    expect(answers.slice(3).map(({ body }) => [body['reason'], body['field']])).toEqual([['not_found', 'ballot'], ['vote_closed', undefined], ['bad_request', 'nonce'], ['bad_request', 'nonce']]);
    expect(await hall.close(second.ballot)).toMatchObject({ turnout: 0, invalid: 0 });
  });
});
