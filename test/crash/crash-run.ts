/** Kills a working server again and again and says whether anything that it had acknowledged was lost or doubled. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { seeded } from '../../server/demo/seeded.ts';
import { InterfaceClient, listOf, numberOf, objectOf, textOf, type JsonObject } from '../../server/replay/interface-client.ts';
import { checkChain } from '../../server/room/ledger.ts';
import { SqliteStorage } from '../../server/storage/sqlite-storage.ts';
import { ServerProcess } from '../support/server-process.ts';
import { checkCards, checkClusters, checkPapers, type BoardCard } from './crash-check.ts';
import { CrashHall, type Workplace } from './crash-hall.ts';

const lanes = 6;
/** The server lives this long between being ready and being killed. */
const lifeMsMin = 20;
const lifeMsMax = 700;
const receiptsAskedAgain = 300;
/** As many people as six lanes may bring. */
const ticketsMax = 300;

export interface CrashReport {
  readonly cycles: number;
  readonly commands: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Sent again under their id because the server died before it answered. */
  readonly sentAgain: number;
  /** Never answered and never sent again. */
  readonly givenUp: number;
  readonly cards: number;
  readonly papers: number;
  readonly entries: number;
  /** From start to the first answer. */
  readonly restartMsMedian: number;
  readonly restartMsMax: number;
  readonly problems: readonly string[];
}

export const crashRun = async (cycles: number, seed: number, folder: string, port: number, mode: Workplace['mode']): Promise<CrashReport> => {
  const luck = seeded(seed);
  const server = new ServerProcess(folder, port);
  await server.start();
  const client = new InterfaceClient(server.url);
  let stopped = false;
  try {
    const { at, process, circle } = await openHall(client, mode);
    const hall = new CrashHall(at);
    const running = Promise.all(Array.from({ length: lanes }, (_, lane) => hall.lane(`${lane}`, seeded(seed + 1 + lane))));
    const restartsMs: number[] = [];
    const killing = (async () => {
      for (let cycle = 0; cycle < cycles; cycle += 1) {
        await wait(lifeMsMin + luck.next() * (lifeMsMax - lifeMsMin));
        await server.kill();
        hall.up = false;
        if (stopped) return;
        restartsMs.push(await server.start());
        hall.up = true;
      }
    })();
    // Whichever fails first ends the run; the lanes only end when they are told.
    killing.catch(() => {});
    await Promise.race([killing, running]);
    await killing;
    hall.end();
    await running;

    const sentAgain = hall.client.sent.filter(({ attempts }) => attempts > 1).length;
    const problems = [...(await checkReceipts(hall, luck)), ...(await checkHall(client, at, hall))];
    const record = await client.read(`/api/v1/processes/${process}/record`, circle);
    await server.kill();
    const { entries, problems: broken } = checkFile(folder, process, textOf(record, 'chainHead'));
    const sorted = [...restartsMs].sort((a, b) => a - b);
    return {
      cycles,
      commands: hall.client.sent.length,
      acknowledged: hall.client.withOutcome('ok').length,
      refused: hall.client.withOutcome('refused').length,
      sentAgain,
      givenUp: hall.givenUp.size,
      cards: hall.cards.length,
      papers: hall.people.filter(({ casts }) => casts.length > 0).length,
      entries,
      restartMsMedian: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
      restartMsMax: Math.round(sorted.at(-1) ?? 0),
      problems: [...problems, ...broken],
    };
  } finally {
    stopped = true;
    client.close();
    await server.kill();
  }
};

