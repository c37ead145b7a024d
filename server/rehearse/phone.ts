/** One participant: joins by the key of the QR code, listens, writes, votes. What it sees decides what it does. */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { InterfaceClient, listOf, objectOf, textOf, type JsonObject } from '../replay/interface-client.ts';
import { rehearseWord } from '../../shared/locale/rehearse-de.ts';
import { LiveScreen } from './live-screen.ts';
import type { PhonePage } from './phone-page.ts';

const choices = ['yes', 'no', 'abstain'] as const;

export interface Acknowledged {
  readonly id: string;
  readonly sentAtMs: number;
  readonly ackMs: number;
}

export interface PhoneSettings {
  readonly url: string;
  readonly workshop: string;
  readonly joinKey: string;
  readonly number: number;
  /** Listens by long poll, as behind a proxy without WebSockets. */
  readonly polls: boolean;
  readonly page: PhonePage;
}

export class Phone {
  readonly number: number;
  /** Cards and papers of which the server said: stored. */
  readonly cards: Acknowledged[] = [];
  paper: Acknowledged | null = null;
  readonly screen: LiveScreen;
  readonly #client: InterfaceClient;
  readonly #settings: PhoneSettings;
  /** Own 128 bits: joining again after a lost answer is the same person. */
  readonly #token = randomBytes(16).toString('base64url');

  constructor(settings: PhoneSettings) {
    this.number = settings.number;
    this.#settings = settings;
    this.#client = new InterfaceClient(settings.url);
    this.screen = new LiveScreen(this.#client, settings.workshop, this.#token, settings.polls);
  }

  get retries(): number {
    return this.#client.retries;
  }

  /** From the scanned code to the first picture; the milliseconds, or null when no picture came. */
  async join(withinMs: number): Promise<number | null> {
    const { joinKey, workshop, page } = this.#settings;
    const beganAtMs = performance.now();
    await page.load();
    const hall = await this.#client.send('/api/v1/look-up', null, { code: joinKey });
    if (textOf(objectOf(hall['workshop']), 'id') !== workshop) throw new TypeError('The join key leads elsewhere.');
    const sectors = listOf(hall['sectors']).map((sector) => textOf(objectOf(sector), 'id'));
    // Every so often somebody does not say where they come from.
    const sector = sectors[this.number % (sectors.length + 1)] ?? null;
    await this.#client.send('/api/v1/join', null, { code: joinKey, sector, token: this.#token });
    this.screen.open();
    const seenAtMs = await this.screen.until(() => true, withinMs);
    return seenAtMs === null ? null : seenAtMs - beganAtMs;
  }

  /** Writes cards on the board that is open, each after its wait, one after the other. */
  async write(waitsMs: readonly number[], onCard: () => void, onProblem: (problem: unknown) => void): Promise<void> {
    const beganAtMs = performance.now();
    for (const [place, dueMs] of waitsMs.entries()) {
      await wait(Math.max(0, beganAtMs + dueMs - performance.now()));
      try {
        const board = textOf(objectOf(this.screen.view?.['board']), 'id');
        const text = rehearseWord('card', { number: place + 1, phone: this.number });
        const sentAtMs = performance.now();
        const receipt = await this.#command({ do: 'submit-card', board, text });
        this.cards.push({ id: textOf(receipt, 'card'), sentAtMs, ackMs: performance.now() - sentAtMs });
      } catch (problem) {
        onProblem(problem);
      }
      onCard();
    }
  }

  /** Votes on everything in the open ballot. */
  async vote(): Promise<void> {
    const ballot = objectOf(this.screen.view?.['ballot']);
    const id = textOf(ballot, 'id');
    const options = listOf(ballot['options']).map((option) => textOf(objectOf(option), 'id'));
    const paper = Object.fromEntries(options.map((option, place) => [option, choices[(this.number + place) % choices.length] ?? 'abstain']));
    const sentAtMs = performance.now();
    const receipt = await this.#command({ do: 'cast-ballot', ballot: id, choices: paper, nonce: randomBytes(16).toString('base64url') });
    this.paper = { id: textOf(receipt, 'tracker'), sentAtMs, ackMs: performance.now() - sentAtMs };
  }

  leave(): void {
    this.screen.cut();
    this.#client.close();
  }

  /** Over the live socket as a phone does it; by HTTP under the same id if that did not go through or was not final. */
  async #command(body: JsonObject): Promise<JsonObject> {
    const command = { id: randomBytes(16).toString('base64url'), ...body };
    const answer = await this.screen.ask(command);
    return answer?.['ok'] === true ? answer : this.#client.command(this.#settings.workshop, this.#token, command);
  }
}
