/** Plays a whole workshop with many phones and measures what people would wait for. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { rehearseWord } from '../../shared/locale/rehearse-de.ts';
import { listOf, numberOf, objectOf, Refused, textOf, type InterfaceClient, type JsonObject } from '../replay/interface-client.ts';
import type { Progress } from '../replay/progress.ts';
import { BoardScreen, placeName } from './board-screen.ts';
import { knownServer } from './known-server.ts';
import { idlePings, LineWatch } from './line-watch.ts';
import { LiveScreen } from './live-screen.ts';
import type { OwnWorkshop } from './own-workshop.ts';
import type { Pace } from './pace.ts';
import { Phone } from './phone.ts';
import { PhonePage } from './phone-page.ts';
import type { Counted, Measured, Timed, TimedSubject } from './verdict.ts';

/** One in so many listens by long poll; in a small rehearsal one does. */
const pollerEvery = 20;
const cardsPerPhone = [2, 1, 3] as const;
const clusters = 5;
const placedMax = 60;
const options = 4;
/** No door lets more in: a larger hall arrives for longer. */
const joinsPerSecondMax = 100;
const lagResolutionMs = 20;
/** Cards that were acknowledged have this long to appear before they are looked for in a fresh copy. */
const boardShowMs = 10_000;

export interface Rehearsal {
  readonly measured: Measured;
  readonly retries: number;
  /** Phones beside ours that joined the workshop. */
  readonly strangers: number;
  /** Sentences of the server to what it refused, and how often. */
  readonly problems: ReadonlyMap<string, number>;
}

type Taken = { readonly timesMs: number[]; missing: number };

const sentenceOf = (problem: unknown): string => {
  const text = problem instanceof Error ? problem.message : String(problem);
  // Which address it was says nothing to the reader, and tells equal refusals apart.
  return text.replace(/^(?:GET|POST) \S+: /, '');
};

export class Hall {
  readonly #workshop: OwnWorkshop;
  readonly #client: InterfaceClient;
  readonly #pace: Pace;
  readonly #progress: Progress;
  readonly #line: LineWatch;
  readonly #lag = monitorEventLoopDelay({ resolution: lagResolutionMs });
  readonly #phones: Phone[] = [];
  readonly #desks: LiveScreen[];
  readonly #taken: Readonly<Record<TimedSubject, Taken>>;
  readonly #problems = new Map<string, number>();
  readonly #random: () => number;
  #wall: BoardScreen | null = null;
  #document = '';
  #refusals = 0;
  #requestsAfterResult = 0;

  constructor(workshop: OwnWorkshop, client: InterfaceClient, pace: Pace, progress: Progress, random: () => number) {
    this.#workshop = workshop;
    this.#client = client;
    this.#pace = pace;
    this.#progress = progress;
    this.#random = random;
    this.#line = new LineWatch(client);
    this.#desks = [workshop.keys.moderator, workshop.keys.projector].map((key) => new LiveScreen(client, workshop.id, key, false));
    const none = (): Taken => ({ timesMs: [], missing: 0 });
    this.#taken = { joining: none(), cards: none(), screen: none(), voting: none(), result: none(), returning: none() };
  }

