/** One client that sends far more commands than anybody may. */
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { nanoid } from 'nanoid';
import { WebSocket } from 'ws';
import { objectOf, textOf, type JsonObject } from '../../../server/replay/interface-client.ts';
import type { FaultRun } from './fault-run.ts';
import { floodText } from './hall.ts';
import { actEvenly } from './pace.ts';
import { floodPerSecond, type FloodResult, type FloodTally, type FloodWay } from './plan.ts';

/** Answers that come later than this after the last command are not waited for. */
const answersMs = 3_000;
const tryAgainMs = 100;
const socketsMax = 64;

type FloodCommand = JsonObject & { readonly id: string };

/** Counts one client's commands. */
class Flood {
  readonly #accepted: Set<string>;
  readonly #texts = new Map<string, string>();
  readonly #refused: Record<string, number> = {};
  readonly #closed: Record<string, number> = {};
  #due = 0;
  #sent = 0;
  #answered = 0;
  #taken = 0;

  /** `accepted` gets the texts of the cards that were taken. */
  constructor(accepted: Set<string>) {
    this.#accepted = accepted;
  }

  command(board: string, text: string): FloodCommand {
    const id = nanoid();
    this.#due += 1;
    this.#texts.set(id, text);
    return { id, do: 'submit-card', board, text };
  }

  sent(): void {
    this.#sent += 1;
  }

  answered(receipt: JsonObject): void {
    this.#answered += 1;
    if (receipt['ok'] === true) {
      this.#taken += 1;
      this.#accepted.add(this.#texts.get(textOf(receipt, 'id')) ?? '');
    } else {
      const reason = textOf(receipt, 'reason');
      this.#refused[reason] = (this.#refused[reason] ?? 0) + 1;
    }
  }

  closed(why: string): void {
    this.#closed[why] = (this.#closed[why] ?? 0) + 1;
  }

  get tally(): FloodTally {
    return { due: this.#due, sent: this.#sent, accepted: this.#taken, refused: this.#refused, unanswered: this.#sent - this.#answered, closed: this.#closed };
  }
}

interface Sender {
  /** At once, or not at all. */
  send(command: FloodCommand): void;
  /** The flood is over. */
  end(): void;
}

const receiptIn = (text: string, status: number): JsonObject => {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return { ok: false, reason: `status ${status}` };
  }
};

const overHttp = (url: string, token: string, flood: Flood): Sender => {
  const agent = new Agent({ keepAlive: true, maxSockets: socketsMax });
  let isOver = false;
  return {
    send: (command) => {
      const body = Buffer.from(JSON.stringify(command));
      const sending = request(url, { method: 'POST', agent, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': body.length } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => undefined);
        response.on('end', () => flood.answered(receiptIn(Buffer.concat(chunks).toString('utf8'), response.statusCode ?? 0)));
      });
      sending.on('error', (error) => { if (!isOver) flood.closed('code' in error ? String(error.code) : error.name); });
      sending.end(body);
      flood.sent();
    },
    end: () => {
      isOver = true;
      agent.destroy();
    },
  };
};

/** Comes back at once whenever it is thrown out. */
const overSocket = (url: string, token: string, flood: Flood): Sender => {
  let socket: WebSocket | null = null;
  let isOver = false;
  const open = (): void => {
    const opening = new WebSocket(url, { perMessageDeflate: false, headers: { authorization: `Bearer ${token}` } });
    socket = opening;
    opening.on('error', () => undefined);
    opening.on('message', (data) => {
      const { answer } = objectOf(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '{}'));
      if (answer !== undefined) flood.answered(objectOf(answer));
    });
    opening.on('close', (code) => {
      if (isOver) return;
      flood.closed(String(code));
      setTimeout(open, code === 1006 ? tryAgainMs : 0);
    });
  };
  open();
  return {
    send: (command) => {
      if (socket?.readyState !== WebSocket.OPEN) return;
      socket.send(JSON.stringify({ command }));
      flood.sent();
    },
    end: () => {
      isOver = true;
      socket?.terminate();
    },
  };
};

export const playFlood = async (run: FaultRun, way: FloodWay): Promise<FloodResult> => {
  const { hall, plan } = run;
  const token = await hall.join();
  const flood = new Flood(hall.floodAccepted);
  const { from, to } = await run.whileWriting(async () => {
    const { board } = hall;
    const sender = way === 'HTTP' ? overHttp(`${hall.url}/api/v1/workshops/${hall.workshop.id}/commands`, token, flood) : overSocket(`${hall.url.replace('http', 'ws')}${hall.livePath}`, token, flood);
    const from = run.mark();
    await actEvenly(floodPerSecond, plan.floodS, (number) => sender.send(flood.command(board, floodText(way, number))));
    const to = run.mark();
    await wait(answersMs);
    sender.end();
    return { from, to };
  });
  return { way, slice: run.slice(`flood over ${way}`, from, to), tally: flood.tally };
};
