/** The projector's copy of the board, by the stock y-websocket client, with a note of when each thing appeared. */
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { cardsKey, placesKey, type BoardCard, type BoardPlace } from '../../shared/board/board-layout.ts';

const lookEveryMs = 50;

export class BoardScreen {
  /** By card id: when it first hung here, by `performance.now()`. */
  readonly cardAtMs = new Map<string, number>();
  /** By card and cluster: when the card first lay there. */
  readonly placeAtMs = new Map<string, number>();
  readonly #doc = new Y.Doc();
  readonly #provider: WebsocketProvider;

  constructor(url: string, document: string, key: string) {
    class WithKey extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers: { authorization: `Bearer ${key}` }, followRedirects: false });
      }
    }
    const cards = this.#doc.getMap<BoardCard>(cardsKey);
    const places = this.#doc.getMap<BoardPlace>(placesKey);
    cards.observe(({ keysChanged }) => {
      const nowMs = performance.now();
      for (const id of keysChanged) if (!this.cardAtMs.has(id)) this.cardAtMs.set(id, nowMs);
    });
    places.observe(({ keysChanged }) => {
      const nowMs = performance.now();
      for (const id of keysChanged) {
        const where = placeName(id, places.get(id)?.cluster ?? null);
        if (!this.placeAtMs.has(where)) this.placeAtMs.set(where, nowMs);
      }
    });
    // The class of `ws` does all that y-websocket asks of a browser's, though its type says less.
    const WebSocketPolyfill = WithKey as unknown as typeof globalThis.WebSocket;
    this.#provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/api/v1/sync`, document, this.#doc, { WebSocketPolyfill, disableBc: true });
  }

  /** True once the whole board is here; false if that took too long. */
  synced(withinMs: number): Promise<boolean> {
    return this.#soon(() => this.#provider.synced, withinMs);
  }

  /** True once something holds here; false if that took too long. */
  shows(holds: () => boolean, withinMs: number): Promise<boolean> {
    return this.#soon(holds, withinMs);
  }

  get cards(): ReadonlyMap<string, BoardCard> {
    return new Map(this.#doc.getMap<BoardCard>(cardsKey).entries());
  }

  /** The line breaks; the client dials again by itself. */
  cut(): void {
    const { ws } = this.#provider;
    if (ws instanceof WebSocket) ws.terminate();
  }

  async close(): Promise<void> {
    const { ws } = this.#provider;
    const gone = ws instanceof WebSocket && ws.readyState === WebSocket.OPEN ? new Promise((resolve) => ws.once('close', resolve)) : null;
    this.#provider.destroy();
    this.#doc.destroy();
    await gone;
  }

  async #soon(holds: () => boolean, withinMs: number): Promise<boolean> {
    const endMs = performance.now() + withinMs;
    while (!holds()) {
      if (performance.now() > endMs) return false;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
    return true;
  }
}

export const placeName = (card: string, cluster: string | null): string => `${card} ${cluster ?? ''}`;
