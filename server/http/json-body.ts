import { jsonDepthMax } from '../../shared/domain/limits.ts';
import { granted, refused, type Result } from '../../shared/domain/refusal.ts';

/** Reads a body up to a number of bytes; stops reading as soon as there is more. */
const readBytes = async (request: Request, bytesMax: number): Promise<Result<Uint8Array>> => {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN);
  if (announced > bytesMax) return refused('too_large', { limit: bytesMax });
  // HTTP ends a body of an announced length there, so it can be read in one go, which is much cheaper.
  if (announced >= 0) return granted(new Uint8Array(await request.arrayBuffer()));
  const reader = request.body?.getReader();
  if (reader === undefined) return granted(new Uint8Array());
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > bytesMax) {
      await reader.cancel();
      return refused('too_large', { limit: bytesMax });
    }
    parts.push(value);
  }
  return granted(Buffer.concat(parts));
};

/** True if a value is nested deeper than allowed or carries a key that would reach into prototypes. */
const isHostile = (root: unknown): boolean => {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > jsonDepthMax || Object.hasOwn(value, '__proto__')) return true;
    for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1 });
  }
  return false;
};

/** Made once: making one costs more than decoding a command. Without `stream` it keeps nothing from one text to the next. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Parses what came in, once. Refuses what is not UTF-8, not JSON, too deep. */
export const parseJson = (bytes: Uint8Array): Result<unknown> => {
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes));
    return isHostile(value) ? refused('bad_request', { field: 'body' }) : granted(value);
  } catch {
    return refused('bad_request', { field: 'body' });
  }
};

/** The JSON of a request. Refuses what is too large besides. */
export const jsonBody = async (request: Request, bytesMax: number): Promise<Result<unknown>> => {
  // Reading fails only when the sender hangs up in the middle, and that is no fault of ours.
  const bytes = await readBytes(request, bytesMax).catch(() => refused('bad_request', { field: 'body' }));
  return bytes.ok ? parseJson(bytes.value) : bytes;
};
