/**
 * A real server for pages, on a folder of its own. It is reached as a hall reaches it: plain http on the address of
 * this machine in its network, where browsers withhold everything that needs a secure context.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InterfaceClient, listOf, objectOf, textOf, type Json, type JsonObject } from '../../server/replay/interface-client.ts';
import { startServer, type RunningServer } from '../../server/server.ts';

export class HallServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'leitsatz-e2e-'));
  /** Faults that the server noticed; must stay empty. */
  readonly faults: string[] = [];
  readonly #publicUrl: string | null;
  #running: RunningServer | null = null;
  #port = 0;
  #url = '';

  private constructor(publicUrl: string | null) {
    this.#publicUrl = publicUrl;
  }

  /** `publicUrl`: where pages find it, if that is not its own address. */
  static async start(publicUrl: string | null = null): Promise<HallServer> {
    const server = new HallServer(publicUrl);
    await server.goOn();
    return server;
  }

  /** Address in links. */
  get url(): string {
    return this.#url;
  }

  get port(): number {
    return this.#port;
  }

  /** Starts on the folder, and after a stop on the same port. */
  async goOn(): Promise<void> {
    const config = { port: this.#port, host: null, dataFolder: this.folder, publicUrl: this.#publicUrl, operatorKey: null };
    this.#running = await startServer({ config, onError: (error, where) => this.faults.push(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`) });
    this.#port = this.#running.port;
    this.#url = this.#running.publicUrl;
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.close();
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface Workshop {
  readonly process: string;
  readonly workshop: string;
  readonly code: string;
  readonly joinUrl: string;
  readonly keys: Readonly<Record<'circle' | 'approver' | 'moderator' | 'projector' | 'observer', string>>;
}

export interface Person {
  readonly token: string;
  readonly sector: string | null;
}

export const sectorIds = ['verwaltung', 'politik', 'wirtschaft', 'zivilgesellschaft', 'migrantische-organisationen'] as const;

/** People and the moderation through the public interface: for what a test needs beside its pages. */
export class Outside {
  readonly client: InterfaceClient;
  readonly made: Workshop;

  private constructor(client: InterfaceClient, made: Workshop) {
    this.client = client;
    this.made = made;
  }

  /** A process of five sectors with one workshop that begins now. */
  static async open(url: string, title: string, workshop: JsonObject): Promise<Outside> {
    const client = new InterfaceClient(url);
    const created = await client.send('/api/v1/processes', null, { title });
    const { circle, approver } = keysOf(created, ['circle', 'approver']);
    const opened = await client.send(`/api/v1/processes/${textOf(created, 'process')}/workshops`, circle, {
      title, date: new Date().toISOString().slice(0, 10), beginsAt: new Date().toISOString(), template: 'half-day', ...workshop,
    });
    const keys = { circle, approver, ...keysOf(opened, ['moderator', 'projector', 'observer']) };
    return new Outside(client, { process: textOf(created, 'process'), workshop: textOf(opened, 'workshop'), code: textOf(opened, 'code'), joinUrl: textOf(opened, 'joinUrl'), keys });
  }

  /** One that was made through the start page. */
  static known(url: string, made: Workshop): Outside {
    return new Outside(new InterfaceClient(url), made);
  }

  link(role: keyof Workshop['keys']): string {
    const page = { circle: 'circle', approver: 'circle', moderator: 'moderator', projector: 'projector', observer: 'projector' }[role];
    return `${new URL(this.made.joinUrl).origin}/${page}#k=${this.made.keys[role]}`;
  }

  lead(command: JsonObject): Promise<JsonObject> {
    return this.as(this.made.keys.moderator, command);
  }

  as(key: string, command: JsonObject): Promise<JsonObject> {
    return this.client.command(this.made.workshop, key, command);
  }

  /** A command of the moderation that makes something; its id. */
  async make(field: 'cluster' | 'principle' | 'ballot' | 'card', command: JsonObject): Promise<string> {
    return textOf(await this.lead(command), field);
  }

  view(key: string = this.made.keys.moderator): Promise<JsonObject> {
    return this.client.read(`/api/v1/workshops/${this.made.workshop}/view`, key);
  }

  async openStep(kind: string, more: JsonObject = {}): Promise<void> {
    const steps = listOf((await this.view())['steps']).map(objectOf);
    await this.lead({ do: 'open-step', step: textOf(steps.find((step) => step['kind'] === kind) ?? {}, 'id'), ...more });
  }

  async board(): Promise<string> {
    return textOf(objectOf(listOf((await this.view())['boards'])[0]), 'id');
  }

  /** What hangs on the board by what the server has stored, hidden cards too. */
  async cards(): Promise<readonly { readonly id: string; readonly text: string }[]> {
    const board = await this.client.read(`/api/v1/boards/${await this.board()}`, this.made.keys.moderator);
    return listOf(board['cards']).map(objectOf).map((card) => ({ id: textOf(card, 'id'), text: textOf(card, 'text') }));
  }

  /** The ballot of the step that runs. */
  async ballot(): Promise<string> {
    return textOf(objectOf((await this.view())['ballot']), 'id');
  }

  async closeBallot(): Promise<void> {
    await this.lead({ do: 'close-ballot', ballot: await this.ballot() });
  }

  /** Both confirmations, from the moderation and from the second person. */
  async freeze(principle: string, version = 1): Promise<void> {
    await this.lead({ do: 'request-freeze', principle, version });
    await this.as(this.made.keys.approver, { do: 'approve-freeze', principle, version });
  }

  async join(sector: string | null): Promise<Person> {
    const joined = await this.client.send('/api/v1/join', null, { code: this.made.code, sector });
    return { token: textOf(joined, 'token'), sector };
  }

  /** `perSector` people for each sector, in order. */
  async fill(perSector: number, sectors: readonly (string | null)[] = sectorIds): Promise<readonly Person[]> {
    const wanted = sectors.flatMap((sector) => Array.from({ length: perSector }, () => sector));
    return Promise.all(wanted.map((sector) => this.join(sector)));
  }

  /** Everybody votes on every option of the open ballot as `vote` says. */
  async vote(people: readonly Person[], vote: (person: Person, option: number, place: number) => 'yes' | 'no' | 'abstain'): Promise<void> {
    const ballot = objectOf((await this.view())['ballot']);
    const options = listOf(ballot['options']).map((option) => textOf(objectOf(option), 'id'));
    await Promise.all(
      people.map((person, place) =>
        this.as(person.token, {
          do: 'cast-ballot',
          ballot: textOf(ballot, 'id'),
          choices: Object.fromEntries(options.map((option, number) => [option, vote(person, number, place)])),
          nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url'),
        }),
      ),
    );
  }

  close(): void {
    this.client.close();
  }
}

const keysOf = <Name extends string>(answer: JsonObject, names: readonly Name[]): Readonly<Record<Name, string>> =>
  Object.fromEntries(names.map((name): readonly [string, Json] => [name, textOf(objectOf(answer['keys']), name)])) as Record<Name, string>;