  async play(phones: number): Promise<Rehearsal> {
    this.#progress.begin(rehearseWord('act-network'), idlePings);
    await this.#line.idle(this.#pace.lineMs, () => this.#progress.step());
    this.#progress.end();
    const page = await PhonePage.of(this.#client.url);
    const { bootId } = await knownServer(this.#client.url);
    for (let number = 1; number <= phones; number += 1) {
      const polls = number % pollerEvery === 0 || (phones < pollerEvery && number === 2);
      this.#phones.push(new Phone({ url: this.#client.url, workshop: this.#workshop.id, joinKey: this.#workshop.keys.join, number, polls, page }));
    }
    const pollers = this.#phones.filter(({ screen }) => screen.polls).length;
    this.#line.start();
    this.#lag.enable();

    await this.#openDesks();
    await this.#arrive();
    const board = await this.#collect();
    const cluster = await this.#cluster(board);
    const { ballot, principle } = await this.#vote(cluster);
    await this.#closeBallot(ballot);
    const sealed = await this.#freeze(principle);
    const back = await this.#comeBack();
    const counted = await this.#countAgain(ballot, sealed, back);

    this.#lag.disable();
    this.#line.stop();
    const joined = numberOf(await this.#workshop.view(), 'joined');
    const screens = [...this.#phones.map(({ screen }) => screen), ...this.#desks];
    return {
      measured: {
        phones,
        timed: this.#taken satisfies Readonly<Record<TimedSubject, Timed>>,
        counted,
        requestsAfterResult: this.#requestsAfterResult,
        idleLineMs: this.#line.idleMs,
        busyLineMs: this.#line.busyMs,
        ownLagMs: Math.max(0, this.#lag.percentile(99) / 1e6 - lagResolutionMs),
        drops: screens.reduce((sum, { drops }) => sum + drops, 0),
        restarted: (await knownServer(this.#client.url)).bootId !== bootId,
        withoutSocket: this.#phones.filter(({ screen }) => screen.polls).length - pollers,
        refusals: this.#refusals,
      },
      retries: this.#client.retries + this.#phones.reduce((sum, phone) => sum + phone.retries, 0),
      strangers: Math.max(0, joined - phones),
      problems: this.#problems,
    };
  }

  /** Everybody puts the phone away; nothing of the rehearsal stays connected. */
  async leave(): Promise<void> {
    this.#line.stop();
    this.#lag.disable();
    for (const screen of this.#desks) screen.cut();
    for (const phone of this.#phones) phone.leave();
    await this.#wall?.close();
  }

  async #openDesks(): Promise<void> {
    for (const screen of this.#desks) screen.open();
    await this.#workshop.openStep('arrive');
    this.#document = textOf(objectOf(listOf((await this.#workshop.projectorView())['sync'])[0]), 'name');
    this.#wall = new BoardScreen(this.#client.url, this.#document, this.#workshop.keys.projector);
    await this.#wall.synced(this.#pace.showMs);
  }

  async #arrive(): Promise<void> {
    const overMs = Math.max(this.#pace.arriveMs, (this.#phones.length / joinsPerSecondMax) * 1_000);
    await this.#together('joining', this.#phones, overMs, (phone) => phone.join(this.#pace.showMs));
  }

  async #collect(): Promise<string> {
    await this.#workshop.openStep('collect');
    const board = textOf(objectOf((await this.#workshop.view())['board']), 'id');
    const writers = this.#phones.filter(({ screen }) => screen.view !== null);
    await Promise.all(writers.map(({ screen }) => screen.until((view) => objectOf(view['board'])['id'] === board, this.#pace.showMs)));
    const waits = writers.map((phone) => Array.from({ length: cardsPerPhone[phone.number % cardsPerPhone.length] ?? 1 }, () => this.#random() * this.#pace.collectMs).sort((a, b) => a - b));
    const expected = waits.reduce((sum, { length }) => sum + length, 0);
    this.#progress.begin(rehearseWord('act-cards'), expected);
    await Promise.all(writers.map((phone, place) => phone.write(waits[place] ?? [], () => this.#progress.step(), (problem) => this.#note(problem))));
    this.#progress.end();
    const cards = this.#cards();
    this.#taken.cards.timesMs.push(...cards.map(({ ackMs }) => ackMs));
    this.#taken.cards.missing = expected - cards.length;
    const seen = this.#wall?.cardAtMs ?? new Map<string, number>();
    await this.#wall?.shows(() => cards.every(({ id }) => seen.has(id)), boardShowMs);
    for (const { id, sentAtMs } of cards) this.#show(sentAtMs, seen.get(id));
    return board;
  }

  /** The moderator's hands, at the pace of somebody who knows what they do. The first cluster is given back. */
  async #cluster(board: string): Promise<string> {
    await this.#workshop.openStep('cluster');
    const cards = this.#cards().slice(0, placedMax);
    this.#progress.begin(rehearseWord('act-cluster'), clusters + cards.length);
    const made: string[] = [];
    for (let number = 1; number <= clusters; number += 1) {
      made.push(textOf(await this.#workshop.lead({ do: 'create-cluster', board, title: rehearseWord('cluster', { number }) }), 'cluster'));
      this.#progress.step();
    }
    const placed: { readonly where: string; readonly sentAtMs: number }[] = [];
    await Promise.all(
      cards.map(async ({ id }, place) => {
        await wait((place / Math.max(1, cards.length)) * this.#pace.clusterMs);
        const cluster = made[place % clusters] ?? '';
        const sentAtMs = performance.now();
        await this.#workshop.lead({ do: 'place-card', card: id, cluster });
        placed.push({ where: placeName(id, cluster), sentAtMs });
        this.#progress.step();
      }),
    );
    const seen = this.#wall?.placeAtMs ?? new Map<string, number>();
    await this.#wall?.shows(() => placed.every(({ where }) => seen.has(where)), boardShowMs);
    for (const { where, sentAtMs } of placed) this.#show(sentAtMs, seen.get(where));
    this.#progress.end();
    return made[0] ?? '';
  }

  async #vote(cluster: string): Promise<{ readonly ballot: string; readonly principle: string }> {
    const principle = textOf(await this.#workshop.lead({ do: 'draft-principle', title: rehearseWord('process'), text: rehearseWord('sentence'), sources: [{ cluster }] }), 'principle');
    await this.#workshop.openStep('weigh');
    const texts = Array.from({ length: options }, (_, place) => ({ text: rehearseWord('option', { number: place + 1 }) }));
    const ballot = textOf(
      await this.#workshop.lead({ do: 'open-ballot', kind: 'agreement', mode: 'straw-poll', title: rehearseWord('ballot-title'), options: [{ principle }, ...texts] }),
      'ballot',
    );
    const voters = this.#phones.filter(({ screen }) => screen.view !== null);
    await Promise.all(voters.map(({ screen }) => screen.until((view) => objectOf(view['ballot'])['id'] === ballot, this.#pace.showMs)));
    await this.#together('voting', voters, this.#pace.voteMs, async (phone) => {
      await phone.vote();
      return phone.paper?.ackMs ?? null;
    });
    return { ballot, principle };
  }

  async #closeBallot(ballot: string): Promise<void> {
    const viewers = this.#phones.filter(({ screen }) => screen.view !== null);
    const shown = (view: JsonObject): boolean => objectOf(view['result'])['ballot'] === ballot;
    const asked = (): number => viewers.reduce((sum, { screen }) => sum + (screen.polls ? 0 : screen.requests), 0);
    const askedBefore = asked();
    const closedAtMs = performance.now();
    this.#progress.begin(rehearseWord('act-result'), viewers.length);
    const seeing = Promise.all(
      viewers.map(async ({ screen }) => {
        const atMs = await screen.until(shown, this.#pace.showMs);
        if (atMs === null) this.#taken.result.missing += 1;
        else this.#taken.result.timesMs.push(atMs - closedAtMs);
        this.#progress.step();
      }),
    );
    await this.#workshop.lead({ do: 'close-ballot', ballot });
    await seeing;
    await wait(this.#pace.quietMs);
    this.#requestsAfterResult = asked() - askedBefore;
    this.#progress.end();
  }

  async #freeze(principle: string): Promise<string> {
    this.#progress.begin(rehearseWord('act-freeze'), 2);
    await this.#workshop.openStep('freeze');
    await this.#workshop.lead({ do: 'request-freeze', principle, version: 1 });
    this.#progress.step();
    const freeze = textOf(await this.#workshop.approve({ do: 'approve-freeze', principle, version: 1 }), 'freeze');
    this.#progress.step();
    this.#progress.end();
    return freeze;
  }

  /** Everybody loses the line at once and dials again after a random wait. Gives the phones that are back. */
  async #comeBack(): Promise<readonly Phone[]> {
    const connected = this.#phones.filter(({ screen }) => screen.view !== null);
    const revision = numberOf(await this.#workshop.view(), 'revision');
    const back: Phone[] = [];
    for (const { screen } of connected) screen.cut();
    this.#wall?.cut();
    await this.#together('returning', connected, this.#pace.returnMs, async (phone) => {
      const dialledAtMs = performance.now();
      phone.screen.open();
      const atMs = await phone.screen.until((view) => numberOf(view, 'revision') >= revision, this.#pace.showMs);
      if (atMs === null) return null;
      back.push(phone);
      return atMs - dialledAtMs;
    });
    return back;
  }

  /** Looks for everything that was acknowledged, in a fresh copy of the board, in the result and on the phones. */
  async #countAgain(ballot: string, freeze: string, back: readonly Phone[]): Promise<Measured['counted']> {
    const fresh = new BoardScreen(this.#client.url, this.#document, this.#workshop.keys.projector);
    this.#progress.begin(rehearseWord('act-check'), 3);
    try {
      if (!(await fresh.synced(this.#pace.showMs))) return null;
      const [cards, wall] = [this.#cards(), fresh.cards];
      this.#progress.step();
      const result = await this.#workshop.result(ballot);
      const trackers = new Set(listOf(result['trackers']));
      const papers = this.#phones.flatMap(({ paper }) => (paper === null ? [] : [paper.id]));
      // A paper is lost if its number is not published, or if fewer papers were counted than acknowledged.
      const uncounted = Math.max(papers.filter((tracker) => !trackers.has(tracker)).length, papers.length - numberOf(result, 'turnout'), papers.length - listOf(result['choices']).length);
      this.#progress.step();
      const without = back.filter(({ screen }) => !listOf(screen.view?.['sealed']).some((sealed) => objectOf(sealed)['freeze'] === freeze));
      this.#progress.step();
      const expected: Counted = { cards: cards.length, papers: papers.length, sentences: 1 };
      return { expected, lost: { cards: cards.filter(({ id }) => !wall.has(id)).length, papers: Math.max(0, uncounted), sentences: without.length > 0 ? 1 : 0 } };
    } finally {
      this.#progress.end();
      await fresh.close();
    }
  }

  #cards(): Phone['cards'] {
    return this.#phones.flatMap(({ cards }) => cards);
  }

  #show(sentAtMs: number, seenAtMs: number | undefined): void {
    if (seenAtMs === undefined) this.#taken.screen.missing += 1;
    else this.#taken.screen.timesMs.push(seenAtMs - sentAtMs);
  }

  /** Each at a random moment of the time; what it gives is its time, null that it did not come. */
  async #together(act: 'joining' | 'voting' | 'returning', phones: readonly Phone[], overMs: number, does: (phone: Phone) => Promise<number | null>): Promise<void> {
    this.#progress.begin(rehearseWord(`act-${act}`), phones.length);
    const taken = this.#taken[act];
    await Promise.all(
      phones.map(async (phone) => {
        await wait(this.#random() * overMs);
        let timeMs: number | null = null;
        try {
          timeMs = await does(phone);
        } catch (problem) {
          this.#note(problem);
        }
        if (timeMs === null) taken.missing += 1;
        else taken.timesMs.push(timeMs);
        this.#progress.step();
      }),
    );
    this.#progress.end();
  }

  #note(problem: unknown): void {
    if (problem instanceof Refused) this.#refusals += 1;
    const sentence = sentenceOf(problem);
    this.#problems.set(sentence, (this.#problems.get(sentence) ?? 0) + 1);
  }
}
