/**
 * The hall on a stock Yjs server, used as such servers are: every phone is a client of the board's document, writes
 * its cards into it and receives everybody's. The phones here only sync and count; the screens are full clients.
 */
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { cardOnBoard, cardsKey, openScreen } from './board-screen.ts';
import { awarenessFrame, documentName, emptyStep1, emptyStep2, isStep1, updateFrame, type Dialect } from './dialect.ts';
import type { HallClient, HallSetting } from './hall-client.ts';
import { boardScreens } from './plan.ts';
import { forEach } from './traffic.ts';

const awarenessEveryMs = 15_000;
const awarenessStepMs = 20;
const keepAliveEveryMs = 30_000;

interface Phone {
  readonly socket: WebSocket;
  readonly doc: Y.Doc;
  /** Cards without an answer yet, oldest first: a socket keeps its order. */
  readonly waiting: (() => void)[];
}

export const peerHall = (setting: HallSetting, dialect: Dialect): HallClient => {
  const { traffic } = setting;
  const url = `ws://127.0.0.1:${setting.port}/${documentName}`;
  const phones: Phone[] = [];
  const screens: WebSocket[] = [];
  const timers: NodeJS.Timeout[] = [];

  const join = async (person: number): Promise<void> => {
    const waiting: (() => void)[] = [];
    const socket = await traffic.open(url, null, (data, from) => {
      const kind = data[dialect.prefix.length];
      if (isStep1(dialect, data)) from.send(emptyStep2(dialect));
      else if (kind === dialect.applied) waiting.shift()?.();
      else if (setting.awareness && dialect.echoesAwareness && kind === dialect.awareness) from.send(data);
    });
    for (const frame of dialect.greeting) socket.send(frame);
    socket.send(emptyStep1(dialect));
    phones[person] = { socket, doc: new Y.Doc(), waiting };
  };

  /** Everybody says once that they are there, then renews it, each at a moment of their own. */
  const shareAwareness = (): void => {
    const renew = ({ socket, doc }: Phone, clock: number): void => socket.send(awarenessFrame(dialect, doc.clientID, clock));
    for (const phone of phones) renew(phone, 1);
    const beganAtMs = performance.now();
    let renewed = 0;
    timers.push(setInterval(() => {
      const due = ((performance.now() - beganAtMs) / awarenessEveryMs) * phones.length;
      for (; renewed < due; renewed += 1) {
        const phone = phones[renewed % phones.length];
        if (phone !== undefined) renew(phone, 2 + Math.floor(renewed / phones.length));
      }
    }, awarenessStepMs));
  };

  return {
    open: async () => {
      await forEach(boardScreens, async (screen) => {
        screens.push(await openScreen(traffic, { url, secret: null, dialect }, (card) => setting.onCard(screen, card)));
      });
      await forEach(setting.people, join);
      if (setting.awareness) shareAwareness();
      const { keepAlive } = dialect;
      if (keepAlive !== null) {
        timers.push(setInterval(() => { for (const { socket } of phones) socket.send(keepAlive); for (const screen of screens) screen.send(keepAlive); }, keepAliveEveryMs));
      }
    },
    sendCard: (person, card) => {
      const phone = phones[person];
      if (phone === undefined) throw new Error(`Nobody joined as ${person}.`);
      let update: Uint8Array | null = null;
      phone.doc.once('update', (bytes: Uint8Array) => { update = bytes; });
      phone.doc.getMap(cardsKey).set(`card-${card}-by-${person}`.padEnd(21, '-'), cardOnBoard(card));
      if (update === null) throw new Error('The card made no update.');
      phone.socket.send(updateFrame(dialect, update));
      return dialect.applied === null ? null : new Promise((resolve) => { phone.waiting.push(resolve); });
    },
    voting: null,
    close: () => {
      for (const timer of timers) clearInterval(timer);
      for (const { socket } of phones) traffic.end(socket);
      for (const socket of screens) traffic.end(socket);
    },
  };
};
