/** Environment in, listening server out. Imported by nothing. */
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { ConfigError, readConfig, type Config } from './config.ts';
import { playDemo } from './demo/demo.ts';
import { startServer } from './server.ts';
import { greeting, demoGreeting } from './greeting.ts';

/** Somebody at a terminal reads the greeting; whoever collects a log wants to know more. */
const log = pino({ level: process.env['LOG_LEVEL'] ?? (process.stderr.isTTY ? 'warn' : 'info'), base: null }, pino.destination(2));
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const fail = (text: string): never => {
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
};

const wantsDemo = process.argv.includes('--demo');

const settings = async (): Promise<Config> => {
  try {
    const config = readConfig(process.env, join(import.meta.dirname, '..'));
    // The demo is for looking around: it never mixes with somebody's real data.
    return wantsDemo && process.env['LEITSATZ_DATA'] === undefined ? { ...config, dataFolder: await mkdtemp(join(tmpdir(), 'leitsatz-demo-')) } : config;
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message);
    throw error;
  }
};

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const config = await settings();
const isNew = !existsSync(join(config.dataFolder, 'leitsatz.sqlite'));
const server = await startServer({
  config,
  log,
  onError: (error, where) => log.error({ where, name: error instanceof Error ? error.name : 'unknown', code: codeOf(error), stack: error instanceof Error ? error.stack : undefined }, 'fault'),
}).catch((error: unknown) => {
  if (codeOf(error) === 'EADDRINUSE') return fail(`Der Anschluss ${config.port} ist schon belegt. Beenden Sie das andere Programm oder starten Sie mit PORT=8081 npm start.`);
  if (codeOf(error) === 'EACCES') return fail(`Auf ${config.dataFolder} oder Anschluss ${config.port} darf dieses Programm nicht zugreifen. Wählen Sie mit LEITSATZ_DATA und PORT etwas anderes.`);
  return fail(error instanceof Error ? error.message : String(error));
});

say(greeting({ localUrl: `http://localhost:${server.port}`, publicUrl: server.publicUrl, dataFolder: config.dataFolder, hasOperatorKey: config.operatorKey !== null }));

/** Longer than any goodbye takes; whoever waits for this process must not wait for ever. */
const stopMsMax = 4_500;

let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), stopMsMax).unref();
  void server.close().then(() => process.exit(0));
  // Storing comes first and waits for nobody, so by now it is known.
  say(server.services.operations.commitFailure === null ? 'Leitsatz wird beendet, alles ist gespeichert.' : 'Leitsatz wird beendet. Das Letzte ließ sich nicht speichern; wer es geschickt hat, hat dafür keine Bestätigung bekommen.');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
process.on('unhandledRejection', (error) => log.error({ name: error instanceof Error ? error.name : 'unknown', stack: error instanceof Error ? error.stack : undefined }, 'unhandled'));

if (wantsDemo) {
  if (!isNew) say('Für die Vorführung gibt es schon Daten in diesem Ordner; es wird nichts Neues angelegt.');
  else {
    const { links } = await playDemo({ url: `http://127.0.0.1:${server.port}`, operatorKey: config.operatorKey, onProgress: say });
    say(demoGreeting(links));
  }
}
