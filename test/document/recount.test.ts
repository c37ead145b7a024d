/** docs/recount.py: somebody else's language comes to the same result. Python is not among our packages, so where there is none the test says so and is skipped. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ballotKinds, type BallotKind, type BallotResult } from '../../shared/domain/ballot.ts';
import { countBallot, publishedChoices } from '../../shared/domain/tally/count-ballot.ts';
import { randomBallot } from '../support/random-ballots.ts';
import { root } from '../support/source-files.ts';

const python = ['python3', 'python'].find((name) => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0);
const folder = mkdtempSync(join(tmpdir(), 'leitsatz-recount-'));
const ballotsPerKind = 50;

/** As it is published; the order of the papers stays, for it is drawn anyway. */
const published = (kind: BallotKind, seed: number): BallotResult => {
  const input = randomBallot(kind, seed);
  const counted = countBallot({ ...input, byHand: Math.min(2, input.papers.length) });
  const trackers = Array.from({ length: counted.turnout - counted.byHand }, (_, place) => `TRACKER${String(place).padStart(9, '0')}`);
  return { ...counted, trackers, choices: publishedChoices(input.papers, input.sectors, counted.options) };
};

interface Verdict {
  readonly code: number;
  readonly said: string;
}

/** One Python for many results: starting it takes longer than counting. */
const driver = `
import contextlib, io, json, runpy, sys
for arguments in json.load(sys.stdin):
    said, code = io.StringIO(), 0
    sys.argv = ["recount.py", *arguments]
    with contextlib.redirect_stdout(said):
        try: runpy.run_path(${JSON.stringify(join(root, 'docs/recount.py'))}, run_name="__main__")
        except SystemExit as end: code = end.code
    print(json.dumps({"code": code, "said": said.getvalue().strip()}))
`;

const recountAll = (cases: readonly (readonly [BallotResult, ...string[]])[]): readonly Verdict[] => {
  const calls = cases.map(([result, ...more], place) => {
    const file = join(folder, `result-${place}.json`);
    writeFileSync(file, JSON.stringify(result));
    return [file, ...more];
  });
  const { stdout, stderr } = spawnSync(python ?? 'python3', ['-c', driver], { encoding: 'utf8', input: JSON.stringify(calls), env: { ...process.env, PYTHONUTF8: '1' } });
  const verdicts = stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Verdict);
  if (verdicts.length !== cases.length) throw new Error(stderr);
  return verdicts;
};

describe.skipIf(python === undefined)(python === undefined ? 'recount.py: skipped, there is no Python 3.9 or later on this machine' : 'recount.py', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(ballotKinds)(`%s: comes to the published numbers of ${ballotsPerKind} random ballots`, (kind) => {
    const results = Array.from({ length: ballotsPerKind }, (_, seed) => published(kind, seed + 1));

    expect(recountAll(results.map((result) => [result]))).toEqual(results.map(({ turnout }) => ({ code: 0, said: `${turnout} Stimmzettel nachgezählt: Alles stimmt.` })));
  });

  it.each(ballotKinds)('%s: finds a paper that was changed, one that was left out and one that was added', (kind) => {
    const result = published(kind, 7);
    const at = result.choices.findIndex(({ choices }) => Object.keys(choices).length > 0);
    const paper = result.choices[at];
    if (paper === undefined) throw new Error('no paper');

    const urns = [result.choices.with(at, { ...paper, choices: {} }), result.choices.toSpliced(at, 1), [...result.choices, paper]];
    expect(recountAll(urns.map((choices) => [{ ...result, choices }])).map(({ code }) => code)).toEqual([1, 1, 1]);
  });

  it.each(ballotKinds)('%s: finds every total that was changed', (kind) => {
    const result = published(kind, 11);
    const [option] = result.options;
    if (option === undefined) throw new Error('no option');
    const figures = Object.entries(option.total).filter(([, value]) => typeof value === 'number');
    const changed = figures.map(([figure, value]) => ({ ...result, options: result.options.map((one) => (one === option ? { ...one, total: { ...one.total, [figure]: Number(value) + 1 } } : one)) }) as BallotResult);

    const verdicts = recountAll(changed.map((one) => [one]));

    expect(figures.length).toBeGreaterThan(1);
    for (const [place, [figure]] of figures.entries()) expect(verdicts[place], figure).toMatchObject({ code: 1, said: expect.stringContaining(`/ ${figure}: gezählt`) as string });
  });

  it('finds a pair and a field that were changed', () => {
    const ranking = published('ranking', 5);
    const scale = published('scale', 5);
    const more = (table: BallotResult['pairs']) => table?.map((row, at) => (at === 1 ? row.with(0, (row[0] ?? 0) + 1) : row)) ?? null;

    const verdicts = recountAll([[{ ...ranking, pairs: more(ranking.pairs) }], [{ ...scale, grid: more(scale.grid) }]]);

    expect(verdicts.map(({ said }) => said.split(':')[0])).toEqual(['Zeile 2 vor Spalte 1', 'Das Feld']);
  });

  it('knows whether a tracker is in the list', () => {
    const result = published('agreement', 3);

    expect(recountAll([[result, 'TRACKER000000001'], [result, 'TRACKER999999999']])).toEqual([
      { code: 0, said: `${result.turnout} Stimmzettel nachgezählt: Alles stimmt. Ihre Kontrollnummer ist dabei.` },
      { code: 1, said: 'Die Kontrollnummer TRACKER999999999 fehlt.' },
    ]);
  });
});
