/** The page about the disturbances: what the others noticed, as ratios to the quiet hall. */
import { boardScreens, cardsPerPersonAndMinute } from '../plan.ts';
import { adaptive, fixed, ms, table } from '../report.ts';
import { afterRestartS, floodPerSecond, stuckBoardSockets, warmUpS, type FaultResults, type FloodResult, type Inventory, type RestartResult, type Slice, type StuckResult } from './plan.ts';

const none = '–';
const times = (value: number | undefined, quiet: number | undefined): string => (value === undefined || quiet === undefined || quiet === 0 ? none : `${adaptive(value / quiet)} ×`);
const orNone = (value: number | null, digits: number): string => (value === null ? none : fixed(value, digits));
const counts = (of: Readonly<Record<string, number>>): string => {
  const entries = Object.entries(of);
  return entries.length === 0 ? '0' : entries.map(([name, count]) => `${count} ${name}`).join(', ');
};
const perSecond = ({ cpuS, seconds }: Slice): number | undefined => (cpuS === null ? undefined : cpuS / seconds);

const sliceTable = (quiet: Slice, slices: readonly Slice[]): string =>
  table(
    ['everybody else', 's', 'cards', 'refused', 'lost', 'command → ack p50 / p95 / p99 ms', 'p95 ÷ quiet', 'card → screen p50 / p95 / p99 ms', 'p95 ÷ quiet', 'server CPU s', 'per s ÷ quiet', 'MiB before', 'MiB max', 'sockets dropped', 'load CPU s'],
    slices.map((slice) => [
      slice.title,
      fixed(slice.seconds, 1),
      String(slice.cards.sent),
      String(slice.cards.refused),
      String(slice.cards.lost),
      ms(slice.cards.commandToAck),
      slice === quiet ? '1' : times(slice.cards.commandToAck?.p95, quiet.cards.commandToAck?.p95),
      ms(slice.cards.cardToScreen),
      slice === quiet ? '1' : times(slice.cards.cardToScreen?.p95, quiet.cards.cardToScreen?.p95),
      slice.cpuS === null ? none : adaptive(slice.cpuS),
      slice === quiet ? '1' : times(perSecond(slice), perSecond(quiet)),
      orNone(slice.residentMiBBefore, 0),
      orNone(slice.residentMiBMax, 0),
      String(slice.dropped),
      adaptive(slice.loadCpuS),
    ]),
  );

const stuckTable = ({ liveSockets, boardSockets, firstGoneS, lastGoneS, stillThere, queueKiBMax }: StuckResult): string =>
  table(
    ['stuck sockets', 'first gone after s', 'last gone after s', 'still there at the end', 'longest queue KiB'],
    [[`${liveSockets} live, ${boardSockets} board`, orNone(firstGoneS, 0), orNone(lastGoneS, 0), String(stillThere), fixed(queueKiBMax, 0)]],
  );

const floodTable = (floods: readonly FloodResult[]): string =>
  table(
    ['the flood', 'commands', 'sent', 'accepted', 'refused', 'without an answer', 'closed'],
    floods.map(({ way, tally }) => [way, String(tally.due), String(tally.sent), String(tally.accepted), counts(tally.refused), String(tally.unanswered), counts(tally.closed)]),
  );

const restartTable = ({ phones, endMs, wasKilled, startMs, toFreshView, notBack, retries, cpuS, goodbyes }: RestartResult): string =>
  table(
    ['phones', 'closed with', 'ended after ms', 'started after ms', 'fresh view p50 / p95 / last ms', 'not back', 'tried again', 'CPU s until then'],
    [[
      String(phones), counts(goodbyes), `${fixed(endMs, 0)}${wasKilled ? ', killed' : ''}`, fixed(startMs, 0),
      toFreshView === null ? none : [toFreshView.p50, toFreshView.p95, toFreshView.max].map((value) => fixed(value, 0)).join(' / '),
      String(notBack), String(retries), adaptive(cpuS),
    ]],
  );

const inventoryTable = ({ acknowledged, stored, lost, unacknowledged, doubled, floodAccepted, floodLost }: Inventory): string =>
  table(
    ['cards of the whole run', 'acknowledged', 'on the boards', 'lost', 'there without an answer', 'twice', 'of the floods: accepted', 'of these lost'],
    [['', ...[acknowledged, stored, lost, unacknowledged, doubled, floodAccepted, floodLost].map(String)]],
  );

/** One line while the bench runs. */
export const lineOf = ({ title, cards, cpuS, residentMiBMax }: Slice): string =>
  `${title}: ack ${ms(cards.commandToAck)} ms, screen ${ms(cards.cardToScreen)} ms, ${cards.lost} of ${cards.sent} lost, ${orNone(cpuS, 2)} CPU s, ${orNone(residentMiBMax, 0)} MiB`;

/** `place`: which program, when, on what. */
export const reportOf = ({ plan, quiet, stuck, floods, restart, inventory }: FaultResults, place: string): string => `# Disturbances, measured

${place}
${plan.people} people with a phone each, ${boardScreens} board screens, ${cardsPerPersonAndMinute} cards per person and minute. All in one run, one after another. Ratios travel to other machines, absolute times do not.

## 1. Quiet

${sliceTable(quiet, [quiet])}

## 2. Stuck readers

${sliceTable(quiet, stuck.slices)}

${stuckTable(stuck)}

## 3. A client that floods

${sliceTable(quiet, floods.map(({ slice }) => slice))}

${floodTable(floods)}

## 4. A restart

${sliceTable(quiet, restart.slices)}

${restartTable(restart)}

${inventoryTable(inventory)}

## What was done

After ${warmUpS} s of warming up, every phase asks a new question, so that each begins with an empty board; people write at random moments over their live sockets, cards of 120 characters. Figures are those of everybody who is not the trouble: **command → ack** until the card is on disk and the phone knows, **card → screen** until each full Yjs client shows it, **lost** without an answer or missing on a screen in the end. **Stuck readers**: ${plan.stuckSockets - stuckBoardSockets(plan.stuckSockets)} participants and ${stuckBoardSockets(plan.stuckSockets)} board screens with the moderator's key (which ask for the whole board) upgrade over raw TCP and never read a byte or answer a ping for ${plan.stuckS} s; they are gone when the server no longer counts them (\`/metrics\`, looked at every second). **Flood**: one participant sends ${floodPerSecond} cards a second for ${plan.floodS} s, over HTTP, then another over a live socket, who comes back at once whenever the server closes it. **Restart**: SIGTERM while people write; the same data, the same port; all phones and screens connect at the moment the port answers (t = 0, looked at every 25 ms), without any spread, and send again what has no receipt; they write for ${afterRestartS} s more. In the end the boards are read and compared with the receipts, card by card. MiB: resident memory of the server, looked at every 250 ms.
`;
