/** The hall on Leitsatz, over its public interface: phones send commands and get views, screens sync the board. */
import { nanoid } from 'nanoid';
import type { WebSocket } from 'ws';
import { InterfaceClient, listOf, numberOf, objectOf, Refused, textOf, type JsonObject } from '../../server/replay/interface-client.ts';
import { cardsPerBoardMax } from '../../shared/domain/limits.ts';
import { cardText, openScreen } from './board-screen.ts';
import type { HallClient, HallSetting, VotingClient } from './hall-client.ts';
import { boardScreens } from './plan.ts';
import { forEach } from './traffic.ts';

const optionCount = 10;
const closedMark = '"state":"closed"';

interface Phone {
  readonly token: string;
  socket: WebSocket;
  /** Who waits for the receipt of a command, by its id. */
  readonly waiting: Map<string, (receipt: JsonObject) => void>;
}

const answerStart = Buffer.from('{"answer":');

export interface Workshop {
  readonly id: string;
  readonly moderator: string;
  readonly projector: string;
  readonly boards: readonly string[];
  readonly steps: readonly string[];
}

/** A workshop with so many questions, one board and one step each, and a last step to weigh. */
export const createWorkshop = async (client: InterfaceClient, { boardCount, people }: { readonly boardCount: number; readonly people: number }): Promise<{ readonly workshop: Workshop; readonly joinKey: string; readonly sectors: readonly string[] }> => {
  const process = await client.send('/api/v1/processes', null, { title: 'Kreis Musterland' });
  const questions = Array.from({ length: boardCount }, (_, board) => ({ kind: 'collect', minutes: 30, board }));
  const made = await client.send(`/api/v1/processes/${textOf(process, 'process')}/workshops`, textOf(objectOf(process['keys']), 'circle'), {
    title: 'Was uns trägt', date: '2027-05-04', questions: questions.map(({ board }) => `Was soll gelten? (${board + 1})`), plan: [...questions, { kind: 'weigh', minutes: 30 }], expectedPeople: people,
  });
  const keys = objectOf(made['keys']);
  const id = textOf(made, 'workshop');
  const desk = await client.read(`/api/v1/workshops/${id}/view`, textOf(keys, 'moderator'));
  const workshop = {
    id,
    moderator: textOf(keys, 'moderator'),
    projector: textOf(keys, 'projector'),
    boards: listOf(desk['boards']).map((board) => textOf(objectOf(board), 'id')),
    steps: listOf(desk['steps']).map((step) => textOf(objectOf(step), 'id')),
  };
  const joinKey = new URL(textOf(made, 'joinUrl')).hash.slice('#k='.length);
  const lookedUp = await client.send('/api/v1/look-up', null, { code: joinKey });
  return { workshop, joinKey, sectors: listOf(lookedUp['sectors']).map((sector) => textOf(objectOf(sector), 'id')) };
};

