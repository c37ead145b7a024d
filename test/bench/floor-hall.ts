/** The hall on the floor server. */
import type { WebSocket } from 'ws';
import { cardOnBoard, openScreen } from './board-screen.ts';
import type { HallClient, HallSetting, VotingClient } from './hall-client.ts';
import { boardScreens } from './plan.ts';
import { forEach } from './traffic.ts';

const closedMark = Buffer.from('"state":"closed"');
const votesIn = (text: string): number => {
  const [, yes = '0', no = '0'] = /"yes":(\d+),"no":(\d+)/u.exec(text) ?? [];
  return Number(yes) + Number(no);
};

export const floorHall = (setting: HallSetting): HallClient => {
  const { traffic, people } = setting;
  const url = `ws://127.0.0.1:${setting.port}`;
  const phones: WebSocket[] = [];
  const screens: WebSocket[] = [];
  const waiting = new Map<number, () => void>();
  let nextId = 0;
  let onView: (person: number, data: Buffer) => void = () => undefined;
  let lastView = '';

  const join = async (person: number): Promise<void> => {
    phones[person] = await traffic.open(`${url}/phone`, null, (data) => {
      const text = data.toString();
      const id = /^\{"id":(\d+)/u.exec(text)?.[1];
      if (id === undefined) {
        lastView = text;
        return onView(person, data);
      }
      waiting.get(Number(id))?.();
      waiting.delete(Number(id));
    });
  };

  const send = (person: number, message: object): Promise<void> => {
    const id = (nextId += 1);
    phones[person]?.send(JSON.stringify({ id, ...message }));
    return new Promise((resolve) => { waiting.set(id, resolve); });
  };

  const voting: VotingClient = {
    openBallot: async () => { phones[0]?.send('{"do":"open"}'); },
    cast: (person) => send(person, { do: 'cast', choice: person % 3 === 0 ? 'no' : 'yes' }),
    closeBallot: async (onShown) => {
      onView = (_person, data) => { if (data.includes(closedMark)) onShown(); };
      phones[0]?.send('{"do":"close"}');
    },
    counted: async () => votesIn(lastView),
    reconnect: async (onFresh) => {
      const fresh = new Set<number>();
      onView = (person) => {
        if (fresh.has(person)) return;
        fresh.add(person);
        onFresh();
      };
      for (const socket of phones) traffic.end(socket);
      await forEach(people, join, people);
    },
  };

  return {
    open: async () => {
      await forEach(boardScreens, async (screen) => {
        screens.push(await openScreen(traffic, { url: `${url}/board`, secret: null }, (card) => setting.onCard(screen, card)));
      });
      await forEach(people, join);
    },
    sendCard: (person, card) => send(person, { do: 'card', card: cardOnBoard(card) }),
    voting,
    close: () => {
      for (const socket of [...phones, ...screens]) traffic.end(socket);
    },
  };
};
