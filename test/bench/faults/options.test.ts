import { describe, expect, it } from 'vitest';
import { OptionProblem } from '../options.ts';
import { readFaultOptions } from './options.ts';

describe('options of the bench of disturbances', () => {
  it('needs none', () => {
    expect(readFaultOptions([])).toEqual({ people: 1_000, baselineS: 30, stuckS: 300, stuckSockets: 50, floodS: 20, out: 'docs/benchmarks', port: 8_150, help: false });
  });

  it('takes each, and a dash for the folder means: only print', () => {
    expect(readFaultOptions(['--people', '300', '--baseline', '8', '--stuck', '60', '--stuck-sockets=10', '--flood', '6', '--out', '-', '--port', '8300'])).toEqual({ people: 300, baselineS: 8, stuckS: 60, stuckSockets: 10, floodS: 6, out: null, port: 8_300, help: false });
  });

  it.each([[['--people', '0']], [['--people', 'many']], [['--flood', '2.5']], [['--out']], [['--peple', '3']], [['300']]])('refuses %j in words', (args) => {
    expect(() => readFaultOptions(args)).toThrow(OptionProblem);
  });

  it('refuses a hall that would write more than a question or a person may', () => {
    expect(() => readFaultOptions(['--people', '2000'])).toThrow(/20000 cards/u);
    expect(() => readFaultOptions(['--people', '10', '--stuck', '1200'])).toThrow(/60 cards/u);
  });
});
