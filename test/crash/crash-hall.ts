/**
 * A hall that works on while its server dies: people join, write, change and withdraw cards and vote, moderators
 * arrange. Every lane does one thing after the other; what got no answer is sent again under the same id, and some
 * of it is given up, because a phone may never come back.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Seeded } from '../../server/demo/seeded.ts';
import { fieldOf, RecordedClient, requestOnce, type Sent } from './recorded-client.ts';

/** One in so many unanswered commands is never sent again. */
const giveUpEvery = 6;
/** Below the six a minute that a person may write. */
const cardsPerPersonMax = 4;
const peoplePerLaneMax = 40;

export interface Workplace {
  readonly url: string;
  readonly workshop: string;
  readonly code: string;
  readonly moderator: string;
  readonly board: string;
  readonly ballot: string;
  readonly mode: 'straw-poll' | 'binding';
  /** For a binding ballot: one for each who joins. */
  readonly tickets: readonly string[];
  readonly options: readonly string[];
  readonly sectors: readonly string[];
}

/** Everything that was tried with one card, in order; the first is its submission. */
export interface CardTrace {
  readonly author: string | null;
  readonly steps: Sent[];
}

export interface PersonTrace {
  readonly token: string;
  cards: number;
  readonly casts: Sent[];
}

export class CrashHall {
  readonly client: RecordedClient;
  readonly cards: CardTrace[] = [];
  readonly clusters: Sent[] = [];
  readonly people: PersonTrace[] = [];
  readonly givenUp = new Set<Sent>();
  /** Joins that got no answer: each may have left a spare participant. */
  unknownJoins = 0;
  #ticketsShown = 0;
  readonly #at: Workplace;
  #up = true;
  #ended = false;

  constructor(at: Workplace) {
    this.#at = at;
    this.client = new RecordedClient(at.url, at.workshop);
  }

  get mode(): Workplace['mode'] {
    return this.#at.mode;
  }

  set up(up: boolean) {
    this.#up = up;
  }

  end(): void {
    this.#ended = true;
  }

  /** Runs until the end; then what is unanswered and not given up is sent until it is known. */
  async lane(name: string, luck: Seeded): Promise<void> {
    const own: { people: PersonTrace[]; cards: CardTrace[] } = { people: [], cards: [] };
    for (let place = 0; !this.#ended; place += 1) {
      if (!this.#up) await this.#untilUp();
      else await this.#act(`${name}-${place}`, own, luck);
    }
  }

  async #act(name: string, own: { readonly people: PersonTrace[]; readonly cards: CardTrace[] }, luck: Seeded): Promise<void> {
    const dice = luck.next();
    const person = own.people[Math.floor(luck.next() * own.people.length)];
    const card = own.cards[Math.floor(luck.next() * own.cards.length)];
    if (person === undefined || (dice < 0.12 && own.people.length < peoplePerLaneMax)) await this.#join(own.people, luck);
    else if (dice < 0.5) await this.#cast(person, luck);
    else if (dice < 0.72) await this.#submit(name, person, own.cards, luck);
    else if (dice < 0.75) await this.#known(this.clusters, await this.client.command(this.#at.moderator, { do: 'create-cluster', board: this.#at.board, title: `Gruppe ${name}` }), luck);
    else if (card !== undefined && this.#mayChange(card)) await this.#change(name, card, luck);
  }

  async #join(people: PersonTrace[], luck: Seeded): Promise<void> {
    const sector = this.#at.sectors[Math.floor(luck.next() * (this.#at.sectors.length + 1))] ?? null;
    const ticket = this.#at.tickets[this.#ticketsShown];
    this.#ticketsShown += 1;
    const answer = await requestOnce(`${this.#at.url}/api/v1/join`, 'POST', null, { code: ticket ?? this.#at.code, sector });
    if (answer === null || answer.status >= 500) {
      this.unknownJoins += 1;
      return;
    }
    if (answer.status !== 201) throw new Error(`Joining failed: ${answer.status} ${answer.text}`);
    const joined: unknown = JSON.parse(answer.text);
    const token = typeof joined === 'object' && joined !== null && 'token' in joined && typeof joined.token === 'string' ? joined.token : '';
    const person: PersonTrace = { token, cards: 0, casts: [] };
    people.push(person);
    this.people.push(person);
  }

  async #cast(person: PersonTrace, luck: Seeded): Promise<void> {
    const words = ['yes', 'no', 'abstain', null] as const;
    const choices = Object.fromEntries(this.#at.options.flatMap((option) => {
      const word = words[Math.floor(luck.next() * words.length)] ?? null;
      return word === null ? [] : [[option, word]];
    }));
    const sending = this.client.command(person.token, { do: 'cast-ballot', ballot: this.#at.ballot, choices, nonce: randomBytes(16).toString('base64url') });
    await this.#known(person.casts, await sending, luck);
  }

  async #submit(name: string, person: PersonTrace, cards: CardTrace[], luck: Seeded): Promise<void> {
    const callOut = person.cards >= cardsPerPersonMax;
    if (!callOut) person.cards += 1;
    const author = callOut ? null : person.token;
    const card: CardTrace = { author, steps: [] };
    cards.push(card);
    this.cards.push(card);
    await this.#known(card.steps, await this.client.command(author ?? this.#at.moderator, { do: 'submit-card', board: this.#at.board, text: `Karte ${name}` }), luck);
  }

  /** Its submission is known, and it was not withdrawn or left in doubt. */
  #mayChange({ steps }: CardTrace): boolean {
    return steps[0]?.outcome === 'ok' && steps.every((step) => !this.givenUp.has(step) && !(step.body['do'] === 'withdraw-card' && step.outcome === 'ok'));
  }

  async #change(name: string, card: CardTrace, luck: Seeded): Promise<void> {
    const [submitted] = card.steps;
    if (submitted === undefined) return;
    const id = fieldOf(submitted, 'card');
    const dice = luck.next();
    const open = this.clusters.filter(({ outcome }) => outcome === 'ok');
    const cluster = open[Math.floor(luck.next() * open.length)];
    const moderator = this.#at.moderator;
    const sending =
      card.author !== null && dice < 0.4
        ? this.client.command(card.author, { do: 'edit-card', card: id, text: `Karte ${name} neu` })
        : card.author !== null && dice < 0.5
          ? this.client.command(card.author, { do: 'withdraw-card', card: id })
          : cluster !== undefined && dice < 0.85
            ? this.client.command(moderator, { do: 'place-card', card: id, cluster: fieldOf(cluster, 'cluster') })
            : this.client.command(moderator, { do: 'park-card', card: id });
    await this.#known(card.steps, await sending, luck);
  }

  /** Notes a command and sends it again under its id until the answer is known, unless it is given up. */
  async #known(trace: Sent[], sent: Sent, luck: Seeded): Promise<void> {
    trace.push(sent);
    while (sent.outcome === 'unknown') {
      if (luck.next() < 1 / giveUpEvery) {
        this.givenUp.add(sent);
        return;
      }
      await this.#untilUp();
      await this.client.again(sent);
    }
  }

  async #untilUp(): Promise<void> {
    do await wait(5);
    while (!this.#up);
  }
}
