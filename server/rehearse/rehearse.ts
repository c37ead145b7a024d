/** One whole rehearsal: looks who answers, makes a workshop of its own, plays, reports, closes its hall. */
import { rehearseWord } from '../../shared/locale/rehearse-de.ts';
import { ownAddresses } from '../config.ts';
import { InterfaceClient } from '../replay/interface-client.ts';
import { Progress, type Output } from '../replay/progress.ts';
import { Hall } from './hall.ts';
import { knownServer } from './known-server.ts';
import type { RehearseOptions } from './options.ts';
import { OwnWorkshop } from './own-workshop.ts';
import { hallPace, type Pace } from './pace.ts';
import { reportOf } from './report.ts';
import type { Light } from './verdict.ts';

/** What the program stands on; a test brings its own. */
export interface Surroundings {
  readonly output: Output;
  readonly colours: boolean;
  readonly pace?: Pace;
  readonly random?: () => number;
  /** Aborted when the person stops the rehearsal. */
  readonly stop?: AbortSignal;
}

/** A goodbye must not take longer than the patience of who pressed Ctrl+C. */
const goodbyeMsMax = 5_000;

const isSameComputer = (url: string): boolean => {
  const { hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host.startsWith('127.') || ownAddresses().includes(host);
};

const stopped = (signal: AbortSignal | undefined): Promise<'stopped'> =>
  new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve('stopped'), { once: true });
  });

const closed = (workshop: OwnWorkshop): Promise<boolean> => {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), goodbyeMsMax).unref());
  return Promise.race([workshop.close().then(() => true, () => false), late]);
};

/** Gives the light, or null when somebody stopped it. Throws `RehearsalRefused`, `Refused`, `ServerAway`. */
export const rehearse = async ({ phones, url, operatorKey }: RehearseOptions, { output, colours, pace = hallPace, random = Math.random, stop }: Surroundings): Promise<Light | null> => {
  const say = (line: string): void => void output.write(`${line}\n`);
  const beganAtMs = performance.now();
  const { version } = await knownServer(url);
  const client = new InterfaceClient(url);
  try {
    const workshop = await OwnWorkshop.open(client, operatorKey, phones, new Date());
    say(rehearseWord('begin', { n: phones, url, version }));
    say(`${rehearseWord('begin-title', { title: workshop.title })}\n`);
    const hall = new Hall(workshop, client, pace, new Progress(output, () => performance.now()), random);
    let hallClosed = false;
    try {
      const played = await Promise.race([hall.play(phones), stopped(stop)]);
      hallClosed = await closed(workshop);
      if (played === 'stopped') {
        say(`\n${rehearseWord(hallClosed ? 'stopped' : 'stopped-open', { title: workshop.title })}`);
        return null;
      }
      const { text, light } = reportOf(played, { sameComputer: isSameComputer(url), colours, quietMs: pace.quietMs });
      say(text);
      say(rehearseWord(hallClosed ? 'remains' : 'remains-open', { title: workshop.title }));
      say(rehearseWord('moderation', { url: workshop.moderationUrl }));
      say(rehearseWord('duration', { seconds: Math.round((performance.now() - beganAtMs) / 1_000) }));
      return light;
    } finally {
      if (!hallClosed) hallClosed = await closed(workshop);
      await hall.leave();
    }
  } finally {
    client.close();
  }
};
