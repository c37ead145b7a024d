/** The real app on a storage in memory, without a socket; its clock stands still until a test moves it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../server/http/app.ts';
import type { Services } from '../../server/http/context.ts';
import { CodeQueue } from '../../server/http/code-queue.ts';
import { CommandBrake } from '../../server/http/command-brake.ts';
import { TokenBuckets } from '../../server/http/token-buckets.ts';
import { OpenSessions } from '../../server/identity/open-sessions.ts';
import { Operations } from '../../server/operations/operations.ts';
import { OpinionDesk } from '../../server/opinion/opinion-desk.ts';
import { openSigner, sealProcessRecord } from '../../server/record/signing.ts';
import { Hub } from '../../server/room/hub.ts';
import { SuggestionDesk } from '../../server/suggestion/suggestion-desk.ts';
import { TypingHints } from '../../server/suggestion/typing-hints.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';

const operatorKey = 'operator-key-for-tests';
const publicUrl = 'http://leitsatz.test';

/** An answer as a test looks at it. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The body as JSON, or an empty object. */
  readonly body: Readonly<Record<string, unknown>>;
}

export class TestApp {
  readonly storage: MemoryStorage;
  readonly hub: Hub;
  /** What went wrong inside; must stay empty. */
  readonly errors: unknown[] = [];
  nowMs = Date.parse('2026-11-21T09:00:00Z');
  readonly #app: ReturnType<typeof createApp>;
  readonly #folder = mkdtempSync(join(tmpdir(), 'leitsatz-app-'));

  constructor(storage = new MemoryStorage()) {
    this.storage = storage;
    const clock = { nowMs: () => this.nowMs };
    const signer = openSigner(this.#folder);
    const software = { name: 'leitsatz', version: 'test' };
    this.hub = new Hub({ storage, signer, clock, publicUrl, software, onCommitFailed: () => {} });
    const services: Services = {
      hub: this.hub,
      storage,
      signer,
      clock,
      config: { port: 0, host: null, dataFolder: this.#folder, publicUrl, operatorKey },
      publicUrl,
      bootId: 'boot',
      software,
      commandBuckets: new TokenBuckets(clock, 1_000_000, 1_000),
      cardBuckets: new TokenBuckets(clock, 1_000_000, 1_000),
      hintBuckets: new TokenBuckets(clock, 1_000_000, 1_000),
      typingHints: new TypingHints(),
      isBusy: () => false,
      commandBrake: new CommandBrake(clock, () => {}),
      codeQueue: new CodeQueue(clock),
      openSessions: new OpenSessions(),
      suggestionDesk: new SuggestionDesk({ onError: (error) => this.errors.push(error) }),
      opinionDesk: new OpinionDesk({ clock, onError: (error) => this.errors.push(error) }),
      operations: new Operations({ clock, dataFolder: this.#folder }),
      pagesFolder: this.#folder,
      recordJson: (room) => JSON.stringify(sealProcessRecord(signer, { process: { id: room.id, title: room.state.title }, freezes: [], chainHead: room.head, revision: room.revision })),
      onError: (error) => this.errors.push(error),
    };
    this.#app = createApp(services);
  }

  /** Sends a body as it is: a string or bytes untouched, anything else as JSON. */
  async send(method: string, path: string, body?: unknown, bearer: string = operatorKey): Promise<Answer> {
    const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    const response = await this.#app.request(`/api/v1${path}`, {
      method,
      headers: { 'Authorization': `Bearer ${bearer}`, 'Content-Type': 'application/json' },
      ...(raw === undefined ? {} : { body: raw instanceof Uint8Array ? new Uint8Array(raw) : raw }),
    });
    const text = await response.text();
    return { status: response.status, text, body: jsonObject(text) };
  }

  /** Every row of every process, to see that nothing was stored. */
  stored(): string {
    return JSON.stringify(this.storage.processes().map(({ id }) => [id, this.storage.entries(id), this.storage.texts(id)]));
  }

  close(): void {
    this.hub.close();
    rmSync(this.#folder, { recursive: true });
  }
}

function jsonObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
