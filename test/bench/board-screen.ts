/** A full Yjs client that shows the board: what a projector does, with a clock. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { WebSocket } from 'ws';
import { readSyncMessage, writeSyncStep1 } from 'y-protocols/sync';
import * as Y from 'yjs';
import { plainDialect, type Dialect } from './dialect.ts';
import type { Traffic } from './traffic.ts';

/** Every server gets the same words: the number finds the card again, the rest fills it to 120 characters. */
export const cardText = (number: number): string => `Karte ${number}: `.padEnd(120, 'Hitzeschutz beginnt vor der eigenen Haustür und ');
const cardNumber = (value: unknown): number => {
  const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : null;
  return typeof text === 'string' ? Number(/^Karte (\d+)/u.exec(text)?.[1] ?? -1) : -1;
};

/** A card as it lies on a board of Leitsatz; the others get the same, so that their updates weigh the same. */
export const cardOnBoard = (number: number): { readonly text: string; readonly sector: string; readonly order: number; readonly hidden: boolean } =>
  ({ text: cardText(number), sector: 'zivilgesellschaft', order: number, hidden: false });

export const cardsKey = 'cards';

export interface ScreenAddress {
  readonly url: string;
  readonly secret: string | null;
  readonly dialect?: Dialect;
}

/** Opens one screen and tells of every card that appears on it. */
export const openScreen = async (traffic: Traffic, { url, secret, dialect = plainDialect }: ScreenAddress, onCard: (number: number) => void): Promise<WebSocket> => {
  const doc = new Y.Doc();
  doc.getMap(cardsKey).observe(({ keysChanged, target }) => {
    if (target instanceof Y.Map) for (const key of keysChanged) onCard(cardNumber(target.get(key)));
  });
  const reply = (socket: WebSocket, write: (encoder: encoding.Encoder) => void): void => {
    const encoder = encoding.createEncoder();
    encoding.writeUint8Array(encoder, dialect.prefix);
    encoding.writeVarUint(encoder, dialect.sync);
    const empty = encoding.length(encoder);
    write(encoder);
    if (encoding.length(encoder) > empty) socket.send(encoding.toUint8Array(encoder));
  };
  const socket = await traffic.open(url, secret, (data, from) => {
    const kind = data[dialect.prefix.length];
    if (kind !== dialect.sync && kind !== dialect.syncReply) return;
    const decoder = decoding.createDecoder(data.subarray(dialect.prefix.length + 1));
    reply(from, (encoder) => readSyncMessage(decoder, encoder, doc, 'server'));
  });
  for (const frame of dialect.greeting) socket.send(frame);
  reply(socket, (encoder) => writeSyncStep1(encoder, doc));
  return socket;
};
