import { afterEach, describe, expect, it } from 'vitest';
import { Operations } from '../../server/operations/operations.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import { StorageFull } from '../../server/storage/storage.ts';
import type { ServerState } from '../../shared/protocol/server-state.ts';
import { operatorKey, SocketHall, until } from '../support/socket-hall.ts';

/** A disk that can be filled and emptied. */
class Disk extends MemoryStorage {
  full = false;
  override commit(writes: Parameters<MemoryStorage['commit']>[0]): void {
    if (this.full) throw new StorageFull('full');
    super.commit(writes);
  }
}

/** Keeps what is logged, as pino would write it. */
class KeptLog {
  readonly lines: string[] = [];
  readonly #keep = (fields: Readonly<Record<string, unknown>>, message: string): void => void this.lines.push(`${message} ${JSON.stringify(fields)}`);
  readonly info = this.#keep;
  readonly warn = this.#keep;
  readonly error = this.#keep;
}

const opened: SocketHall[] = [];
afterEach(async () => {
  for (const hall of opened.splice(0)) await hall.close();
});

const openHall = async (options: Parameters<typeof SocketHall.open>[0] = {}): Promise<SocketHall> => {
  const hall = await SocketHall.open({ storage: new MemoryStorage(), ...options });
  opened.push(hall);
  return hall;
};

const metrics = async (hall: SocketHall): Promise<string> => (await hall.fetch('/metrics', operatorKey)).text();

/** The value of one line, or null. */
const valueOf = (text: string, line: string): number | null => {
  const found = text.split('\n').find((candidate) => candidate.startsWith(`${line} `));
  return found === undefined ? null : Number(found.slice(line.length + 1));
};

const stateOf = async (hall: SocketHall, key: string): Promise<ServerState> => (await (await hall.fetch(`/api/v1/workshops/${hall.workshop}/state`, key)).json()) as ServerState;

describe('healthz', () => {
  it('[OP1] is well, tells 503 while commits fail, and is well again by itself', { timeout: 15_000 }, async () => {
    const disk = new Disk();
    const hall = await openHall({ storage: disk, onError: () => undefined });
    const health = async (): Promise<readonly [number, unknown]> => {
      const response = await hall.fetch('/healthz', null);
      return [response.status, ((await response.json()) as { storage: string }).storage];
    };
    expect(await health()).toEqual([200, 'ok']);

    disk.full = true;
    expect(await hall.command(hall.keys['moderator'] ?? '', 'set-hall', { open: false })).toMatchObject({ ok: false, reason: 'storage_full' });

    expect(await health()).toEqual([503, 'storage_full']);
    expect(await stateOf(hall, hall.keys['moderator'] ?? '')).toMatchObject({ light: 'stop', troubles: expect.arrayContaining(['storage_failing']) as unknown });

    disk.full = false;
    // Nobody sends anything: who asks finds out.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(await health()).toEqual([200, 'ok']);
  });
});

