/**
 * Talks to a server as any outside program would: JSON over HTTP, `Authorization: Bearer`.
 *
 * A request that got no answer, or "not now" (429, 502 to 504, 507), is sent again, a command under its own id,
 * so that a restart of the server in between neither loses nor doubles anything.
 */
import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { nanoid } from 'nanoid';

/** Sockets kept open to the server at the same time. */
const socketsMax = 128;
/** One try; above it the answer is unknown and the same request is sent again. */
const answerTimeoutMs = 30_000;
/** How long a server may be away before the run gives up. */
const patienceMs = 120_000;
const retryAfterMsMin = 50;
const retryAfterMsMax = 3_000;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** What to do when the server asks to slow down: wait as long as it says, or take it as a "no". */
export type SlowDown = 'wait' | 'refuse';

interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** A "no" of the server that trying again does not change. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly reason: string;
  constructor(what: string, status: number, reason: string, message: string) {
    super(`${what}: ${message} (${reason}, ${status})`);
    this.status = status;
    this.reason = reason;
  }
}

/** No answer within the patience of the run. */
export class ServerAway extends Error {
  override readonly name = 'ServerAway';
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a JSON object; anything else is an empty one, so that a reader asks for fields and finds none. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});
export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
export const textOf = (from: JsonObject, field: string): string => {
  const value = from[field];
  if (typeof value !== 'string') throw new TypeError(`The answer has no text "${field}": ${JSON.stringify(from).slice(0, 200)}`);
  return value;
};
export const numberOf = (from: JsonObject, field: string): number => {
  const value = from[field];
  if (typeof value !== 'number') throw new TypeError(`The answer has no number "${field}": ${JSON.stringify(from).slice(0, 200)}`);
  return value;
};

const parse = (text: string): JsonObject => {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    // An answer that is no JSON comes from something before the server; its status still counts.
    return {};
  }
};

export class InterfaceClient {
  readonly url: string;
  /** Requests that had to be sent again. */
  retries = 0;
  /** Of these, because the server asked to slow down. */
  slowedDown = 0;
  readonly #agent: PlainAgent | TlsAgent;

  constructor(url: string) {
    this.url = url.replace(/\/+$/, '');
    const settings = { keepAlive: true, maxSockets: socketsMax };
    this.#agent = this.url.startsWith('https:') ? new TlsAgent(settings) : new PlainAgent(settings);
  }

  close(): void {
    this.#agent.destroy();
  }

  /** GET; the answer's JSON. */
  async read(path: string, key: string | null): Promise<JsonObject> {
    return parse((await this.#untilAnswered('GET', path, key, null)).text);
  }

  /** GET of a document, as text. */
  async download(path: string, key: string | null): Promise<string> {
    return (await this.#untilAnswered('GET', path, key, null)).text;
  }

  /**
   * POST; the answer's JSON. Beside commands a lost answer may leave a spare behind: a process, a workshop
   * or a participant that nobody uses.
   */
  async send(path: string, key: string | null, body: JsonObject, slowDown: SlowDown = 'wait'): Promise<JsonObject> {
    return parse((await this.#untilAnswered('POST', path, key, body, slowDown)).text);
  }

  /** Sends a command until its receipt is known. Throws `Refused` with the server's reason. */
  async command(workshop: string, key: string, command: JsonObject, slowDown: SlowDown = 'wait'): Promise<JsonObject> {
    return this.send(`/api/v1/workshops/${workshop}/commands`, key, { id: nanoid(), ...command }, slowDown);
  }

  async #untilAnswered(method: 'GET' | 'POST', path: string, key: string | null, body: JsonObject | null, slowDown: SlowDown = 'wait'): Promise<HttpAnswer> {
    const bytes = body === null ? null : Buffer.from(JSON.stringify(body));
    const giveUpAtMs = Date.now() + patienceMs;
    for (let attempt = 0; ; attempt += 1) {
      let pauseMs = Math.min(retryAfterMsMax, retryAfterMsMin * 2 ** attempt) * (0.5 + Math.random() / 2);
      try {
        const answer = await this.#once(method, path, key, bytes);
        if (answer.status < 400) return answer;
        const refusal = parse(answer.text);
        const reason = typeof refusal['reason'] === 'string' ? refusal['reason'] : `status ${answer.status}`;
        const message = typeof refusal['message'] === 'string' ? refusal['message'] : answer.text.slice(0, 200);
        if (![429, 502, 503, 504, 507].includes(answer.status)) throw new Refused(`${method} ${path}`, answer.status, reason, message);
        if (answer.status === 429) {
          if (slowDown === 'refuse') throw new Refused(`${method} ${path}`, answer.status, reason, message);
          this.slowedDown += 1;
        }
        if (typeof refusal['retryAfterMs'] === 'number') pauseMs = Math.max(pauseMs, refusal['retryAfterMs']);
        if (Date.now() + pauseMs > giveUpAtMs) throw new Refused(`${method} ${path}`, answer.status, reason, message);
      } catch (problem) {
        if (problem instanceof Refused) throw problem;
        if (Date.now() > giveUpAtMs) throw new ServerAway(`${this.url} antwortet nicht: ${problem instanceof Error ? problem.message : String(problem)}`, { cause: problem });
      }
      this.retries += 1;
      await wait(pauseMs);
    }
  }

  #once(method: string, path: string, key: string | null, bytes: Buffer | null): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const headers: Record<string, string | number> = { accept: 'application/json' };
      if (key !== null) headers['authorization'] = `Bearer ${key}`;
      if (bytes !== null) {
        headers['content-type'] = 'application/json';
        headers['content-length'] = bytes.length;
      }
      const request = (this.url.startsWith('https:') ? tlsRequest : plainRequest)(
        this.url + path,
        { method, headers, agent: this.#agent, timeout: answerTimeoutMs },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
          response.on('error', reject);
        },
      );
      request.on('timeout', () => request.destroy(new Error('keine Antwort')));
      request.on('error', reject);
      request.end(bytes ?? undefined);
    });
  }
}
