import { describe, expect, it } from 'vitest';
import { readOptions } from '../../server/rehearse/options.ts';
import { ArgumentProblem } from '../../server/replay/options.ts';

describe('arguments of a rehearsal', () => {
  it('a number alone means: the server on this computer', () => {
    expect(readOptions(['200'], {})).toEqual({ phones: 200, url: 'http://localhost:8080', operatorKey: null });
  });

  it('takes values after a space or an equals sign, and the key from the environment', () => {
    expect(readOptions(['--url=https://saal.example/leitsatz/', '12'], { LEITSATZ_OPERATOR_KEY: 'k' })).toEqual({ phones: 12, url: 'https://saal.example/leitsatz', operatorKey: 'k' });
    expect(readOptions(['12', '--key', 'a=b'], { LEITSATZ_OPERATOR_KEY: 'k' }).operatorKey).toBe('a=b');
  });

  it('takes 1 to 2,000 phones', () => {
    expect([readOptions(['1'], {}).phones, readOptions(['2000'], {}).phones]).toEqual([1, 2_000]);
  });

  it.each([
    [[]], [['0']], [['2001']], [['-3']], [['2.5']], [['1e2']], [['viele']], [['1', '2']], [['5', '--url']], [['5', '--url=']], [['5', '--url', 'ftp://x']], [['5', '--url', 'saal']],
    [['5', '--url', 'http://a:b@saal']], [['5', '--url', 'http://saal/#k=x']], [['5', '--workshop', 'x']],
  ])('refuses %j in words', (args) => {
    expect(() => readOptions(args, {})).toThrow(ArgumentProblem);
  });
});
