import { parseArgs } from 'node:util';
import { OptionProblem, whole } from '../options.ts';
import { tooMuch, type FaultPlan } from './plan.ts';

export const usage = `npm run bench:faults -- [options]

A hall that writes while something goes wrong: readers that got stuck, a client that floods, a restart.
How much do the others notice? Everything ends by itself. Linux only: costs are read from /proc.

  --people 1000            phones, three cards per person and minute
  --baseline 30            seconds of the quiet phase that the others are compared with
  --stuck 300              seconds with sockets that nobody reads
  --stuck-sockets 50       so many of them, a fifth of them board screens
  --flood 20               seconds of 200 commands a second, once over HTTP, once over a socket
  --out docs/benchmarks    folder for faults.md; --out - only prints
  --port 8150              port of the server
`;

export interface FaultOptions extends FaultPlan {
  /** null: only print. */
  readonly out: string | null;
  readonly help: boolean;
}

const text = (value: string): { readonly type: 'string'; readonly default: string } => ({ type: 'string', default: value });

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        people: text('1000'), baseline: text('30'), stuck: text('300'), 'stuck-sockets': text('50'), flood: text('20'),
        out: text('docs/benchmarks'), port: text('8150'), help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new OptionProblem(error instanceof Error ? error.message : String(error));
  }
};

export const readFaultOptions = (args: readonly string[]): FaultOptions => {
  const given = parse(args);
  const options = {
    people: whole(given.people, '--people', 20_000),
    baselineS: whole(given.baseline, '--baseline', 600),
    stuckS: whole(given.stuck, '--stuck', 1_200),
    stuckSockets: whole(given['stuck-sockets'], '--stuck-sockets', 500),
    floodS: whole(given.flood, '--flood', 300),
    out: given.out === '-' ? null : given.out,
    port: whole(given.port, '--port', 65_000),
    help: given.help,
  };
  const problem = tooMuch(options);
  if (problem !== null) throw new OptionProblem(problem);
  return options;
};
