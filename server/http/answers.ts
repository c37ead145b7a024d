import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { refusalStatus, type Refusal } from '../../shared/domain/refusal.ts';
import { languages } from '../../shared/locale/catalogue.ts';
import { refusalSentence } from '../../shared/locale/refusals.ts';

/** What every "no" looks like: the reason, one sentence per language, and where it helps the place. */
export const refusalBody = (refusal: Refusal) => ({
  ok: false as const,
  ...refusal,
  message: refusalSentence(refusal, 'de'),
  messages: Object.fromEntries(languages.map(({ id }) => [id, refusalSentence(refusal, id)])),
});

export const refuse = (c: Context, refusal: Refusal, more: Readonly<Record<string, unknown>> = {}): Response => {
  c.set('refusal', refusal.reason);
  if (refusal.retryAfterMs !== undefined) c.header('Retry-After', String(Math.ceil(refusal.retryAfterMs / 1_000)));
  return c.json({ ...more, ...refusalBody(refusal) }, refusalStatus(refusal.reason) as ContentfulStatusCode);
};
