import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';

/** Settings from the environment: all optional, read once, then frozen. */
export interface Config {
  readonly port: number;
  readonly host: string | null;
  /** Folder of the database and the signing key. */
  readonly dataFolder: string;
  /** Address in links and QR codes, without a slash at the end; null: the machine's address in its network. */
  readonly publicUrl: string | null;
  readonly operatorKey: string | null;
  /** Folder of a language model for suggestions; null: by words alone. */
  readonly embeddings?: string | null;
}

/** A setting that cannot work. The message says what to write instead. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

export const readConfig = (environment: Environment, projectFolder: string): Config => {
  const port = Number(environment['PORT'] ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new ConfigError(`PORT=${environment['PORT'] ?? ''} ist keine Portnummer. Setzen Sie eine Zahl von 0 bis 65535.`);
  if (environment['DATABASE_URL'] !== undefined) throw new ConfigError('DATABASE_URL ist gesetzt, aber diese Fassung speichert nur in einer Datei. Entfernen Sie die Einstellung.');
  const url = environment['LEITSATZ_URL'];
  if (url !== undefined && !URL.canParse(url)) throw new ConfigError(`LEITSATZ_URL=${url} ist keine Adresse. Schreiben Sie zum Beispiel https://leitsatz.example.`);
  const operatorKey = environment['LEITSATZ_OPERATOR_KEY'] ?? null;
  if (operatorKey !== null && operatorKey.length < 16) throw new ConfigError('LEITSATZ_OPERATOR_KEY ist zu kurz. Nehmen Sie mindestens 16 Zeichen.');
  return Object.freeze({
    port,
    host: environment['HOST'] ?? null,
    dataFolder: resolve(environment['LEITSATZ_DATA'] ?? `${projectFolder}/data`),
    publicUrl: url === undefined ? null : url.replace(/\/+$/, ''),
    operatorKey,
    embeddings: environment['LEITSATZ_EMBEDDINGS'] === undefined ? null : resolve(environment['LEITSATZ_EMBEDDINGS']),
  });
};

/** Addresses of this machine: who calls from one of them sits at it. */
export const ownAddresses = (): readonly string[] => Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));

/** Address under which phones in the same network reach this machine. */
export const lanUrl = (port: number): string => {
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return `http://${outside?.address ?? 'localhost'}${port === 80 ? '' : `:${port}`}`;
};
