/**
 * Everything at once, from one seed: people, two moderators, an approver, commits that fail, restarts,
 * commands sent twice. A plain model remembers what was acknowledged; after every restart and at the
 * end the server has to say the same. A seed that ever found a fault stays in `seeds` by name.
 */
import { describe, expect, it } from 'vitest';
import { checkChain } from '../../server/room/ledger.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import { Hall, type Answer, type Person } from '../support/hall.ts';
import { seededNumbers } from '../support/seeded-numbers.ts';

const stepsPerRun = 220;
const seeds = Array.from({ length: 25 }, (_, n) => 1_000 + n);

class Unreliable extends MemoryStorage {
  failNext = false;
  override commit(writes: Parameters<MemoryStorage['commit']>[0]): void {
    if (this.failNext) {
      this.failNext = false;
      new MemoryStorage({ failNextCommit: 'broken' }).commit(writes);
    }
    super.commit(writes);
  }
}

interface ModelCard { author: Person; text: string; withdrawn: boolean }

class Run {
  readonly hall: Hall;
  readonly storage: Unreliable;
  readonly #below: (max: number) => number;
  readonly people: Person[] = [];
  readonly cards = new Map<string, ModelCard>();
  readonly clusters: string[] = [];
  readonly papers = new Map<string, string>();
  readonly frozen = new Map<string, string>();
  principles: string[] = [];
  ballot: { id: string; option: string; mode: string } | null = null;
  board = '';
  sent = 0;
  accepted = 0;
  refusedByStorage = 0;
  restarts = 0;
  ballotsClosed = 0;

  constructor(hall: Hall, storage: Unreliable, below: (max: number) => number) {
    this.hall = hall;
    this.storage = storage;
    this.#below = below;
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.#below(items.length)];
  }

