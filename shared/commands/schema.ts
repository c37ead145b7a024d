import * as v from 'valibot';
import { agreementChoices, ballotKinds, ballotModes, consentChoices } from '../domain/ballot.ts';
import { asId, idPattern, type AmendmentId, type BallotId, type BoardId, type CardId, type ClusterId, type CommandId, type CommentId, type PrincipleId, type ReasonId, type StepId } from '../domain/ids.ts';
import { granted, refused, type Result } from '../domain/refusal.ts';
import { amendmentsPerPrincipleMax, dotsBudgetMax, optionsPerBallotMax, papersByHandMax, sourcesPerPrincipleMax, timerMsMax } from '../domain/limits.ts';
import { pictures } from '../domain/step.ts';
import { commandNames, type CommandName } from './access.ts';

/** Shapes of commands. Texts are only "a string" here; `checkText` says more, with the place named. */

const id = <Id extends string>() => v.pipe(v.string(), v.regex(idPattern), v.transform((text): Id => asId<Id>(text)));
const text = v.string();
const ratio = v.pipe(v.number(), v.gtValue(0), v.maxValue(1));
const metres = v.nullable(v.pipe(v.number(), v.minValue(0.3), v.maxValue(200)));

/** The secret from a ticket's QR code, or the digits beside it. */
const ticket = v.pipe(v.string(), v.maxLength(64));
const dots = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(dotsBudgetMax));

/** valibot passes over these names; on a paper they would make a wrong option look like an empty paper. */
const passedOver: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
const isPlainlyNamed = (input: unknown): boolean => typeof input === 'object' && input !== null && !Object.keys(input).some((name) => passedOver.has(name));
const byOption = <Value extends v.GenericSchema>(value: Value) => v.pipe(v.custom<Readonly<Record<string, unknown>>>(isPlainlyNamed), v.record(v.string(), value));

const cardId = id<CardId>();
const clusterId = id<ClusterId>();
const amendmentId = id<AmendmentId>();
const principleId = id<PrincipleId>();
const version = v.pipe(v.number(), v.integer(), v.minValue(1));

const source = v.union([v.strictObject({ card: cardId }), v.strictObject({ cluster: clusterId })]);
const option = v.union([
  v.strictObject({ text, poles: v.optional(v.strictObject({ low: text, high: text })) }),
  v.strictObject({ card: cardId }),
  v.strictObject({ cluster: clusterId }),
  v.strictObject({ principle: principleId }),
  v.strictObject({ amendment: amendmentId }),
]);

