import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../server/demo/seeded.ts';
import { freePort, ServerProcess } from '../support/server-process.ts';
import { root } from '../support/source-files.ts';

const people = 24;
const statements = 14;
const ballots = 260;

/** A made-up conversation of the size of a table, with changed minds, a rejected statement and people without a group. */
const writeConversation = (folder: string, sound: boolean): number => {
  const luck = seeded(7);
  const any = (n: number): number => Math.floor(luck.next() * n);
  const cells = new Map<string, number>();
  const votes = Array.from({ length: ballots }, (_, place) => {
    const [voter, comment, vote] = [1 + any(people), any(statements), any(3) - 1];
    cells.set(`${voter}:${comment}`, vote);
    return [50_000 + place * 40, 'x', comment, voter, vote].join(',');
  });
  const columns = Array.from({ length: statements }, (_, comment) => comment);
  const rows = Array.from({ length: people }, (_, place) => {
    const voter = place + 1;
    const group = voter % 6 === 0 ? '' : voter % 2;
    return [voter, '', group, 0, 0, 0, 0, ...columns.map((comment) => cells.get(`${voter}:${comment}`) ?? '')].join(',');
  });
  const comments = columns.map((comment) => [1_000 * comment, 'x', comment, comment < 3 ? 0 : 1 + (comment % 2), 0, 0, comment === 5 ? -1 : 1, `"Satz ${comment}, „mit Zeichen“ 🙂"`].join(','));
  writeFileSync(join(folder, 'votes.csv'), ['timestamp,datetime,comment-id,voter-id,vote', ...votes].join('\n'));
  writeFileSync(join(folder, 'participants-votes.csv'), [`participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,${columns.join(',')}`, ...rows].join('\n'));
  writeFileSync(join(folder, 'comments.csv'), ['timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body', ...comments, ...(sound ? [] : ['1,x,99,0,0,0,1,"   "'])].join('\n'));
  writeFileSync(join(folder, 'summary.csv'), 'topic,Was gehört in unseren Ort?\n');
  return cells.size;
};

describe('npm run replay', () => {
  let server: ServerProcess;
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'leitsatz-replay-'));
    server = new ServerProcess(mkdtempSync(join(folder, 'data-')), await freePort());
    await server.start();
  });
  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (...args: readonly string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> => {
    try {
      return { code: 0, ...(await promisify(execFile)(process.execPath, ['server/replay/main.ts', ...args, '--url', server.url], { cwd: root })) };
    } catch (problem) {
      const { code, stdout, stderr } = problem as { code: number; stdout: string; stderr: string };
      return { code, stdout, stderr };
    }
  };

  it('plays a conversation, finds every cell again and says so', async () => {
    const cells = writeConversation(folder, true);

    const { code, stdout } = await run(folder);

    expect(stdout).toContain(`${cells} von ${cells} Zellen gleich`);
    expect(stdout).toContain(`${people} Personen`);
    expect(stdout).toContain('1 ausgeblendet');
    expect(stdout).toContain('Alles gleich.');
    expect(code).toBe(0);
  });

  it('survives a server that dies and comes back in the middle', async () => {
    const cells = writeConversation(folder, true);

    const playing = run(folder, '--speed', '2');
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await server.kill();
    await server.start();
    const { code, stdout } = await playing;

    expect(stdout).toContain(`${cells} von ${cells} Zellen gleich`);
    expect(code).toBe(0);
  });

  it('ends with 1 and a sentence when the server refuses a text', async () => {
    writeConversation(folder, false);

    const { code, stderr } = await run(folder);

    expect(code).toBe(1);
    expect(stderr).toContain('text_empty');
  });

  it('ends with 1 and how to call it when the folder is missing', async () => {
    const { code, stderr } = await run(join(folder, 'nowhere'));

    expect(code).toBe(1);
    expect(stderr).toContain('fehlt participants-votes.csv');
  });
});
