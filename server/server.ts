/** A whole server, without the environment: `main.ts` starts one from settings, tests start one on port 0. */
import { mkdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { nanoid } from 'nanoid';
import { cardsPerMinuteMax } from '../shared/domain/limits.ts';
import { systemClock, type Clock } from './clock.ts';
import { lanUrl, type Config } from './config.ts';
import { createApp } from './http/app.ts';
import type { Services } from './http/context.ts';
import { CodeQueue } from './http/code-queue.ts';
import { CommandBrake } from './http/command-brake.ts';
import { TokenBuckets } from './http/token-buckets.ts';
import { OpinionDesk } from './opinion/opinion-desk.ts';
import { groupsForScreens } from './opinion/groups-for-screens.ts';
import { MeasuredStorage } from './operations/measured-storage.ts';
import { Operations, type OperationsLog } from './operations/operations.ts';
import { openSigner } from './record/signing.ts';
import { processRecordJson } from './record/process-record.ts';
import { OpenSessions } from './identity/open-sessions.ts';
import { Hub } from './room/hub.ts';
import { attachSockets } from './socket/upgrade.ts';
import { SqliteStorage } from './storage/sqlite-storage.ts';
import type { Storage } from './storage/storage.ts';
import { busyLoop } from './suggestion/busy-loop.ts';
import { SuggestionDesk } from './suggestion/suggestion-desk.ts';
import { TypingHints } from './suggestion/typing-hints.ts';

const projectFolder = join(import.meta.dirname, '..');

const packageJson = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { readonly version: string };
export const software = { name: 'leitsatz', version: packageJson.version } as const;

/** Commands of one session at once, and per second after that (reference quality.md §4). */
const commandBurst = 40;
const commandsPerSecond = 10;
/** Cards that one person may write at a stretch before the rate per minute counts. */
const cardBurst = 20;
/** Questions for similar cards: a phone asks when somebody stops typing. */
const hintBurst = 2;
const hintsPerSecond = 0.5;

export interface RunningServer {
  readonly port: number;
  /** Address for links and QR codes. */
  readonly publicUrl: string;
  readonly services: Services;
  /** Stores what waits, says goodbye to the sockets, closes the file. */
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly config: Config;
  readonly clock?: Clock;
  readonly storage?: Storage;
  /** Told about faults; never about texts, tokens or addresses. */
  readonly onError: (error: unknown, where: string) => void;
  /** Starts, stops, failures, slow rounds; silent without. */
  readonly log?: OperationsLog;
}

/** Time for requests to be answered before they are cut. */
const goodbyeMs = 1_000;
/** Whoever sends the head of a request slower than this, or a whole one slower than that, is cut. */
const headersMs = 9_000;
const requestMs = 29_000;
/** How often Node looks; its default of 30 s would make 10 s into 40. */
const checkMs = 1_000;

/** Everything behind the routes, without a socket: tests call the app of it directly. */
export const createServices = ({ config, clock, storage: inner, signer, publicUrl, onError, log, isBusy = () => false }: Pick<Services, 'config' | 'clock' | 'storage' | 'signer' | 'publicUrl' | 'onError'> & { readonly log?: OperationsLog | undefined; readonly isBusy?: () => boolean }): Services => {
  const operations = new Operations({ clock, dataFolder: config.dataFolder, log });
  const storage = new MeasuredStorage(inner, operations.committed);
  const opinionDesk = new OpinionDesk({ clock, onError });
  return {
    hub: new Hub({ storage, signer, clock, publicUrl, software, opinionGroups: groupsForScreens(opinionDesk), onCommitFailed: (error) => onError(error, 'commit'), onRound: (costMs, frames) => operations.roundSent(costMs, frames) }),
    storage, signer, clock, config, publicUrl, software, onError, operations,
    bootId: nanoid(),
    commandBuckets: new TokenBuckets(clock, commandBurst, commandsPerSecond),
    cardBuckets: new TokenBuckets(clock, cardBurst, cardsPerMinuteMax / 60),
    hintBuckets: new TokenBuckets(clock, hintBurst, hintsPerSecond),
    typingHints: new TypingHints(),
    isBusy,
    commandBrake: new CommandBrake(clock, (session) => operations.sessionSlowed(session)),
    codeQueue: new CodeQueue(clock),
    openSessions: new OpenSessions(),
    opinionDesk,
    suggestionDesk: new SuggestionDesk({ onError, onNote: (line) => operations.suggestionsBy(line), embeddings: config.embeddings ?? null }),
    pagesFolder: join(projectFolder, 'dist', 'client'),
    recordJson: (room) => processRecordJson(room, signer),
  };
};

export const startServer = async ({ config, clock = systemClock, storage: given, onError, log }: ServerOptions): Promise<RunningServer> => {
  mkdirSync(config.dataFolder, { recursive: true });
  const storage = given ?? new SqliteStorage(join(config.dataFolder, 'leitsatz.sqlite'));
  const signer = openSigner(config.dataFolder);

  // The port is known only after listening, and links carry it: so the server listens first and is filled then.
  const pending: { fetch: (request: Request, bindings: never) => Response | Promise<Response> } = { fetch: () => new Response(null, { status: 503 }) };
  const server = createAdaptorServer({ fetch: (request, bindings) => pending.fetch(request, bindings as never), overrideGlobalObjects: false, serverOptions: { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: checkMs } }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: config.port, ...(config.host === null ? {} : { host: config.host }), backlog: 4_096 }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const services = createServices({ config, clock, storage, signer, publicUrl: config.publicUrl ?? lanUrl(port), onError, log, isBusy: busyLoop() });
  const { hub, publicUrl, operations } = services;
  const app = createApp(services);
  pending.fetch = (request, bindings) => app.fetch(request, bindings);
  const sockets = attachSockets(server, services);
  operations.start({ version: software.version, bootId: services.bootId, port });

  return {
    port,
    publicUrl,
    services,
    close: async () => {
      operations.stopping();
      hub.close();
      services.opinionDesk.close();
      services.suggestionDesk.close();
      sockets.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const cut = setTimeout(() => server.closeAllConnections(), goodbyeMs);
      server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
      storage.close();
      operations.stop();
    },
  };
};
