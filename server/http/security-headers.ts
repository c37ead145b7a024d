import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './context.ts';

/** What a page may load: only ours. Plain `'self'` covers the sockets of today's browsers; older Safari wants the host spelled out. */
const policy = (host: string): string =>
  [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "manifest-src 'self'", "frame-src 'self'", "base-uri 'none'", "object-src 'none'", "form-action 'self'", "frame-ancestors 'self'",
    "require-trusted-types-for 'script'", 'trusted-types lit-html',
  ].join('; ');

const hostPattern = /^[A-Za-z0-9.:[\]-]{1,255}$/;

export const securityHeaders = (secure: boolean): MiddlewareHandler<AppEnv> => async (c, next) => {
  await next();
  const host = c.req.header('host') ?? '';
  const headers = c.res.headers;
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy(hostPattern.test(host) ? host : 'localhost'));
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'no-referrer');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  if (secure) {
    headers.set('Strict-Transport-Security', 'max-age=31536000');
    // Browsers ignore it on plain http, and say so on the console of every page.
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  }
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
};
