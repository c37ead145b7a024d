/** What a phone's browser loads before anything else: the page and the files it names. The bytes are thrown away. */
import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getTls } from 'node:https';

const answerMsMax = 30_000;
const triesMax = 3;

export class PhonePage {
  readonly #url: string;
  readonly #paths: readonly string[];

  private constructor(url: string, paths: readonly string[]) {
    this.#url = url;
    this.#paths = paths;
  }

  /** Reads which files the page names. A server without built pages has nothing to load. */
  static async of(url: string): Promise<PhonePage> {
    const response = await fetch(`${url}/`, { redirect: 'manual', signal: AbortSignal.timeout(answerMsMax) });
    const html = await response.text();
    if (response.status !== 200) return new PhonePage(url, []);
    const named = [...html.matchAll(/\s(?:src|href)="(\/[^"/][^"]*)"/g)].flatMap(([, path]) => (path === undefined ? [] : [path]));
    return new PhonePage(url, ['/', ...new Set(named)]);
  }

  /** First the page, then its files at the same time, as browsers do. */
  async load(): Promise<void> {
    const [page, ...files] = this.#paths;
    if (page === undefined) return;
    await this.#fetch(page);
    await Promise.all(files.map((path) => this.#fetch(path)));
  }

  async #fetch(path: string): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await swallow(`${this.#url}${path}`);
        return;
      } catch (problem) {
        if (tries >= triesMax) throw problem;
      }
    }
  }
}

const swallow = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const read = (response: IncomingMessage): void => {
      response.on('end', resolve);
      response.on('error', reject);
      response.resume();
    };
    const request = (url.startsWith('https:') ? getTls : getPlain)(url, { timeout: answerMsMax, headers: { 'accept-encoding': 'br' } }, read);
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', reject);
  });
