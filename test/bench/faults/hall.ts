/** The hall that writes: a phone per person, the board screens, and a new question for every phase. */
import type { WebSocket } from 'ws';
import { InterfaceClient, listOf, objectOf, textOf, type JsonObject } from '../../../server/replay/interface-client.ts';
import { cardText, openScreen } from '../board-screen.ts';
import { createWorkshop, type Workshop } from '../leitsatz-hall.ts';
import { boardScreens, cardsPerPersonAndMinute } from '../plan.ts';
import { forEach, Traffic } from '../traffic.ts';
import { CardLog } from './card-log.ts';
import { actAtRandom, until } from './pace.ts';
import { Phone } from './phone.ts';
import type { FloodWay, Inventory } from './plan.ts';

const drainMsMax = 30_000;
const comeBackMsMax = 60_000;
/** Between two tries of a phone that did not get in. */
const tryAgainMs = 100;

const floodMark = 'Flut';
/** A card of the flood, with a name of its own. */
export const floodText = (way: FloodWay, number: number): string => cardText(number).replace('Karte', `${floodMark} ${way}`);
/** What tells a card from every other; its end may have been trimmed. */
const nameOf = (text: string): string => text.slice(0, text.indexOf(':'));

export class Hall {
  readonly url: string;
  readonly log = new CardLog(boardScreens);
  readonly traffic = new Traffic();
  /** Texts of the cards that the server took from a flood. */
  readonly floodAccepted = new Set<string>();
  readonly people: number;
  readonly #client: InterfaceClient;
  readonly #socketsUrl: string;
  readonly #phones: Phone[] = [];
  #screens: WebSocket[] = [];
  #created: Awaited<ReturnType<typeof createWorkshop>> | null = null;
  #documents: ReadonlyMap<string, string> = new Map();
  #question = -1;
  /** Who writes next, in turn. */
  #writer = 0;
  #isAway = false;
  #goodbyes: Record<string, number> = {};

  constructor(port: number, people: number) {
    this.url = `http://127.0.0.1:${port}`;
    this.people = people;
    this.#client = new InterfaceClient(this.url);
    this.#socketsUrl = `ws://127.0.0.1:${port}/api/v1`;
  }

