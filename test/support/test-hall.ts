/** A hall with everything in it that a command may name: for tests that need real ids. */
import type { CommandName } from '../../shared/commands/access.ts';
import { isObject, TestApp, type Answer } from './test-app.ts';

type Json = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new Error(`Not a text: ${JSON.stringify(value)}`);
  return value;
};

const created = ({ status, body, text: raw }: Answer): Json => {
  if (status !== 201 && status !== 200) throw new Error(`${status} ${raw}`);
  return body;
};

export interface Ids {
  readonly board: string;
  readonly card: string;
  readonly cluster: string;
  readonly comment: string;
  readonly step: string;
  readonly principle: string;
  /** Of another sentence, which therefore cannot be frozen. */
  readonly amendment: string;
  readonly ballot: string;
  readonly option: string;
  /** A ballot that is closed, and a reason published with it. */
  readonly objected: { readonly ballot: string; readonly reason: string };
  /** Nobody joined with it. */
  readonly ticket: string;
}

/** Counted over all halls: an id that was used before would be answered with its old receipt. */
let commands = 0;

export class TestHall {
  readonly app: TestApp;
  readonly process: string;
  readonly workshop: string;
  readonly code: string;
  readonly keys: Readonly<Record<'moderator' | 'circle' | 'approver' | 'participant', string>>;
  readonly ids: Ids;

  private constructor(app: TestApp, process: string, workshop: string, code: string, keys: TestHall['keys'], ids: Ids) {
    this.app = app;
    this.process = process;
    this.workshop = workshop;
    this.code = code;
    this.keys = keys;
    this.ids = ids;
  }

  /** A collecting step is open, a ballot is open, a card lies loose, another in a cluster. */
  static async open(app = new TestApp()): Promise<TestHall> {
    const { process, keys } = created(await app.send('POST', '/processes', { title: 'Integration in Arbeit' }));
    if (!isObject(keys)) throw new Error('No keys.');
    const plan = [
      { kind: 'collect', board: 0, permissions: { suggestClusters: true, comment: true } },
      { kind: 'weigh', minutes: 20 },
    ];
    const workshop = created(await app.send('POST', `/processes/${text(process)}/workshops`, { title: 'Dieburg', date: '2026-11-21', plan, questions: ['Was brauchen wir?'], cardTextMax: 500 }, text(keys['circle'])));
    if (!isObject(workshop['keys'])) throw new Error('No keys.');
    const moderator = text(workshop['keys']['moderator']);
    const code = text(workshop['code']);
    const joined = created(await app.send('POST', '/join', { code, sector: 'politik' }));
    const none: Ids = { board: '', card: '', cluster: '', comment: '', step: '', principle: '', amendment: '', ballot: '', option: '', objected: { ballot: '', reason: '' }, ticket: '' };
    const allKeys = { moderator, circle: text(keys['circle']), approver: text(keys['approver']), participant: text(joined['token']) };
    const bare = new TestHall(app, text(process), text(workshop['workshop']), code, allKeys, none);
    return new TestHall(app, bare.process, bare.workshop, code, allKeys, await bare.#fill());
  }

  async #fill(): Promise<Ids> {
    const view = created(await this.view('moderator'));
    const [boards, steps] = [view['boards'], view['steps']];
    const board = text(Array.isArray(boards) && isObject(boards[0]) ? boards[0]['id'] : null);
    const step = text(Array.isArray(steps) && isObject(steps[0]) ? steps[0]['id'] : null);
    const answer = async (role: keyof TestHall['keys'], name: CommandName, fields: Json): Promise<Json> => created(await this.command(role, name, fields));
    await answer('moderator', 'open-step', { step });
    const card = text((await answer('participant', 'submit-card', { board, text: 'Sprache zuerst' }))['card']);
    const placed = text((await answer('moderator', 'submit-card', { board, text: 'Kurse am Arbeitsplatz' }))['card']);
    const cluster = text((await answer('moderator', 'create-cluster', { board, title: 'Sprache' }))['cluster']);
    await answer('moderator', 'place-card', { card: placed, cluster });
    const comment = text((await answer('participant', 'comment-card', { card: placed, text: 'Auch abends' }))['comment']);
    const principle = text((await answer('moderator', 'draft-principle', { title: 'Sprache', text: 'Sprache öffnet Türen.', sources: [{ cluster }] }))['principle']);
    const amended = text((await answer('moderator', 'draft-principle', { title: 'Wege', text: 'Wege sind sicher.', sources: [] }))['principle']);
    const amendment = text((await answer('moderator', 'propose-amendment', { principle: amended, text: 'Wege sind sicher und hell.' }))['amendment']);
    const objected = await this.#objected(answer);
    const issued = created(await this.app.send('POST', `/workshops/${this.workshop}/tickets`, { count: 1 }, this.keys.moderator))['tickets'];
    const ticket = text(Array.isArray(issued) && isObject(issued[0]) ? issued[0]['ticket'] : null);
    const ballot = text((await answer('moderator', 'open-ballot', { kind: 'agreement', mode: 'straw-poll', options: [{ text: 'Sprache zuerst.' }] }))['ballot']);
    const { body } = await this.app.send('GET', `/ballots/${ballot}`, undefined, this.keys.moderator);
    const options = body['options'];
    const option = text(Array.isArray(options) && isObject(options[0]) ? options[0]['id'] : null);
    return { board, card, cluster, comment, step, principle, amendment, ballot, option, objected, ticket };
  }

  async #objected(answer: (role: keyof TestHall['keys'], name: CommandName, fields: Json) => Promise<Json>): Promise<Ids['objected']> {
    const ballot = text((await answer('moderator', 'open-ballot', { kind: 'consent', mode: 'straw-poll', options: [{ text: 'Sprache zuerst.' }] }))['ballot']);
    const { options } = (await this.app.send('GET', `/ballots/${ballot}`, undefined, this.keys.moderator)).body;
    const option = text(Array.isArray(options) && isObject(options[0]) ? options[0]['id'] : null);
    await answer('moderator', 'cast-ballot', { ballot, choices: { [option]: 'grave' }, reasons: { [option]: 'Es fehlt das Geld.' }, byHand: { sector: null } });
    await answer('moderator', 'close-ballot', { ballot });
    const { reasons } = (await this.app.send('GET', `/ballots/${ballot}/result`, undefined, this.keys.moderator)).body;
    return { ballot, reason: text(Array.isArray(reasons) && isObject(reasons[0]) ? reasons[0]['id'] : null) };
  }

  view(role: keyof TestHall['keys']): Promise<Answer> {
    return this.app.send('GET', `/workshops/${this.workshop}/view`, undefined, this.keys[role]);
  }

  /** Sends a command with a fresh id, unless the fields bring one. */
  command(role: keyof TestHall['keys'], name: CommandName, fields: Json): Promise<Answer> {
    commands += 1;
    return this.raw(role, { id: `command-${commands}`, do: name, ...fields });
  }

  /** Posts a body as it is. */
  raw(role: keyof TestHall['keys'], body: unknown): Promise<Answer> {
    return this.app.send('POST', `/workshops/${this.workshop}/commands`, body, this.keys[role]);
  }
}
