/** The results as Markdown: what was measured, on what, and the figures with their ratios. */
import { availableParallelism, totalmem } from 'node:os';
import { peerVersion } from './peer-packages.ts';
import { boardScreens, cardsPerPersonAndMinute, type Cost, type RunResult, type ServerName, type Spread } from './plan.ts';
import { canPin } from './server-under-test.ts';

export const titles: Readonly<Record<ServerName, string>> = {
  leitsatz: 'Leitsatz',
  floor: 'Floor: raw ws, roles',
  hocuspocus: 'Hocuspocus',
  'hocuspocus-flush': 'Hocuspocus, flush delay 50 ms',
  'y-websocket': '@y/websocket-server',
};

export const fixed = (value: number, digits: number): string => value.toFixed(digits);
export const adaptive = (value: number): string => fixed(value, value < 10 ? 2 : value < 100 ? 1 : 0);
export const ms = (spread: Spread | null): string => (spread === null ? '–' : [spread.p50, spread.p95, spread.p99].map((value) => fixed(value, 0)).join(' / '));
const megabytes = (bytes: number): string => adaptive(bytes / 1e6);
const thousands = (count: number): string => (count < 10_000 ? String(count) : `${fixed(count / 1_000, 0)} k`);
const ratio = (value: number, to: number | undefined): string => (to === undefined || to === 0 || value === 0 ? '–' : value <= to ? `1/${adaptive(to / value)}` : `${adaptive(value / to)} ×`);
const microseconds = ({ cpuS, frames }: Cost): string => (frames === 0 ? '–' : fixed((cpuS / frames) * 1e6, 0));

const losses = (lost: number, refused: number, dropped: number): string =>
  [String(lost), ...(refused === 0 ? [] : [`${refused} refused`]), ...(dropped === 0 ? [] : [`${dropped} sockets dropped`])].join(', ');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** One line while the bench runs. */
export const lineOf = ({ joining, cards, ballot, reconnect, dropped, residentMiBMax }: RunResult): string =>
  [
    `cards ${adaptive(cards.cpuS)} CPU s, ${megabytes(cards.bytes)} MB, ${thousands(cards.frames)} frames`,
    `to screen ${ms(cards.cardToScreen)} ms`,
    `ack ${ms(cards.commandToAck)} ms`,
    `lost ${losses(cards.lost, cards.refused, dropped)}`,
    `joining ${adaptive(joining.cpuS)} CPU s in ${adaptive(joining.seconds)} s`,
    ...(ballot === null ? [] : [`ballot ${adaptive(ballot.cpuS)} CPU s, shown after ${ms(ballot.closeToShown)} ms, ${ballot.counted} of ${ballot.acknowledged}`]),
    ...(reconnect === null ? [] : [`reconnect ${adaptive(reconnect.cpuS)} CPU s, ${ms(reconnect.toFirstView)} ms`]),
    `${fixed(residentMiBMax, 0)} MiB`,
  ].join('; ');

const cardsTable = (results: readonly RunResult[]): string => {
  const cardsFor = (name: ServerName) => results.find(({ server }) => server === name)?.cards;
  return table(
    ['server', 'CPU s', '÷ Hocuspocus', '÷ flush delay', '÷ floor', 'MB out', '÷ Hocuspocus', 'frames out', 'µs / frame', 'card → screen p50 / p95 / p99 ms', 'last card late s', 'command → ack p50 / p95 / p99 ms', 'lost', 'MiB cards / whole run', 'load CPU s'],
    results.map(({ server, cards, dropped, residentMiBMax }) => [
      titles[server],
      adaptive(cards.cpuS),
      ...(['hocuspocus', 'hocuspocus-flush', 'floor'] as const).map((other) => (other === server ? '1' : ratio(cards.cpuS, cardsFor(other)?.cpuS))),
      megabytes(cards.bytes),
      server === 'hocuspocus' ? '1' : ratio(cards.bytes, cardsFor('hocuspocus')?.bytes),
      thousands(cards.frames),
      microseconds(cards),
      ms(cards.cardToScreen),
      fixed(cards.lateMs / 1_000, 1),
      ms(cards.commandToAck),
      losses(cards.lost, cards.refused, dropped),
      `${fixed(cards.residentMiBMax, 0)} / ${fixed(residentMiBMax, 0)}`,
      adaptive(cards.loadCpuS),
    ]),
  );
};

