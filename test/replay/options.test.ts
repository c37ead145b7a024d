import { describe, expect, it } from 'vitest';
import { ArgumentProblem, readOptions } from '../../server/replay/options.ts';

describe('arguments of a replay', () => {
  it('a folder alone means: this machine, full speed, everybody', () => {
    expect(readOptions(['folder'], {})).toEqual({ folder: 'folder', url: 'http://localhost:8080', speed: null, people: null, operatorKey: null });
  });

  it('takes values after a space or an equals sign, and settings from the environment', () => {
    expect(readOptions(['--speed', '60', 'folder', '--people=12', '--url', 'https://saal.example/'], { LEITSATZ_OPERATOR_KEY: 'k' })).toEqual({
      folder: 'folder',
      url: 'https://saal.example',
      speed: 60,
      people: 12,
      operatorKey: 'k',
    });
  });

  it.each([[[]], [['a', 'b']], [['a', '--speed', 'fast']], [['a', '--speed', '0']], [['a', '--people', '0']], [['a', '--url', 'ftp://x']], [['a', '--colour', 'red']], [['a', '--key']]])(
    'refuses %j in words',
    (args) => {
      expect(() => readOptions(args, {})).toThrow(ArgumentProblem);
    },
  );
});
