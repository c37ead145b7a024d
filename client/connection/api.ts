import type { Role } from '../../shared/domain/role.ts';
import { offlineSentences } from '../../shared/locale/connection.ts';
import type { RefusalView } from '../../shared/protocol/view.ts';

/** What the server said, as a value. Nothing here throws. */
export type Answer<T> = { readonly ok: true; readonly value: T } | Refused;

/** A "no" of the server, or `offline` as the reason when it could not be asked. */
export interface Refused extends RefusalView {
  /** HTTP status; 0 when there was none. */
  readonly status: number;
}

export interface RequestOptions {
  /** Which of this browser's roles acts. */
  readonly as?: Role;
  /** A key instead of this browser's cookies: for what was made a moment ago, and for the operator. */
  readonly bearer?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** An unanswered request counts as lost after this. Typed codes may wait 15 s for their turn. */
export const requestTimeoutMs = 20_000;

/** `path` starts with a slash; a `?query` in it is kept. An answer without a body has the value null. */
export const request = async <T>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<T>> => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), requestTimeoutMs);
  const pass = (): void => abort.abort();
  if (options.signal?.aborted === true) abort.abort();
  options.signal?.addEventListener('abort', pass);
  try {
    const response = await fetch(withRole(path, options.as), {
      method,
      credentials: 'same-origin',
      signal: abort.signal,
      headers: {
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.bearer === undefined ? {} : { authorization: `Bearer ${options.bearer}` }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    return await read<T>(response);
  } catch {
    return offline(0);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', pass);
  }
};

export const withRole = (path: string, as: Role | undefined): string =>
  as === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}as=${as}`;

/** The server could not be asked, or somebody else answered in its place. */
export const offline = (status: number): Refused => ({ ok: false, reason: 'offline', message: offlineSentences.de, messages: offlineSentences, status });

/** What a key in the link opens. */
export interface Grant {
  readonly role: Role;
  readonly process: string;
  readonly workshop: string | null;
  /** Where this role works; the address shows it after the exchange. */
  readonly path: string;
}

/** The key in the link's fragment, if there is one. */
export const keyInAddress = (): string | null => new URLSearchParams(location.hash.slice(1)).get('k');

/** Exchanges the key in the link for a cookie, so that the secret leaves the address and the history. */
export const exchangeKey = async (): Promise<Answer<Grant> | null> => {
  const key = keyInAddress();
  if (key === null) return null;
  const answer = await request<Grant>('POST', '/api/v1/session', { body: { key } });
  if (answer.ok) history.replaceState(null, '', answer.value.path);
  return answer;
};

const read = async <T>(response: Response): Promise<Answer<T>> => {
  const text = response.status === 304 ? '' : await response.text();
  if (text === '' && (response.ok || response.status === 304)) return { ok: true, value: null as T };
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // A hall's sign-in page answers everything with HTML and 200. A broken server answers with 5xx.
    return offline(response.status);
  }
  return answerOf(body, response.status, response.ok);
};

/** What a refusal may say besides. */
const refusalFields: Readonly<Record<string, string>> = { field: 'string', position: 'number', limit: 'number', retryAfterMs: 'number' };

/** What the server said as JSON, by whichever way it came. */
export const answerOf = <T>(body: unknown, status: number, ok = false): Answer<T> => {
  const said: Readonly<Record<string, unknown>> = typeof body === 'object' && body !== null ? { ...body } : {};
  if (ok || said['ok'] === true) return { ok: true, value: body as T };
  const { reason, message } = said;
  if (typeof reason !== 'string' || typeof message !== 'string') return offline(status);
  const texts = Object.entries(said['messages'] ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const more = Object.entries(said).filter(([name, value]) => typeof value === refusalFields[name]);
  return { ...Object.fromEntries(more), ok: false, reason, message, messages: { de: message, ...Object.fromEntries(texts) }, status };
};
