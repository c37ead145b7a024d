/** What the bench of disturbances is asked and what it answers. */
import { cardsPerMinuteMax, cardsPerBoardMax, cardsPerParticipantMax } from '../../../shared/domain/limits.ts';
import { cardsPerPersonAndMinute, type Spread } from '../plan.ts';

export interface FaultPlan {
  readonly people: number;
  readonly baselineS: number;
  readonly stuckS: number;
  readonly stuckSockets: number;
  readonly floodS: number;
  readonly port: number;
}

/** Written before anything counts, so that the quiet phase does not pay for what runs for the first time. */
export const warmUpS = 10;
/** Writing goes on for so long after everybody is back. */
export const afterRestartS = 10;
/** Room for joining, settling and the restart itself. */
const spareS = 60;
export const floodPerSecond = 200;
/** Of the stuck sockets, one in five syncs the board. */
export const stuckBoardSockets = (stuckSockets: number): number => Math.floor(stuckSockets / 5);

const cardsIn = (people: number, seconds: number): number => (people * cardsPerPersonAndMinute * seconds) / 60;

/** Why a hall may not write that much, or null: each phase asks one question, and a person has so many cards. */
export const tooMuch = ({ people, baselineS, stuckS, floodS }: FaultPlan): string | null => {
  const longestS = Math.max(baselineS, stuckS, floodS) + spareS / 2;
  if (cardsIn(people, longestS) > cardsPerBoardMax) return `${people} people write more than ${cardsPerBoardMax} cards in ${longestS} s, which is all that one question takes.`;
  const allS = warmUpS + baselineS + stuckS + 2 * floodS + afterRestartS + spareS;
  if (cardsIn(1, allS) > cardsPerParticipantMax) return `In ${allS} s a person writes more than their ${cardsPerParticipantMax} cards.`;
  return cardsPerPersonAndMinute > cardsPerMinuteMax ? 'People would write faster than they may.' : null;
};

/** What became of the cards of everybody who is not the trouble, of those sent within some time. */
export interface CardSlice {
  readonly sent: number;
  readonly refused: number;
  /** Without an answer, or acknowledged and missing on a screen. */
  readonly lost: number;
  readonly commandToAck: Spread | null;
  readonly cardToScreen: Spread | null;
}

/** A stretch of a phase. */
export interface Slice {
  readonly title: string;
  readonly seconds: number;
  readonly cards: CardSlice;
  /** null: the server was another process at the end. */
  readonly cpuS: number | null;
  readonly loadCpuS: number;
  readonly residentMiBBefore: number | null;
  readonly residentMiBMax: number | null;
  /** Sockets of phones and screens that the server closed. */
  readonly dropped: number;
}

export interface StuckResult {
  readonly slices: readonly Slice[];
  readonly liveSockets: number;
  readonly boardSockets: number;
  /** Seconds after they were open; null: the server still had one at the end. */
  readonly firstGoneS: number | null;
  readonly lastGoneS: number | null;
  readonly stillThere: number;
  /** The longest queue of one connection in the server. */
  readonly queueKiBMax: number;
}

export const floodWays = ['HTTP', 'WebSocket'] as const;
export type FloodWay = (typeof floodWays)[number];

/** What became of one client's commands. */
export interface FloodTally {
  readonly due: number;
  /** Written to a connection. */
  readonly sent: number;
  readonly accepted: number;
  /** By reason. */
  readonly refused: Readonly<Record<string, number>>;
  readonly unanswered: number;
  /** Connections that the server closed, by close code or error. */
  readonly closed: Readonly<Record<string, number>>;
}

export interface FloodResult {
  readonly way: FloodWay;
  readonly slice: Slice;
  readonly tally: FloodTally;
}

export interface RestartResult {
  readonly slices: readonly Slice[];
  readonly phones: number;
  readonly endMs: number;
  readonly wasKilled: boolean;
  readonly startMs: number;
  /** From the moment its port answers. */
  readonly toFreshView: Spread | null;
  readonly notBack: number;
  /** Connections that had to be tried again. */
  readonly retries: number;
  /** CPU seconds of the new process until everybody had a view. */
  readonly cpuS: number;
  /** How the phones' sockets ended, by close code. */
  readonly goodbyes: Readonly<Record<string, number>>;
}

/** All cards of the whole run against what the boards hold at its end. */
export interface Inventory {
  readonly acknowledged: number;
  readonly stored: number;
  /** Acknowledged and not there. */
  readonly lost: number;
  /** There, and its sender does not know. */
  readonly unacknowledged: number;
  readonly doubled: number;
  /** Of the floods' accepted cards. */
  readonly floodAccepted: number;
  readonly floodLost: number;
}

export interface FaultResults {
  readonly plan: FaultPlan;
  readonly quiet: Slice;
  readonly stuck: StuckResult;
  readonly floods: readonly FloodResult[];
  readonly restart: RestartResult;
  readonly inventory: Inventory;
}