const bodies = {
  'submit-card': { board: id<BoardId>(), text, sector: v.optional(v.nullable(v.string())) },
  'edit-card': { card: cardId, text },
  'withdraw-card': { card: cardId },
  'hide-card': { card: cardId, reason: v.optional(text), hidden: v.optional(v.boolean(), true) },
  'erase-card': { card: cardId },
  'carry-cards': { from: id<BoardId>(), to: id<BoardId>(), what: v.picklist(['parked', 'all']) },
  'park-card': { card: cardId, parked: v.optional(v.boolean(), true) },
  'place-card': { card: cardId, cluster: v.nullable(clusterId), before: v.optional(v.nullable(cardId), null) },
  'merge-cards': { card: cardId, cards: v.pipe(v.array(cardId), v.minLength(1), v.maxLength(500)) },
  'split-card': { card: cardId },
  'comment-card': { card: cardId, text },
  'erase-comment': { comment: id<CommentId>() },
  'suggest-cluster': { card: cardId, cluster: v.nullable(clusterId) },
  'create-cluster': { board: id<BoardId>(), title: text },
  'rename-cluster': { cluster: clusterId, title: text },
  'remove-cluster': { cluster: clusterId, removed: v.optional(v.boolean(), true) },
  'move-cluster': { cluster: clusterId, before: v.nullable(clusterId) },
  'open-step': { step: id<StepId>(), startTimer: v.optional(v.boolean(), false) },
  'set-timer': { endsInMs: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(timerMsMax))), paused: v.optional(v.boolean(), false) },
  'set-projector': {
    mode: v.optional(v.picklist(['follow', 'hold', 'black'])),
    picture: v.optional(v.nullable(v.picklist(pictures))),
    principle: v.optional(v.nullable(principleId)),
  },
  'set-stage': { pictureWidthM: v.optional(metres), distanceM: v.optional(metres), motion: v.optional(v.boolean()) },
  'set-hall': { open: v.boolean() },
  'draft-principle': { title: v.optional(text), text, sources: v.pipe(v.array(source), v.maxLength(sourcesPerPrincipleMax)) },
  'revise-principle': { principle: principleId, text, title: v.optional(text) },
  'drop-principle': { principle: principleId },
  'order-principles': { principles: v.pipe(v.array(principleId), v.maxLength(1_000)) },
  'propose-amendment': { principle: principleId, text, reason: v.optional(text), version: v.optional(version) },
  'decide-amendment': { amendment: amendmentId, decision: v.picklist(['accept', 'reject']), text: v.optional(text), version: v.optional(version) },
  'accept-undisputed': { principle: principleId, amendments: v.optional(v.pipe(v.array(amendmentId), v.maxLength(amendmentsPerPrincipleMax))), version: v.optional(version) },
  'mark-amendment': { amendment: amendmentId, disputed: v.boolean() },
  'withdraw-amendment': { amendment: amendmentId },
  'open-ballot': {
    kind: v.picklist(ballotKinds),
    mode: v.picklist(ballotModes),
    options: v.pipe(v.array(option), v.minLength(1), v.maxLength(optionsPerBallotMax)),
    title: v.optional(text),
    threshold: v.optional(ratio),
    budget: v.optional(v.nullable(dots)),
    maxPerOption: v.optional(v.nullable(dots)),
    repeats: v.optional(v.nullable(id<BallotId>())),
  },
  'cast-ballot': {
    ballot: id<BallotId>(),
    choices: byOption(v.union([v.pipe(v.number(), v.safeInteger()), v.picklist([...agreementChoices, ...consentChoices])])),
    reasons: v.optional(byOption(text), {}),
    nonce: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/))),
    ticket: v.optional(ticket),
    byHand: v.optional(v.strictObject({ sector: v.nullable(v.string()), count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(papersByHandMax)), 1) })),
  },
  'close-ballot': { ballot: id<BallotId>() },
  'erase-reason': { ballot: id<BallotId>(), reason: id<ReasonId>() },
  'present-ticket': { ticket },
  'request-freeze': { principle: principleId, version },
  'approve-freeze': { principle: principleId, version },
  'revise-preamble': { text },
  'set-invited': { invited: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))) },
} as const satisfies Record<CommandName, v.ObjectEntries>;

type Bodies = typeof bodies;

const commandSchema = <Name extends CommandName>(name: Name) => v.strictObject({ ...bodies[name], id: id<CommandId>(), do: v.literal(name) });

/** A parsed command of one name. */
export type CommandOf<Name extends CommandName> = (Bodies[Name] extends infer Entries extends v.ObjectEntries ? v.InferOutput<v.StrictObjectSchema<Entries, undefined>> : never) & {
  readonly id: CommandId;
  readonly do: Name;
};
/** Any parsed command. */
export type Command = { [Name in CommandName]: CommandOf<Name> }[CommandName];

const schemas = Object.fromEntries(commandNames.map((name) => [name, commandSchema(name)]));

const isName = (name: unknown): name is CommandName => commandNames.some((known) => known === name);

/** Reads a command once, at the edge. Refuses with the field that does not fit; unknown keys do not fit. */
export const parseCommand = (raw: unknown): Result<Command> => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refused('bad_request', { field: 'command' });
  const { id: rawId, do: name } = raw as { id?: unknown; do?: unknown };
  if (typeof rawId !== 'string' || !idPattern.test(rawId)) return refused('bad_request', { field: 'id' });
  if (!isName(name)) return refused('bad_request', { field: 'do' });
  const schema = schemas[name];
  if (schema === undefined) return refused('bad_request', { field: 'do' });
  const parsed = v.safeParse(schema, raw, { abortEarly: true });
  if (!parsed.success) return refused('bad_request', { field: v.getDotPath(parsed.issues[0]) ?? 'command' });
  // The schema was picked by the very name that the union is told apart by; the table above ties them together.
  return granted(parsed.output as unknown as Command);
};

/** Field names of every command: for the OpenAPI page and for tests that try wrong types. */
export const commandFields = (name: CommandName): readonly string[] => Object.keys(bodies[name]);
