/**
 * The floor: the least a server can do for this hall, and still be seen to do it. Raw `ws`, no accounts, no checks,
 * nothing on disk. Cards go onto a board of one author, in one transaction per tick; each tick is one prepared frame
 * for all screens, and each small view one prepared frame for all phones, at the pace of Leitsatz' soft views.
 */
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import * as encoding from 'lib0/encoding';
import { WebSocketServer, type WebSocket } from 'ws';
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';

const tickMs = 50;
const viewEveryMs = 2_000;
const textOpcode = 1;
const binaryOpcode = 2;

/** A whole frame as a server sends it: unmasked, in one piece. */
const prepared = (opcode: number, payload: Uint8Array): Buffer => {
  const long = payload.length > 65_535;
  const header = Buffer.alloc(payload.length < 126 ? 2 : long ? 10 : 4);
  header[0] = 0x80 | opcode;
  header[1] = payload.length < 126 ? payload.length : long ? 127 : 126;
  if (long) header.writeBigUInt64BE(BigInt(payload.length), 2);
  else if (payload.length >= 126) header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
};

const syncPayload = (kind: number, update: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
};

const doc = new Y.Doc();
const board = doc.getMap('cards');
const phones = new Set<Duplex>();
const screens = new Set<Duplex>();
const waiting: { readonly phone: WebSocket; readonly card: unknown; readonly id: unknown }[] = [];
let ticking = false;
let lastView = '';
let ballot: { readonly yes: number; readonly no: number; readonly state: 'open' | 'closed' } | null = null;

const viewText = (): string => JSON.stringify({ view: { cards: board.size, present: phones.size, ballot: ballot?.state === 'open' ? { state: 'open' } : ballot } });

const showView = (): void => {
  const text = viewText();
  if (text === lastView) return;
  lastView = text;
  const frame = prepared(textOpcode, Buffer.from(text));
  for (const phone of phones) phone.write(frame);
  for (const screen of screens) screen.write(frame);
};

doc.on('update', (update: Uint8Array) => {
  const frame = prepared(binaryOpcode, syncPayload(messageYjsUpdate, update));
  for (const screen of screens) screen.write(frame);
});

const tick = (): void => {
  ticking = false;
  const cards = waiting.splice(0);
  doc.transact(() => {
    for (const { card } of cards) board.set(`card-${board.size}`.padEnd(21, '-'), card);
  });
  for (const { phone, id } of cards) phone.send(`{"id":${JSON.stringify(id)},"ok":true}`);
};

const receive = (phone: WebSocket, text: string): void => {
  const said = JSON.parse(text) as { readonly id?: number; readonly do: string; readonly card?: unknown; readonly choice?: 'yes' | 'no' };
  if (said.do === 'card') {
    waiting.push({ phone, card: said.card, id: said.id });
    if (!ticking) setTimeout(tick, tickMs);
    ticking = true;
  } else if (said.do === 'cast' && ballot?.state === 'open') {
    ballot = { ...ballot, [said.choice ?? 'yes']: ballot[said.choice ?? 'yes'] + 1 };
    phone.send(`{"id":${said.id ?? 0},"ok":true}`);
  } else if (said.do === 'open' || said.do === 'close') {
    ballot = said.do === 'open' ? { yes: 0, no: 0, state: 'open' } : { yes: 0, no: 0, ...ballot, state: 'closed' };
    showView();
  }
};

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false });
const server = createServer((_request, response) => response.end('ok'));

server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (client) => {
    const group = request.url === '/board' ? screens : phones;
    group.add(socket);
    client.on('close', () => group.delete(socket));
    client.on('error', () => client.terminate());
    client.on('message', (data, isBinary) => {
      // The only thing a screen asks is for what it lacks; phones speak JSON.
      if (isBinary) socket.write(prepared(binaryOpcode, syncPayload(messageYjsSyncStep2, Y.encodeStateAsUpdate(doc))));
      else if (Buffer.isBuffer(data)) receive(client, data.toString());
    });
    client.send(viewText());
  });
});

setInterval(showView, viewEveryMs).unref();
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