const ballotTable = (results: readonly RunResult[]): string =>
  table(
    ['server', 'joining CPU s', 'in s', 'ballot CPU s', 'MB out', 'frames out', 'command → ack p50 / p95 / p99 ms', 'close → shown p50 / p95 / p99 / last ms', 'counted of acknowledged', 'reconnect CPU s', 'MB out', 'first view p50 / p95 / p99 / last ms'],
    results.map(({ server, joining, ballot, reconnect }) => [
      titles[server],
      adaptive(joining.cpuS),
      adaptive(joining.seconds),
      ...(ballot === null ? Array<string>(6).fill('–') : [
        adaptive(ballot.cpuS), megabytes(ballot.bytes), thousands(ballot.frames), ms(ballot.commandToAck),
        ballot.closeToShown === null ? '–' : `${ms(ballot.closeToShown)} / ${fixed(ballot.closeToShown.max, 0)}`, `${ballot.counted} of ${ballot.acknowledged}`,
      ]),
      ...(reconnect === null ? Array<string>(3).fill('–') : [
        adaptive(reconnect.cpuS), megabytes(reconnect.bytes), reconnect.toFirstView === null ? '–' : `${ms(reconnect.toFirstView)} / ${fixed(reconnect.toFirstView.max, 0)}`,
      ]),
    ]),
  );

const section = (people: number, results: readonly RunResult[]): string => {
  const [first] = results;
  return `## ${people} people, ${first?.cards.sent ?? 0} cards in ${first?.sliceS ?? 0} s

${cardsTable(results)}

${ballotTable(results)}
`;
};

/** Which program, when, and on what. */
export const placeLines = (script: string, beganAt: Date): string =>
  `\`npm run ${script}\`, ${beganAt.toISOString().slice(0, 10)}: ${availableParallelism()} cores, ${fixed(totalmem() / 2 ** 30, 0)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}, loopback.
${canPin ? 'Server pinned to one core, load to another.' : 'Nothing pinned: server and load share the cores.'}`;

export interface ReportInput {
  readonly results: readonly RunResult[];
  readonly skipped: readonly string[];
  readonly beganAt: Date;
  readonly servers: readonly ServerName[];
  readonly awareness: boolean;
}

export const reportOf = ({ results, skipped, beganAt, servers, awareness }: ReportInput): string => {
  const sizes = [...new Set(results.map(({ people }) => people))];
  const peers = servers.flatMap((name) => (name === 'leitsatz' || name === 'floor' || name === 'hocuspocus-flush' ? [] : [`${titles[name]}: ${peerVersion(name)}.`]));
  return `# The hall, measured

${placeLines('bench:hall', beganAt)} All in one run, one after another. Ratios travel to other machines, absolute times do not.

![CPU seconds of the server against the size of the hall](hall.svg)

${sizes.map((people) => section(people, results.filter((result) => result.people === people))).join('\n')}
${skipped.length === 0 ? '' : `Not measured:\n\n${skipped.map((line) => `- ${line}`).join('\n')}\n\n`}## What was done

- **Cards**: ${cardsPerPersonAndMinute} per person and minute at random moments, the same for every server, 120 characters each. CPU seconds of the whole server process from the first card until the last one is on all ${boardScreens} screens, and two seconds more. Bytes and frames are those that the clients received; HTTP answers count as frames, headers count as bytes.
- **card → screen** at ${boardScreens} full Yjs clients that show the board. **command → ack**: Leitsatz answers when the card is on disk (SQLite, fsync), Hocuspocus and the floor when it is in memory, @y/websocket-server never.
- **Leitsatz**: phones send commands and get small views over one socket each, screens sync the board. Everything is on disk before it is seen.
- **Floor**: the same roles, without accounts, checks or disk; commands over the socket, a tick of 50 ms, one prepared frame for everybody, views at the pace of Leitsatz.
- **Stock servers**: everybody reads and writes the board's document, as these products do. They store nothing. Phones only sync and count; awareness is ${awareness ? 'on, as their clients have it' : 'off (`--awareness` turns it on)'}.
- **Ballot**: everybody casts one paper of ten options at a random moment of 10 s (above 2,000 people 60 s); then it closes. **Reconnect**: all phones lose their connection and come back at the same moment, without any spread.
- **MiB**: the most the server had resident until the last card, and in the whole run with everybody reconnecting at once. **load CPU s**: near the seconds of the slice, the load itself was the limit, and times are upper bounds.

${peers.join(' ')}
`;
};
