/** The load, in a process of its own: plays one hall against one server and prints what it cost as one line of JSON. */
import { setTimeout as wait } from 'node:timers/promises';
import { Refused } from '../../server/replay/interface-client.ts';
import { seededNumbers } from '../support/seeded-numbers.ts';
import { hocuspocusDialect, plainDialect } from './dialect.ts';
import { floorHall } from './floor-hall.ts';
import type { HallClient, HallSetting, VotingClient } from './hall-client.ts';
import { leitsatzHall } from './leitsatz-hall.ts';
import { peerHall } from './peer-hall.ts';
import { boardScreens, cardsOf, type Cost, type RunPlan, type RunResult } from './plan.ts';
import { cpuSeconds, residentMiBMax } from './process-usage.ts';
import { spreadOf } from './spread.ts';
import { Traffic } from './traffic.ts';

/** Between phases, so that one does not pay for the other. */
const settleMs = 2_500;
/** Every phase of the cards includes the small views that follow the last of them. */
const tailMs = 2_000;
const drainMsMax = 120_000;
const shownMsMax = 30_000;
/** How often the load looks whether somebody is due. */
const paceMs = 4;

const hallOf = (plan: RunPlan, setting: HallSetting): HallClient => {
  switch (plan.server) {
    case 'leitsatz': return leitsatzHall(setting);
    case 'floor': return floorHall(setting);
    case 'y-websocket': return peerHall(setting, plainDialect);
    case 'hocuspocus':
    case 'hocuspocus-flush': return peerHall(setting, hocuspocusDialect);
  }
};

/** Calls `act` for 0 to below `count` at random moments of a window, the same ones for every server. */
const scatter = async (count: number, windowS: number, act: (index: number) => void): Promise<void> => {
  const random = seededNumbers(count);
  const moments = Float64Array.from({ length: count }, () => random(windowS * 1_000)).sort();
  const beganAtMs = performance.now();
  for (let next = 0; next < count; ) {
    const nowMs = performance.now() - beganAtMs;
    for (; next < count && (moments[next] ?? 0) <= nowMs; next += 1) act(next);
    await wait(paceMs);
  }
};

const until = async (isDone: () => boolean, msMax: number): Promise<void> => {
  for (const endMs = performance.now() + msMax; !isDone() && performance.now() < endMs; ) await wait(paceMs);
};

const play = async (plan: RunPlan): Promise<RunResult> => {
  const { people } = plan;
  const cards = cardsOf(plan);
  const traffic = new Traffic();
  const sentAtMs = new Float64Array(cards);
  const seenAtMs = Array.from({ length: boardScreens }, () => new Float64Array(cards));
  let seen = 0;
  let lastSeenMs = 0;
  const hall = hallOf(plan, {
    port: plan.port, people, cards, awareness: plan.awareness, traffic,
    onCard: (screen, card) => {
      const times = seenAtMs[screen];
      if (times === undefined || times[card] !== 0) return;
      lastSeenMs = performance.now();
      times[card] = lastSeenMs;
      seen += 1;
    },
  });

  const measured = async (phase: () => Promise<void>): Promise<Cost> => {
    const before = { atMs: performance.now(), cpuS: cpuSeconds(plan.serverPid), loadCpuS: cpuSeconds(process.pid), bytes: traffic.bytes, frames: traffic.frames };
    await phase();
    return {
      seconds: (performance.now() - before.atMs) / 1_000,
      cpuS: cpuSeconds(plan.serverPid) - before.cpuS,
      loadCpuS: cpuSeconds(process.pid) - before.loadCpuS,
      bytes: traffic.bytes - before.bytes,
      frames: traffic.frames - before.frames,
    };
  };

  const joining = await measured(() => hall.open());
  await wait(settleMs);

  const acksMs: number[] = [];
  let refused = 0;
  let lateMs = 0;
  const cardCost = await measured(async () => {
    const answers: Promise<void>[] = [];
    await scatter(cards, plan.sliceS, (card) => {
      const atMs = performance.now();
      sentAtMs[card] = atMs;
      const answer = hall.sendCard(card % people, card);
      if (answer !== null) answers.push(answer.then(() => void acksMs.push(performance.now() - atMs), (error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        refused += 1;
      }));
    });
    const sliceEndMs = performance.now();
    const tail = wait(tailMs);
    await until(() => seen >= (cards - refused) * boardScreens, drainMsMax);
    await Promise.race([Promise.all(answers), wait(shownMsMax)]);
    lateMs = Math.max(0, lastSeenMs - sliceEndMs);
    await tail;
  });
  const cardsMiB = residentMiBMax(plan.serverPid);
  const toScreenMs = seenAtMs.flatMap((times) => [...times].flatMap((atMs, card) => (atMs === 0 ? [] : [atMs - (sentAtMs[card] ?? 0)])));
  const missing = [...sentAtMs.keys()].filter((card) => seenAtMs.some((times) => times[card] === 0)).length;

  const ballot = hall.voting === null ? null : await playBallot(plan, hall.voting, measured);
  await wait(settleMs);
  const reconnect = hall.voting === null ? null : await playReconnect(plan, hall.voting, measured);
  const residentMiB = residentMiBMax(plan.serverPid);
  const { dropped } = traffic;
  hall.close();
  return {
    server: plan.server, people, sliceS: plan.sliceS, joining,
    cards: { ...cardCost, sent: cards, refused, lost: missing - refused, cardToScreen: spreadOf(toScreenMs), commandToAck: spreadOf(acksMs), lateMs, residentMiBMax: cardsMiB },
    ballot, reconnect, dropped, residentMiBMax: residentMiB,
  };
};

type Measured = (phase: () => Promise<void>) => Promise<Cost>;

/** One ballot for all: everybody casts at some moment of the window, then it closes. */
const playBallot = async (plan: RunPlan, voting: VotingClient, measured: Measured): Promise<NonNullable<RunResult['ballot']>> => {
  await voting.openBallot();
  await wait(settleMs);
  const acksMs: number[] = [];
  const shownMs: number[] = [];
  const cost = await measured(async () => {
    const answers: Promise<void>[] = [];
    await scatter(plan.people, plan.ballotWindowS, (person) => {
      const atMs = performance.now();
      answers.push(voting.cast(person).then(() => void acksMs.push(performance.now() - atMs)));
    });
    await Promise.all(answers);
    const closedAtMs = performance.now();
    await voting.closeBallot(() => void shownMs.push(performance.now() - closedAtMs));
    await until(() => shownMs.length >= plan.people, shownMsMax);
  });
  return { ...cost, commandToAck: spreadOf(acksMs), closeToShown: spreadOf(shownMs), acknowledged: acksMs.length, counted: await voting.counted() };
};

const playReconnect = async (plan: RunPlan, voting: VotingClient, measured: Measured): Promise<NonNullable<RunResult['reconnect']>> => {
  const freshMs: number[] = [];
  const cost = await measured(async () => {
    const beganAtMs = performance.now();
    await voting.reconnect(() => void freshMs.push(performance.now() - beganAtMs));
    await until(() => freshMs.length >= plan.people, shownMsMax);
    await wait(tailMs);
  });
  return { ...cost, toFirstView: spreadOf(freshMs) };
};

const result = await play(JSON.parse(process.argv[2] ?? '') as RunPlan);
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);