  get workshop(): Workshop {
    if (this.#created === null) throw new Error('The workshop was not created.');
    return this.#created.workshop;
  }

  /** The board of the question that is open. */
  get board(): string {
    return this.workshop.boards[this.#question] ?? '';
  }

  get livePath(): string {
    return `/api/v1/workshops/${this.workshop.id}/live`;
  }

  /** Where a screen syncs the board of the question that is open. */
  get syncPath(): string {
    return `/api/v1/sync/${this.#documents.get(this.board) ?? ''}`;
  }

  /** Creates a workshop of so many questions and lets everybody in. */
  async open(questions: number): Promise<void> {
    this.#created = await createWorkshop(this.#client, { boardCount: questions, people: this.people });
    const desk = await this.#client.read(`/api/v1/workshops/${this.workshop.id}/view`, this.workshop.moderator);
    this.#documents = new Map(listOf(desk['sync']).map(objectOf).map((document) => [textOf(document, 'board'), textOf(document, 'name')]));
    await forEach(this.people, async (person) => {
      const phone = new Phone(this.traffic, `${this.#socketsUrl}/workshops/${this.workshop.id}/live`, await this.join(), (lost, code) => this.#closed(lost, code));
      this.#phones[person] = phone;
      await phone.connect();
    });
  }

  /** One participant more; gives the token. */
  async join(): Promise<string> {
    if (this.#created === null) throw new Error('There is nothing to join yet.');
    const { joinKey, sectors } = this.#created;
    return textOf(await this.#client.send('/api/v1/join', null, { code: joinKey, sector: sectors[this.#phones.length % sectors.length] ?? null }), 'token');
  }

  /** Opens the next question; the screens show its board, which is empty. */
  async nextQuestion(): Promise<void> {
    this.#question += 1;
    const step = this.workshop.steps[this.#question] ?? '';
    await this.#client.command(this.workshop.id, this.workshop.moderator, { do: 'open-step', step });
    await this.#openScreens();
  }

  /** Everybody writes. Call what it gives to stop; that waits until every card is answered and shown. */
  startWriting(): () => Promise<void> {
    const { board } = this;
    const stop = actAtRandom((this.people * cardsPerPersonAndMinute) / 60, () => {
      const phone = this.#phones[this.#writer++ % this.people];
      if (phone !== undefined) void this.#write(phone, board);
    });
    return async () => {
      stop();
      await until(() => this.log.isSettled, drainMsMax);
    };
  }

  /** The server is about to go: nobody tries to come back until `comeBack`. */
  expectGoodbye(): void {
    this.#isAway = true;
    this.#goodbyes = {};
  }

  /** All phones and screens connect at once and try until they are in. Tells of every phone with a view; gives how often a phone had to try again. */
  async comeBack(onFresh: () => void): Promise<{ readonly retries: number; readonly goodbyes: Readonly<Record<string, number>> }> {
    let retries = 0;
    const giveUpAtMs = performance.now() + comeBackMsMax;
    const back = async (phone: Phone): Promise<void> => {
      while (performance.now() < giveUpAtMs) {
        try {
          await phone.connect();
          return onFresh();
        } catch {
          retries += 1;
          await new Promise((resolve) => setTimeout(resolve, tryAgainMs));
        }
      }
    };
    await Promise.all([...this.#phones.map(back), this.#openScreens()]);
    this.#isAway = false;
    return { retries, goodbyes: this.#goodbyes };
  }

  /** Compares what the boards hold with what senders were told. */
  async inventory(): Promise<Inventory> {
    const boards = this.workshop.boards.slice(0, this.#question + 1);
    const snapshots = await Promise.all(boards.map((board) => this.#client.read(`/api/v1/boards/${board}`, this.workshop.moderator)));
    const names = snapshots.flatMap((snapshot) => listOf(snapshot['cards'])).map((card) => nameOf(textOf(objectOf(card), 'text')));
    const known = new Set(names);
    const stored = [...known].filter((name) => !name.startsWith(floodMark));
    const told = new Set([...this.log.acknowledgedNumbers].map((number) => nameOf(cardText(number))));
    const floodTold = [...this.floodAccepted].map(nameOf);
    return {
      acknowledged: told.size,
      stored: stored.length,
      lost: [...told].filter((name) => !known.has(name)).length,
      unacknowledged: stored.filter((name) => !told.has(name)).length,
      doubled: names.length - known.size,
      floodAccepted: floodTold.length,
      floodLost: floodTold.filter((name) => !known.has(name)).length,
    };
  }

  close(): void {
    for (const phone of this.#phones) phone.end();
    for (const screen of this.#screens) this.traffic.end(screen);
    this.#client.close();
  }

  async #write(phone: Phone, board: string): Promise<void> {
    const number = this.log.sent(performance.now());
    const receipt: JsonObject = await phone.ask({ do: 'submit-card', board, text: cardText(number) });
    if (receipt['ok'] === true) this.log.acknowledged(number, performance.now());
    else this.log.refused(number);
  }

  /** The moderator's desk and projectors: each has its view and the board. */
  async #openScreens(): Promise<void> {
    for (const screen of this.#screens) this.traffic.end(screen);
    this.#screens = [];
    const { moderator, projector, id } = this.workshop;
    const document = this.#documents.get(this.board) ?? '';
    await forEach(boardScreens, async (screen) => {
      const secret = screen === 0 ? moderator : projector;
      this.#screens.push(await this.traffic.open(`${this.#socketsUrl}/workshops/${id}/live`, secret, () => undefined));
      this.#screens.push(await openScreen(this.traffic, { url: `${this.#socketsUrl}/sync/${document}`, secret }, (card) => this.log.seen(screen, card, performance.now())));
    });
  }

  #closed(phone: Phone, code: number): void {
    this.#goodbyes[code] = (this.#goodbyes[code] ?? 0) + 1;
    // Outside a restart nobody should lose a socket; who does comes back at once, and the report tells.
    if (!this.#isAway) void phone.connect().catch(() => undefined);
  }
}