  /** Sends a command, sometimes twice with the same id, sometimes into a failing commit; retries until it is settled. */
  async send(key: string, name: string, fields: Readonly<Record<string, unknown>>): Promise<Answer> {
    this.sent += 1;
    const command = { id: `sim-command-${this.sent}`, ...fields };
    if (this.#below(20) === 0) this.storage.failNext = true;
    let answer = await this.hall.command(key, name, command);
    if (answer.body['reason'] === 'unavailable') {
      this.refusedByStorage += 1;
      answer = await this.hall.command(key, name, command);
    }
    this.storage.failNext = false;
    if (answer.body['ok'] !== true) return answer;
    this.accepted += 1;
    if (this.#below(6) === 0) {
      const again = await this.hall.command(key, name, command);
      expect(again.body, 'the same id got another answer').toEqual(answer.body);
    }
    return answer;
  }

  async step(): Promise<void> {
    const { hall } = this;
    const person = this.pick(this.people);
    const card = this.pick([...this.cards.keys()]);
    const cluster = this.pick(this.clusters);
    switch (this.#below(16)) {
      case 0: {
        this.people.push(await hall.join(this.pick(['stadt', 'land']) ?? null));
        return;
      }
      case 1: case 2: case 3: {
        if (person === undefined) return;
        const text = `Gedanke ${this.sent}`;
        const { body } = await this.send(person.token, 'submit-card', { board: this.board, text });
        if (body['ok'] === true) this.cards.set(String(body['card']), { author: person, text, withdrawn: false });
        hall.clock.ms += 4_000;
        return;
      }
      case 4: {
        if (card === undefined || person === undefined) return;
        const text = `Geändert ${this.sent}`;
        const { body } = await this.send(person.token, 'edit-card', { card, text });
        const model = this.cards.get(card);
        if (body['ok'] === true && model !== undefined) {
          expect(model.author).toBe(person);
          model.text = text;
        }
        return;
      }
      case 5: {
        const model = card === undefined ? undefined : this.cards.get(card);
        if (model === undefined || this.#below(4) !== 0) return;
        if ((await this.send(model.author.token, 'withdraw-card', { card })).body['ok'] === true) model.withdrawn = true;
        return;
      }
      case 6: {
        const { body } = await this.send(hall.keys.moderator, 'create-cluster', { board: this.board, title: `Gruppe ${this.sent}` });
        if (body['ok'] === true) this.clusters.push(String(body['cluster']));
        return;
      }
      case 7: case 8:
        if (card !== undefined) await this.send(hall.keys.moderator, 'place-card', { card, cluster: cluster ?? null });
        return;
      case 9: {
        const other = this.pick([...this.cards.keys()]);
        if (card !== undefined && other !== undefined) await this.send(hall.keys.moderator, 'merge-cards', { card, cards: [other] });
        return;
      }
      case 10:
        if (card !== undefined) await this.send(hall.keys.moderator, this.#below(2) === 0 ? 'park-card' : 'hide-card', { card });
        return;
      case 11: {
        const { body } = await this.send(hall.keys.moderator, 'draft-principle', { text: `Satz ${this.sent}.`, sources: cluster === undefined ? [] : [{ cluster }] });
        if (body['ok'] === true) this.principles.push(String(body['principle']));
        return;
      }
      case 12: {
        const principle = this.pick(this.principles);
        if (principle === undefined) return;
        const version = (await hall.view(hall.keys.circle)).principles.find(({ id }) => id === principle)?.versions.length ?? 1;
        await this.send(hall.keys.moderator, 'request-freeze', { principle, version });
        const { body } = await this.send(hall.keys.approver, 'approve-freeze', { principle, version });
        if (body['ok'] === true) await this.rememberFrozen();
        return;
      }
      case 13:
        return this.vote(person);
      case 14: {
        this.restarts += 1;
        this.hall.restart();
        return this.compare();
      }
      default: {
        const principle = this.pick(this.principles);
        if (principle !== undefined) await this.send(hall.keys.circle, 'revise-principle', { principle, text: `Fassung ${this.sent}.` });
      }
    }
  }

  async vote(person: Person | undefined): Promise<void> {
    const { hall } = this;
    if (this.ballot === null) {
      const mode = this.#below(2) === 0 ? 'binding' : 'straw-poll';
      const { body } = await this.send(hall.keys.moderator, 'open-ballot', { kind: 'agreement', mode, options: [{ text: 'Einziger Satz' }] });
      if (body['ok'] !== true) return;
      this.ballot = { id: String(body['ballot']), option: (await hall.view(hall.keys.moderator)).ballot?.options[0]?.id ?? '', mode };
      this.papers.clear();
    }
    const { id, option, mode } = this.ballot;
    for (const voter of [person, this.pick(this.people)]) {
      if (voter === undefined) continue;
      if (mode === 'binding' && (await hall.view(voter.token)).own.ticket === null) await this.showTicket(voter);
      const choice = this.pick(['yes', 'no', 'abstain']) ?? 'yes';
      const { body } = await this.send(voter.token, 'cast-ballot', { ballot: id, choices: { [option]: choice }, nonce: `nonce-${this.sent}-${voter.participant}` });
      // On a ticket the first vote stays.
      if (mode === 'binding' && this.papers.has(voter.participant)) expect(body['ok'], 'a second vote on a ticket').not.toBe(true);
      else if (body['ok'] === true) this.papers.set(voter.participant, choice);
    }
    if (this.#below(4) !== 0) return;
    await this.send(hall.keys.moderator, 'close-ballot', { ballot: id });
    const { body } = await hall.call('GET', `/ballots/${id}/result`, hall.keys.moderator);
    const counted = (value: string): number => [...this.papers.values()].filter((choice) => choice === value).length;
    expect(body).toMatchObject({ turnout: this.papers.size, options: [{ total: { yes: counted('yes'), no: counted('no'), abstain: counted('abstain') } }] });
    expect(body['trackers']).toHaveLength(this.papers.size);
    this.ballot = null;
    this.ballotsClosed += 1;
  }

  async showTicket(voter: Person): Promise<void> {
    const { hall } = this;
    const { body } = await hall.call('POST', `/workshops/${hall.workshop}/tickets`, hall.keys.moderator, { count: 1 });
    const [printed] = (body['tickets'] ?? []) as readonly { readonly ticket: string }[];
    if (printed !== undefined) await this.send(voter.token, 'present-ticket', { ticket: printed.ticket });
  }

  async rememberFrozen(): Promise<void> {
    const { body } = await this.hall.call('GET', `/processes/${this.hall.process}/record`, this.hall.keys.circle);
    for (const freeze of body['freezes'] as { record: { id: string } }[]) {
      const text = JSON.stringify(freeze);
      const known = this.frozen.get(freeze.record.id);
      if (known !== undefined) expect(text, 'a frozen record changed').toBe(known);
      this.frozen.set(freeze.record.id, text);
    }
  }

  /** The server says what the model remembers. */
  async compare(): Promise<void> {
    const { hall } = this;
    expect(checkChain(this.storage.entries(hall.process))).toBeNull();
    const board = (await hall.call('GET', `/boards/${this.board}`, hall.keys.moderator)).body as { cards: { id: string; text: string; cluster: string | null }[] };
    const kept = [...this.cards].filter(([, { withdrawn }]) => !withdrawn).map(([id, { text }]) => `${id} ${text}`);
    // Each card in exactly one place, with the words last acknowledged: none lost, none twice.
    expect(board.cards.map(({ id, text }) => `${id} ${text}`).sort()).toEqual(kept.sort());
    for (const person of this.people) {
      const own = (await hall.view(person.token)).own.cards.map(({ id }) => id).sort();
      expect(own).toEqual([...this.cards].filter(([, { author, withdrawn }]) => author === person && !withdrawn).map(([id]) => id).sort());
    }
    await this.rememberFrozen();
  }
}

const done = { restarts: 0, refusedByStorage: 0, ballotsClosed: 0, frozen: 0 };

describe('simulation', () => {
  it.each(seeds)('[CM1] [CM4] [LG2] [FR1] seed %i: nothing acknowledged is lost, doubled or changed', async (seed) => {
    const storage = new Unreliable();
    const hall = await Hall.open(storage);
    const run = new Run(hall, storage, seededNumbers(seed));
    run.board = await hall.boardId();
    await hall.openStep('collect');

    for (let n = 0; n < stepsPerRun; n += 1) await run.step();
    hall.restart();
    await run.compare();

    expect(run.accepted).toBeGreaterThan(60);
    done.restarts += run.restarts;
    done.refusedByStorage += run.refusedByStorage;
    done.ballotsClosed += run.ballotsClosed;
    done.frozen += run.frozen.size;
  });

  it('the runs did something: restarts, failed commits, closed ballots, freezes', () => {
    expect(Math.min(...Object.values(done))).toBeGreaterThan(seeds.length);
  });
});
