import { serverNames, type ServerName } from './plan.ts';

export const usage = `npm run bench:hall -- [options]

The same hall in front of Leitsatz, of what a team would otherwise take, and of the least a server can do.
Runs one after another; everything ends by itself. Linux only: costs are read from /proc.

  --people 164,1000,2000   sizes of the hall; stock servers only up to 2000
  --servers ${serverNames.join(',')}
  --slice 20               seconds of writing, three cards per person and minute; default 60, from 1000 people on 20
  --awareness              stock clients tell each other who is there, as they do by default
  --out docs/benchmarks    folder for hall.md and hall.svg; --out - only prints
  --port 8140              first of ten ports to use
`;

export interface Options {
  readonly people: readonly number[];
  readonly servers: readonly ServerName[];
  readonly sliceS: number | null;
  readonly awareness: boolean;
  /** null: only print. */
  readonly out: string | null;
  readonly port: number;
  readonly help: boolean;
}

export class OptionProblem extends Error {
  override readonly name = 'OptionProblem';
}

export const whole = (text: string, what: string, max: number): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > max) throw new OptionProblem(`${what}: ${text} is not a whole number from 1 to ${max}.`);
  return number;
};

const server = (text: string): ServerName => {
  const known = serverNames.find((name) => name === text);
  if (known === undefined) throw new OptionProblem(`--servers: there is no ${text}. Choose from ${serverNames.join(', ')}.`);
  return known;
};

export const readOptions = (args: readonly string[]): Options => {
  const given = new Map<string, string>();
  const flags = new Set(['--awareness', '--help']);
  for (let at = 0; at < args.length; at += 1) {
    const name = args[at] ?? '';
    if (flags.has(name)) {
      given.set(name, '');
      continue;
    }
    if (!['--people', '--servers', '--slice', '--out', '--port'].includes(name)) throw new OptionProblem(`There is no option ${name}.`);
    const value = args[(at += 1)];
    if (value === undefined) throw new OptionProblem(`${name} wants a value.`);
    given.set(name, value);
  }
  const out = given.get('--out') ?? 'docs/benchmarks';
  const slice = given.get('--slice');
  return {
    people: (given.get('--people') ?? '164,1000,2000').split(',').map((text) => whole(text, '--people', 20_000)).sort((a, b) => a - b),
    servers: (given.get('--servers') ?? serverNames.join(',')).split(',').map(server),
    sliceS: slice === undefined ? null : whole(slice, '--slice', 600),
    awareness: given.has('--awareness'),
    out: out === '-' ? null : out,
    port: whole(given.get('--port') ?? '8140', '--port', 65_000),
    help: given.has('--help'),
  };
};