describe('metrics', () => {
  it('[OP2] every line is one that Prometheus reads, and what happened is counted', async () => {
    const hall = await openHall();
    const token = await hall.join();
    await hall.live(token);
    await hall.live(hall.keys['projector'] ?? '');
    await hall.openStep('collect');
    const board = await hall.boardId();
    await hall.command(token, 'submit-card', { board, text: 'Regen' });
    await hall.command(token, 'submit-card', { board, text: '' });

    const text = await metrics(hall);

    const line = /^(?:# (?:HELP [a-z_][a-z0-9_]* \S.*|TYPE [a-z_][a-z0-9_]* (?:counter|gauge|histogram))|[a-z_][a-z0-9_]*(?:\{[a-z_]+="[^"\\\n]*"(?:,[a-z_]+="[^"\\\n]*")*\})? -?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;
    expect(text.endsWith('\n')).toBe(true);
    expect(text.trimEnd().split('\n').filter((candidate) => !line.test(candidate))).toEqual([]);
    const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(valueOf(text, 'leitsatz_commands_total{outcome="ok"}')).toBe(2);
    expect(valueOf(text, 'leitsatz_commands_total{outcome="text_empty"}')).toBe(1);
    expect(valueOf(text, 'leitsatz_connections{kind="live",role="participant"}')).toBe(1);
    expect(valueOf(text, 'leitsatz_connections{kind="live",role="projector"}')).toBe(1);
    expect(valueOf(text, 'leitsatz_commit_seconds_count')).toBeGreaterThan(3);
    expect(valueOf(text, 'leitsatz_commit_seconds_bucket{le="+Inf"}')).toBe(valueOf(text, 'leitsatz_commit_seconds_count'));
    expect(valueOf(text, 'leitsatz_sent_bytes_total{kind="live"}')).toBeGreaterThan(500);
    expect(valueOf(text, 'leitsatz_disk_free_bytes')).toBeGreaterThan(0);
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  });

  it('[OP2] counts what is told: rounds, refused upgrades, closed sockets', async () => {
    const log = new KeptLog();
    const operations = new Operations({ clock: { nowMs: () => 0 }, dataFolder: '', log });

    operations.roundSent(2, 40);
    operations.roundSent(140, 1_000);
    operations.upgradeRefused('sign_in_needed');
    operations.upgradeRefused('sign_in_needed');
    operations.socketClosed('live', 1008);
    operations.stop();

    const text = operations.text();
    expect(valueOf(text, 'leitsatz_round_seconds_count')).toBe(2);
    expect(valueOf(text, 'leitsatz_round_seconds_bucket{le="0.0025"}')).toBe(1);
    expect(valueOf(text, 'leitsatz_round_frames_total')).toBe(1_040);
    expect(valueOf(text, 'leitsatz_upgrades_refused_total{reason="sign_in_needed"}')).toBe(2);
    expect(valueOf(text, 'leitsatz_sockets_closed_total{kind="live",code="1008"}')).toBe(1);
    expect(log.lines.slice(0, 2)).toEqual(['slow round {"costMs":140,"frames":1000,"sockets":0}', 'upgrades refused {"sign_in_needed":2}']);
  });

  it('[OP2] are for the machine itself and the operator', async () => {
    const hall = await openHall();
    const behindProxy = { headers: { 'x-forwarded-for': '203.0.113.7' } };

    expect((await hall.fetch('/metrics', null)).status).toBe(200);
    expect((await hall.fetch('/metrics', null, behindProxy)).status).toBe(401);
    expect((await hall.fetch('/metrics', hall.keys['moderator'] ?? '', behindProxy)).status).toBe(403);
    expect((await hall.fetch('/metrics', operatorKey, behindProxy)).status).toBe(200);
  });

  it('[OP2] nothing in figures, state or log leads to a person', async () => {
    const log = new KeptLog();
    const hall = await openHall({ log });
    const token = await hall.join();
    const live = await hall.live(token);
    await hall.openStep('collect');
    const board = await hall.boardId();
    await Promise.all(Array.from({ length: 260 }, () => hall.command(token, 'submit-card', { board, text: 'Regenrückhaltebecken' })));
    live.socket.terminate();
    await until('the socket is gone', () => hall.server.services.operations.connections.socketCount === 0);
    const participants = [...hall.server.services.hub.rooms].flatMap(({ state }) => [...state.participants.keys()]);
    expect(participants).toHaveLength(1);

    const said = `${await metrics(hall)}\n${JSON.stringify(await stateOf(hall, hall.keys['moderator'] ?? ''))}\n${JSON.stringify(await (await hall.fetch('/healthz', null)).json())}\n${log.lines.join('\n')}`;

    expect(log.lines.map((line) => line.split(' {')[0])).toEqual(['started', 'workshop created', 'session slowed']);
    for (const secret of [token, ...participants, hall.code, hall.keys['moderator'] ?? '', operatorKey, 'Regenrück', '127.0.0.1', '::1', 'Wasser', hall.workshop]) expect(said).not.toContain(secret);
  });
});

describe('the state that the moderation reads', () => {
  it('[OP3] is for moderator and circle', async () => {
    const hall = await openHall();
    const statusFor = async (key: string | null): Promise<number> => (await hall.fetch(`/api/v1/workshops/${hall.workshop}/state`, key)).status;

    const statuses = Object.fromEntries(await Promise.all(Object.entries(hall.keys).map(async ([role, key]) => [role, await statusFor(key)] as const)));

    expect(statuses).toEqual({ circle: 200, moderator: 200, approver: 403, projector: 403, observer: 403 });
    expect(await statusFor(await hall.join())).toBe(403);
    expect(await statusFor(null)).toBe(401);
    expect((await hall.fetch('/api/v1/workshops/unknown-workshop/state', hall.keys['moderator'] ?? '')).status).toBe(401);
  });

  it('[OP3] counts people by role and by the way they are connected', async () => {
    const hall = await openHall();
    const [one, two, polling] = [await hall.join(), await hall.join(), await hall.join()];
    await hall.live(one);
    await hall.live(two);
    await hall.live(hall.keys['projector'] ?? '');
    await hall.fetch(`/api/v1/workshops/${hall.workshop}/view?after=0`, polling);

    const state = await stateOf(hall, hall.keys['moderator'] ?? '');

    expect(Object.fromEntries(state.connections.map(({ role, ...counts }) => [role, counts]))).toEqual({
      participant: { sockets: 2, boardSockets: 0, longPolls: 1 },
      projector: { sockets: 1, boardSockets: 0, longPolls: 0 },
    });
    expect(state).toMatchObject({ light: 'ready', troubles: [], diskWarningBytes: 500_000_000 });
    expect(state.lastCommitMs).toBeGreaterThanOrEqual(0);
    expect(state.eventLoopLagP99Ms ?? 0).toBeGreaterThanOrEqual(0);
    expect(state.uptimeMs).toBeGreaterThan(0);
    expect(state.diskFreeBytes).toBeGreaterThan(0);
  });
});