const openHall = async (client: InterfaceClient, mode: Workplace['mode']): Promise<{ readonly at: Workplace; readonly process: string; readonly circle: string }> => {
  const created = await client.send('/api/v1/processes', null, { title: 'Stromausfall' });
  const process = textOf(created, 'process');
  const circle = textOf(objectOf(created['keys']), 'circle');
  const opened = await client.send(`/api/v1/processes/${process}/workshops`, circle, { title: 'Stromausfall', date: '2026-11-22', template: 'half-day' });
  const workshop = textOf(opened, 'workshop');
  const moderator = textOf(objectOf(opened['keys']), 'moderator');
  const view = (): Promise<JsonObject> => client.read(`/api/v1/workshops/${workshop}/view`, moderator);
  const before = await view();
  const collect = listOf(before['steps']).map(objectOf).find((step) => step['kind'] === 'collect') ?? {};
  await client.command(workshop, moderator, { do: 'open-step', step: textOf(collect, 'id') });
  const options = Array.from({ length: 9 }, (_, place) => ({ text: `Satz ${place + 1}` }));
  const ballot = textOf(await client.command(workshop, moderator, { do: 'open-ballot', kind: 'agreement', mode, options }), 'ballot');
  const issued = mode === 'binding' ? listOf((await client.send(`/api/v1/workshops/${workshop}/tickets`, moderator, { count: ticketsMax }))['tickets']) : [];
  return {
    process,
    circle,
    at: {
      url: client.url,
      workshop,
      code: textOf(opened, 'code'),
      moderator,
      ballot,
      mode,
      tickets: issued.map((ticket) => textOf(objectOf(ticket), 'ticket')),
      board: textOf(objectOf((await view())['board']), 'id'),
      options: listOf((await client.read(`/api/v1/ballots/${ballot}`, moderator))['options']).map((option) => textOf(objectOf(option), 'id')),
      sectors: listOf(before['sectors']).map((sector) => textOf(objectOf(sector), 'id')),
    },
  };
};

/** The same id gets the same answer, over all restarts. */
const checkReceipts = async (hall: CrashHall, luck: ReturnType<typeof seeded>): Promise<readonly string[]> => {
  const problems: string[] = [];
  const asked = luck.shuffle(hall.client.withOutcome('ok')).slice(0, receiptsAskedAgain);
  for (const sent of asked) {
    const { receipt } = sent;
    await hall.client.again(sent);
    if (sent.receipt !== receipt) problems.push(`${sent.id} was answered ${receipt ?? ''} and is now answered ${sent.receipt ?? ''}`);
  }
  return problems;
};

const checkHall = async (client: InterfaceClient, at: Workplace, hall: CrashHall): Promise<readonly string[]> => {
  const board = await client.read(`/api/v1/boards/${at.board}`, at.moderator);
  const cards = listOf(board['cards']).map((card): BoardCard => {
    const from = objectOf(card);
    const { cluster } = from;
    return { id: textOf(from, 'id'), text: textOf(from, 'text'), state: textOf(from, 'state'), cluster: typeof cluster === 'string' ? cluster : null };
  });
  const clusters = listOf(board['clusters']).map((cluster) => ({ id: textOf(objectOf(cluster), 'id'), title: textOf(objectOf(cluster), 'title') }));
  await client.command(at.workshop, at.moderator, { do: 'close-ballot', ballot: at.ballot });
  const result = await client.read(`/api/v1/ballots/${at.ballot}/result`, at.moderator);
  const joined = numberOf(await client.read(`/api/v1/workshops/${at.workshop}/view`, at.moderator), 'joined');
  const people = hall.people.length;
  return [
    ...checkCards(hall, cards),
    ...checkClusters(hall, clusters),
    ...checkPapers(hall, {
      turnout: numberOf(result, 'turnout'),
      trackers: listOf(result['trackers']).map(String),
      choices: listOf(result['choices']).map((paper) => ({ choices: objectOf(paper)['choices'] })),
    }),
    ...(joined < people || joined > people + hall.unknownJoins ? [`${joined} people joined; expected ${people} to ${people + hall.unknownJoins}`] : []),
  ];
};

/** The file itself, with the server gone: sound, and every hash follows from the one before. */
const checkFile = (folder: string, process: string, chainHead: string): { readonly entries: number; readonly problems: readonly string[] } => {
  const problems: string[] = [];
  const file = readdirSync(folder).find((name) => /\.(?:sqlite3?|db)$/u.test(name));
  if (file === undefined || !existsSync(join(folder, file))) return { entries: 0, problems: ['there is no database'] };
  const storage = new SqliteStorage(join(folder, file));
  const entries = storage.entries(process);
  const brokenAt = checkChain(entries);
  if (brokenAt !== null) problems.push(`the chain does not hold at entry ${brokenAt}`);
  if (entries.at(-1)?.hash !== chainHead) problems.push(`the record names ${chainHead} as head, the file ends with ${entries.at(-1)?.hash ?? 'nothing'}`);
  storage.close();
  const database = new DatabaseSync(join(folder, file), { readOnly: true });
  const [integrity] = Object.values(database.prepare('PRAGMA integrity_check').get() ?? {});
  if (integrity !== 'ok') problems.push(`integrity_check says ${String(integrity)}`);
  database.close();
  return { entries: entries.length, problems };
};
