/** The built pages: fixed files, read once at start, with the brotli twins that the build made. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { Hono } from 'hono';
import type { AppEnv } from './context.ts';

interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer> | null;
  readonly type: string;
  /** A page with everything in it brings its own policy along, for wherever it is saved; it is sent too, because ours would forbid its script. */
  readonly policy: string | null;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=UTF-8', '.js': 'text/javascript; charset=UTF-8', '.css': 'text/css; charset=UTF-8', '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2', '.png': 'image/png', '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.ico': 'image/x-icon',
};

/** Addresses of the pages and the folder each lives in. Everything below them is the page's own business. */
const pageOf = (path: string): string | null => {
  if (path === '/' || path.startsWith('/w/')) return 'participant';
  const first = path.split('/')[1] ?? '';
  return ['moderator', 'projector', 'circle', 'start', 'verify'].includes(first) ? first : null;
};

const readBytes = (path: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path));

const policyIn = (html: string): string | null => /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(html)?.[1] ?? null;

const readFiles = (folder: string): ReadonlyMap<string, PageFile> => {
  const files = new Map<string, PageFile>();
  const walk = (at: string): void => {
    for (const name of readdirSync(at)) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (extname(name) in types) {
        const brotli = existsSync(`${path}.br`) ? readBytes(`${path}.br`) : null;
        files.set(`/${relative(folder, path).split(sep).join('/')}`, { bytes: readBytes(path), brotli, type: types[extname(name)] ?? 'application/octet-stream', policy: extname(name) === '.html' ? policyIn(readFileSync(path, 'utf8')) : null });
      }
    }
  };
  if (existsSync(folder)) walk(folder);
  return files;
};

export const pageRoutes = (folder: string): Hono<AppEnv> => {
  const files = readFiles(folder);
  const routes = new Hono<AppEnv>();
  routes.get('*', (c) => {
    const page = pageOf(c.req.path);
    const name = page === null ? c.req.path : `/${page}/index.html`;
    const file = files.get(name);
    if (file === undefined) return c.text('Diese Seite gibt es nicht.', 404);
    // Hashed names never change; pages are looked up again each time.
    c.header('Cache-Control', name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    c.header('Vary', 'Accept-Encoding');
    if (file.policy !== null) c.header('Content-Security-Policy', `${file.policy}; frame-ancestors 'none'`);
    if (file.brotli !== null && /\bbr\b/.test(c.req.header('accept-encoding') ?? '')) {
      c.header('Content-Encoding', 'br');
      return c.body(file.brotli, 200, { 'Content-Type': file.type });
    }
    return c.body(file.bytes, 200, { 'Content-Type': file.type });
  });
  return routes;
};
