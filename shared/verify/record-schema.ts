import * as v from 'valibot';
import { roles } from '../domain/role.ts';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const instant = v.pipe(v.string(), v.regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/));
const titled = { id: v.string(), title: v.string() };
const measure = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)));

const weighed = <Kind extends string, Tally extends v.GenericSchema>(kind: Kind, tally: Tally) =>
  v.strictObject({
    ballot: v.string(),
    kind: v.literal(kind),
    mode: v.string(),
    threshold: v.pipe(v.string(), v.regex(/^[0-9]+(?:\.[0-9]+)?$/)),
    option: v.strictObject({ id: v.string(), text: v.string() }),
    turnout: count,
    invalid: count,
    total: tally,
    sectors: v.record(v.string(), v.nullable(tally)),
    shared: v.boolean(),
  });

/** The kinds of ballot that say how far a wording is carried. */
const support = v.variant('kind', [
  weighed('agreement', v.strictObject({ yes: count, no: count, abstain: count })),
  weighed('consent', v.strictObject({ consent: count, light: count, grave: count })),
  weighed('resistance', v.strictObject({ rated: count, abstain: count, sum: count, distribution: v.pipe(v.array(count), v.length(11)), resistance: measure, median: measure })),
]);

const freezeRecord = v.strictObject({
  schema: v.literal('leitsatz/freeze/1'),
  id: v.string(),
  process: v.strictObject(titled),
  workshop: v.nullable(v.strictObject({ ...titled, date: v.string() })),
  principle: v.string(),
  number: place,
  version: place,
  title: v.string(),
  text: v.string(),
  sources: v.array(
    v.strictObject({
      cluster: v.nullable(v.string()),
      title: v.nullable(v.string()),
      cards: v.array(v.strictObject({ id: v.string(), text: v.string(), sector: v.nullable(v.string()) })),
    }),
  ),
  support: v.nullable(support),
  participation: v.strictObject({ total: count, sectors: v.array(v.strictObject({ ...titled, people: v.nullable(count) })) }),
  approvals: v.array(v.strictObject({ role: v.picklist(roles), at: instant })),
  frozenAt: instant,
  previous: v.nullable(hash),
  ledger: v.strictObject({ revision: count, head: v.string() }),
  software: v.strictObject({ name: v.string(), version: v.string() }),
});

const publicKey = v.strictObject({ id: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)), algorithm: v.literal('Ed25519'), raw: v.string() });

/** A process record as somebody downloaded it: same shape as `ProcessRecord`, ids not yet believed. */
export const recordSchema = v.strictObject({
  schema: v.literal('leitsatz/record/1'),
  process: v.strictObject(titled),
  publicKey,
  keys: v.optional(v.pipe(v.array(publicKey), v.minLength(1))),
  freezes: v.array(v.strictObject({ record: freezeRecord, hash, signature: v.string(), keyId: v.string() })),
  chainHead: v.string(),
  revision: count,
  signature: v.string(),
});

export type DownloadedRecord = v.InferOutput<typeof recordSchema>;
export type DownloadedFreeze = DownloadedRecord['freezes'][number];