export const leitsatzHall = (setting: HallSetting): HallClient => {
  const { traffic, port, people } = setting;
  traffic.watchHttp();
  const client = new InterfaceClient(`http://127.0.0.1:${port}`);
  const socketsUrl = `ws://127.0.0.1:${port}/api/v1`;
  const phones: Phone[] = [];
  const screens: WebSocket[] = [];
  /** Who gets to know that a frame came; changes with the phase. */
  let onLiveFrame: (viewer: number, data: Buffer) => void = () => undefined;
  let workshop: Workshop | null = null;
  const hall = (): Workshop => {
    if (workshop === null) throw new Error('The workshop was not created.');
    return workshop;
  };
  const moderate = (command: JsonObject): Promise<JsonObject> => client.command(hall().id, hall().moderator, command);

  /** A board holds so many cards; a larger hall asks two questions, of which the first stays open for half a minute. */
  const boardCount = Math.ceil(setting.cards / cardsPerBoardMax);

  const openLive = (secret: string, viewer: number): Promise<WebSocket> =>
    traffic.open(`${socketsUrl}/workshops/${hall().id}/live?changes=1`, secret, (data) => {
      if (data.subarray(0, answerStart.length).equals(answerStart)) answered(viewer, data);
      else onLiveFrame(viewer, data);
    });

  const answered = (viewer: number, data: Buffer): void => {
    const receipt = objectOf(objectOf(JSON.parse(data.toString('utf8')))['answer']);
    const { waiting } = phones[viewer] ?? {};
    waiting?.get(textOf(receipt, 'id'))?.(receipt);
    waiting?.delete(textOf(receipt, 'id'));
  };

  /** As a phone does it: over the socket it has. */
  const ask = async (person: number, body: JsonObject): Promise<void> => {
    const phone = phones[person];
    if (phone === undefined) throw new Error(`There is no phone ${person}.`);
    const command = { id: nanoid(), ...body };
    const receipt = await new Promise<JsonObject>((resolve) => {
      phone.waiting.set(command.id, resolve);
      phone.socket.send(JSON.stringify({ command }));
    });
    if (receipt['ok'] !== true) throw new Refused(textOf(body, 'do'), 0, textOf(receipt, 'reason'), textOf(receipt, 'message'));
  };

  /** Four projectors and the moderator's desk: each has its view and every board. */
  const openScreens = async (): Promise<void> => {
    const names = listOf((await client.read(`/api/v1/workshops/${hall().id}/view`, hall().projector))['sync']).map((sync) => textOf(objectOf(sync), 'name'));
    await forEach(boardScreens, async (screen) => {
      const secret = screen === 0 ? hall().moderator : hall().projector;
      screens.push(await openLive(secret, people + screen));
      for (const name of names) screens.push(await openScreen(traffic, { url: `${socketsUrl}/sync/${name}`, secret }, (card) => setting.onCard(screen, card)));
    });
  };

  let ballot = '';
  let options: readonly string[] = [];

  const voting: VotingClient = {
    openBallot: async () => {
      await moderate({ do: 'open-step', step: hall().steps.at(-1) ?? '' });
      const opened = await moderate({
        do: 'open-ballot', kind: 'agreement', mode: 'straw-poll', options: Array.from({ length: optionCount }, (_, option) => ({ text: `${option + 1}. Grundsatz: ${cardText(option)}` })),
      });
      ballot = textOf(opened, 'ballot');
      const asked = await client.read(`/api/v1/ballots/${ballot}`, phones[0]?.token ?? hall().moderator);
      options = listOf(asked['options']).map((option) => textOf(objectOf(option), 'id'));
    },
    cast: async (person) => {
      const choices = Object.fromEntries(options.map((option, at) => [option, (person + at) % 3 === 0 ? 'no' : 'yes']));
      await ask(person, { do: 'cast-ballot', ballot, choices, nonce: nanoid() });
    },
    closeBallot: async (onShown) => {
      const seen = new Set<number>();
      onLiveFrame = (viewer, data) => {
        if (seen.has(viewer) || !data.includes(closedMark)) return;
        seen.add(viewer);
        onShown();
      };
      await moderate({ do: 'close-ballot', ballot });
    },
    counted: async () => numberOf(await client.read(`/api/v1/ballots/${ballot}/result`, hall().moderator), 'turnout'),
    reconnect: async (onFresh) => {
      const fresh = new Set<number>();
      onLiveFrame = (viewer) => {
        if (viewer >= people || fresh.has(viewer)) return;
        fresh.add(viewer);
        onFresh();
      };
      for (const { socket } of phones) traffic.end(socket);
      await forEach(people, async (person) => {
        const phone = phones[person];
        if (phone !== undefined) phone.socket = await openLive(phone.token, person);
      }, people);
    },
  };

  return {
    open: async () => {
      const { joinKey, sectors, ...created } = await createWorkshop(client, { boardCount, people });
      workshop = created.workshop;
      await openScreens();
      await forEach(people, async (person) => {
        const joined = await client.send('/api/v1/join', null, { code: joinKey, sector: sectors[person % sectors.length] ?? null });
        const token = textOf(joined, 'token');
        phones[person] = { token, socket: await openLive(token, person), waiting: new Map() };
      });
      for (const step of hall().steps.slice(0, boardCount)) await moderate({ do: 'open-step', step });
    },
    sendCard: (person, card) => ask(person, { do: 'submit-card', board: hall().boards[card % boardCount] ?? '', text: cardText(card) }),
    voting,
    close: () => {
      for (const { socket } of phones) traffic.end(socket);
      for (const socket of screens) traffic.end(socket);
      client.close();
    },
  };
};
