/** The workshop that the rehearsal made for itself, and the only one it ever leads. */
import { rehearseWord } from '../../shared/locale/rehearse-de.ts';
import { listOf, numberOf, objectOf, Refused, textOf, type InterfaceClient, type JsonObject } from '../replay/interface-client.ts';
import { RehearsalRefused } from './known-server.ts';

const plan = [{ kind: 'arrive' }, { kind: 'collect', board: 0 }, { kind: 'cluster', board: 0 }, { kind: 'weigh' }, { kind: 'freeze' }] as const;
export type PlannedStep = (typeof plan)[number]['kind'];

export interface Keys {
  readonly moderator: string;
  readonly approver: string;
  readonly projector: string;
  readonly join: string;
}

/** In the local time of who rehearses: they look for it in the list. */
const titleAt = (now: Date): string =>
  rehearseWord('workshop-title', { time: new Intl.DateTimeFormat('de', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(now) });

export class OwnWorkshop {
  readonly id: string;
  readonly title: string;
  readonly keys: Keys;
  /** Where the moderator's page is, as the server says it. Only shown, never opened. */
  readonly moderationUrl: string;
  readonly #client: InterfaceClient;
  readonly #steps: ReadonlyMap<string, string>;

  private constructor(client: InterfaceClient, id: string, title: string, keys: Keys, moderationUrl: string, steps: ReadonlyMap<string, string>) {
    this.#client = client;
    this.id = id;
    this.title = title;
    this.keys = keys;
    this.moderationUrl = moderationUrl;
    this.#steps = steps;
  }

  static async open(client: InterfaceClient, operatorKey: string | null, phones: number, now: Date): Promise<OwnWorkshop> {
    const title = titleAt(now);
    const made = await client.send('/api/v1/processes', operatorKey, { title }).catch((problem: unknown) => {
      if (problem instanceof Refused && (problem.status === 401 || problem.status === 403)) throw new RehearsalRefused(rehearseWord('not-allowed'), { cause: problem });
      throw problem;
    });
    const circle = textOf(objectOf(made['keys']), 'circle');
    const approver = textOf(objectOf(made['keys']), 'approver');
    const opened = await client.send(`/api/v1/processes/${textOf(made, 'process')}/workshops`, circle, {
      title,
      date: now.toISOString().slice(0, 10),
      plan: plan.map((step) => ({ ...step })),
      questions: [rehearseWord('question')],
      expectedPeople: phones,
    });
    const id = textOf(opened, 'workshop');
    const keys = objectOf(opened['keys']);
    const moderator = textOf(keys, 'moderator');
    const desk = await client.read(`/api/v1/workshops/${id}/view`, moderator);
    if (numberOf(desk, 'joined') !== 0 || textOf(objectOf(desk['workshop']), 'title') !== title) throw new RehearsalRefused(rehearseWord('not-empty'));
    const steps = new Map(listOf(desk['steps']).map((step) => [textOf(objectOf(step), 'kind'), textOf(objectOf(step), 'id')]));
    // The link's host is the server's own idea of its address; only the key in it is used.
    const join = textOf(opened, 'joinUrl').split('#k=')[1] ?? '';
    return new OwnWorkshop(client, id, title, { moderator, approver, projector: textOf(keys, 'projector'), join }, textOf(objectOf(opened['links']), 'moderator'), steps);
  }

  lead(command: JsonObject): Promise<JsonObject> {
    return this.#client.command(this.id, this.keys.moderator, command);
  }

  approve(command: JsonObject): Promise<JsonObject> {
    return this.#client.command(this.id, this.keys.approver, command);
  }

  async openStep(kind: PlannedStep): Promise<void> {
    await this.lead({ do: 'open-step', step: this.#steps.get(kind) ?? '' });
  }

  view(): Promise<JsonObject> {
    return this.#client.read(`/api/v1/workshops/${this.id}/view`, this.keys.moderator);
  }

  projectorView(): Promise<JsonObject> {
    return this.#client.read(`/api/v1/workshops/${this.id}/view`, this.keys.projector);
  }

  result(ballot: string): Promise<JsonObject> {
    return this.#client.read(`/api/v1/ballots/${ballot}/result`, this.keys.moderator);
  }

  /** Nobody can join any more. */
  async close(): Promise<void> {
    await this.lead({ do: 'set-hall', open: false });
  }
}
