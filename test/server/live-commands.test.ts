import { nanoid } from 'nanoid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { participantMessageBurst } from '../../shared/domain/limits.ts';
import { SocketHall, until, type LiveClient } from '../support/socket-hall.ts';

let hall: SocketHall;

beforeEach(async () => {
  hall = await SocketHall.open();
  await hall.openStep('collect');
});
afterEach(() => hall.close());

type Said = Readonly<Record<string, unknown>>;

const answers = ({ frames }: LiveClient): readonly Said[] => frames.flatMap(({ answer }) => (answer === undefined ? [] : [answer as Said]));

/** Sends a command over the socket; gives what the server says to it. */
const ask = async (phone: LiveClient, command: Said): Promise<Said> => {
  const before = answers(phone).length;
  phone.socket.send(JSON.stringify({ command }));
  await until('an answer', () => answers(phone).length > before);
  return answers(phone).at(-1) ?? {};
};

/** What a client knows after all frames: the view with every change laid over it. */
const viewOf = ({ frames }: LiveClient): Said =>
  frames.reduce<Said>((known, { view, change }) => (view === undefined ? { ...known, ...(change as Said | undefined) } : (view as Said)), {});

const card = (board: string, text = 'Wasser gehört allen.'): Said & { readonly id: string } => ({ id: nanoid(), do: 'submit-card', board, text });

describe('commands over the live socket', () => {
  it('[CM7] a card sent over the socket gets the receipt that HTTP gives for the same id', async () => {
    const token = await hall.join();
    const phone = await hall.live(token);
    const command = card(await hall.boardId());

    const receipt = await ask(phone, command);

    expect(receipt).toMatchObject({ id: command.id, ok: true });
    expect(await hall.call(`/workshops/${hall.workshop}/commands`, token, command)).toEqual(receipt);
    expect(await ask(phone, command)).toEqual(receipt);
    expect(await hall.call(`/boards/${await hall.boardId()}`, hall.keys['moderator'] ?? '')).toMatchObject({ cards: [{ text: 'Wasser gehört allen.' }] });
  });

  it('[CM7] what is refused by HTTP is refused in the same words over the socket', async () => {
    const token = await hall.join();
    const phone = await hall.live(token);
    const board = await hall.boardId();
    for (const command of [card(board, ''), { ...card(board), colour: 'red' }, { id: nanoid(), do: 'open-ballot', kind: 'agreement' }, { id: nanoid(), do: 'dance' }]) {
      const byHttp = await hall.call(`/workshops/${hall.workshop}/commands`, token, command);

      expect(byHttp['ok']).toBe(false);
      expect(await ask(phone, command)).toEqual(byHttp);
    }
  });

  it('[CM5] a frame that is no command is refused, and the socket is still heard', async () => {
    const phone = await hall.live(await hall.join());
    for (const frame of ['{', '[]', 'null', '{"command":7}', '{"say":{}}', '{"command":{"id":"12345678","do":"submit-card","board":{"a":{"b":{"c":{"d":{"e":{"f":{}}}}}}}}}']) {
      const before = answers(phone).length;
      phone.socket.send(frame);
      await until(`an answer to ${frame}`, () => answers(phone).length > before);
      expect(answers(phone).at(-1)).toMatchObject({ ok: false, reason: 'bad_request' });
    }
    expect(await ask(phone, card(await hall.boardId()))).toMatchObject({ ok: true });
  });

  it('[CM7] the pace of a person holds over both ways together', async () => {
    const token = await hall.join();
    const phone = await hall.live(token);
    const board = await hall.boardId();
    for (let sent = 0; sent < participantMessageBurst / 2; sent += 1) {
      await ask(phone, card(board));
      await hall.call(`/workshops/${hall.workshop}/commands`, token, card(board));
    }

    expect(await ask(phone, card(board))).toMatchObject({ ok: false, reason: 'rate_limited' });
    expect(await hall.call(`/workshops/${hall.workshop}/commands`, token, card(board))).toMatchObject({ ok: false, reason: 'rate_limited' });
  });

  it('[AC8] signing out closes what the session holds open', async () => {
    const joined = await hall.fetch('/api/v1/join', null, { method: 'POST', body: JSON.stringify({ code: hall.code, sector: null }), headers: { origin: `http://${hall.base}` } });
    const cookie = (joined.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const { token } = (await joined.json()) as { token: string };
    const phone = await hall.live(token);
    const other = await hall.live(await hall.join());

    await hall.fetch(`/api/v1/session?as=participant&of=${hall.workshop}`, null, { method: 'DELETE', headers: { cookie, origin: `http://${hall.base}` } });

    await until('the goodbye', () => phone.closedWith !== null);
    expect(phone.closedWith).toBe(4003);
    expect(other.closedWith).toBeNull();
  });
});

describe('frames of the live socket', () => {
  it('[VW1] first view and changes together are what GET …/view says', async () => {
    const token = await hall.join();
    const phone = await hall.live(token, '?changes=1');
    const plain = await hall.live(token);
    const projector = await hall.live(hall.keys['projector'] ?? '', '?changes=1');
    const board = await hall.boardId();
    await ask(phone, card(board, 'Eins.'));
    await hall.command(await hall.join('buergerschaft'), 'submit-card', { board, text: 'Zwei.' });
    await ask(phone, card(board, 'Drei.'));
    await hall.openStep('order');
    await hall.openStep('collect');
    await ask(phone, card(board, 'Vier.'));

    const clock = { serverTimeMs: 0, serverTime: '' };
    for (const [client, key] of [[phone, token], [plain, token], [projector, hall.keys['projector'] ?? '']] as const) {
      const asked = await hall.call(`/workshops/${hall.workshop}/view`, key);
      await until('the last change', () => viewOf(client)['revision'] === asked['revision']);
      expect({ ...viewOf(client), ...clock }).toEqual({ ...asked, ...clock });
    }
    expect(plain.frames.every(({ view, beat }) => view !== undefined || beat !== undefined)).toBe(true);
    expect(phone.frames.some(({ change }) => change !== undefined && !('sectors' in (change as Said)))).toBe(true);
  });
});
