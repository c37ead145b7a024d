import { hostname, tmpdir } from 'node:os';
import { realpathSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { ProjectCopy, offlineNpm } from './project-copy.ts';

let project: ProjectCopy;

afterEach(() => {
  project.remove();
});

const printArguments = `const rest: readonly string[] = process.argv.slice(2);
console.log(JSON.stringify([rest, process.cwd()]));
process.exitCode = 7;
`;

describe('packages', () => {
  test('are fetched once; the next start neither asks npm nor says a word', async () => {
    project = new ProjectCopy();
    project.write('show.ts', '');

    const first = await project.run(['show.ts']);
    const second = await project.run(['show.ts']);

    expect(first.told).toMatch(/… Pakete holen.*\n {2}✓ Pakete geholt/u);
    expect(second).toEqual({ code: 0, out: '', told: '' });
    expect(project.npmCalls()).toEqual(['ci --omit=dev']);
  });

  test('are completed, not thrown away, when the lock file changes', async () => {
    project = new ProjectCopy();
    project.write('show.ts', '');

    await project.run(['show.ts']);
    project.write('package-lock.json', '{"changed": true}');
    await project.run(['show.ts']);

    expect(project.npmCalls()).toEqual(['ci --omit=dev', 'install --omit=dev']);
  });

  test('are fetched by one of two starts; the other waits and says so', async () => {
    project = new ProjectCopy();
    project.write('show.ts', 'console.log("ran")');

    const both = await Promise.all([project.run(['show.ts']), project.run(['show.ts'])]);

    expect(both.map(({ out }) => out)).toEqual(['ran\n', 'ran\n']);
    expect(project.npmCalls()).toHaveLength(1);
    expect(both.filter(({ told }) => told.includes('wird gerade schon vorbereitet'))).toHaveLength(1);
  });

  test('are fetched although a start that died has left its lock', async () => {
    project = new ProjectCopy();
    project.write('show.ts', '');
    // No process has this number: it is above what any system gives out.
    project.write('dist/preparation.lock', JSON.stringify({ pid: 2 ** 30, host: hostname() }));

    const ended = await project.run(['show.ts']);

    expect(ended.code).toBe(0);
    expect(project.npmCalls()).toHaveLength(1);
  });

  test('that cannot be fetched end in a sentence that says what to do, and soon', async () => {
    project = new ProjectCopy(offlineNpm);
    project.write('show.ts', '');

    const ended = await project.run(['show.ts']);

    expect(ended.code).toBe(1);
    expect(ended.told).toContain('Das Paketlager von npm ist nicht zu erreichen.');
    expect(ended.told).toContain('→ Verbinden Sie diesen Rechner einmal mit dem Internet');
    expect(project.npmCalls()).toEqual(['ci']);
  });
});

describe('a program', () => {
  test('gets its arguments and the folder of the person, and gives back its exit code', async () => {
    project = new ProjectCopy();
    project.write('show.ts', printArguments);

    const ended = await project.run(['show.ts', '--demo', 'ein Ordner'], { cwd: tmpdir() });

    expect(JSON.parse(ended.out)).toEqual([['--demo', 'ein Ordner'], realpathSync(tmpdir())]);
    expect(ended.code).toBe(7);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('is told of %s and may end in its own way', async (signal) => {
    project = new ProjectCopy();
    project.write(
      'wait.ts',
      `const end = (): void => { console.log('saved'); process.exit(3); };
process.on('SIGTERM', end); process.on('SIGINT', end);
console.log('ready'); setInterval(() => {}, 1000);`,
    );

    const { child, ended } = project.start(['wait.ts']);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill(signal);

    expect(await ended).toMatchObject({ code: 3, out: 'ready\nsaved\n' });
  });
});
