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

/**
 * Headers of every answer. Set before the route runs: a route may set its own policy or caching, and an
 * answer that is not touched afterwards goes out on the server's short way.
 */
export const securityHeaders = (secure: boolean): MiddlewareHandler<AppEnv> => async (c, next) => {
  const host = c.req.header('host') ?? '';
  c.header('Content-Security-Policy', policy(hostPattern.test(host) ? host : 'localhost'));
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  // On plain http browsers ignore this one, and say so on every page's console.
  if (secure) c.header('Cross-Origin-Opener-Policy', 'same-origin');
  if (secure) c.header('Strict-Transport-Security', 'max-age=31536000');
  c.header('Cache-Control', 'no-store');
  await next();
};
