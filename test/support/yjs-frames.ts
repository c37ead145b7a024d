/** Yjs updates (version 1) written byte by byte: what no client of ours would send. */
import * as encoding from 'lib0/encoding';

export type Writer = (encoder: encoding.Encoder) => void;

export interface RawBlock {
  readonly client: number;
  readonly clock?: number;
  readonly structs: readonly Writer[];
  /** What the frame claims; else as many as there are. */
  readonly count?: number;
}

export type RawDeletes = readonly { readonly client: number; readonly ranges: readonly (readonly [clock: number, length: number])[] }[];

export const bytesOf = (write: Writer): Uint8Array => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
};

export const rawFrame = (blocks: readonly RawBlock[], deletes: RawDeletes = []): Uint8Array =>
  bytesOf((encoder) => {
    encoding.writeVarUint(encoder, blocks.length);
    for (const { client, clock = 0, structs, count = structs.length } of blocks) {
      for (const number of [count, client, clock]) encoding.writeVarUint(encoder, number);
      for (const write of structs) write(encoder);
    }
    encoding.writeVarUint(encoder, deletes.length);
    for (const { client, ranges } of deletes) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const range of ranges) for (const number of range) encoding.writeVarUint(encoder, number);
    }
  });

/** Kinds of structs and contents as Yjs numbers them. */
export const kinds = { gc: 0, deleted: 1, json: 2, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8, doc: 9, skip: 10 } as const;

const inMap = (encoder: encoding.Encoder, kind: number, map: string, key: string): void => {
  encoding.writeUint8(encoder, kind | 0x20);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, map);
  encoding.writeVarString(encoder, key);
};

const behind = (encoder: encoding.Encoder, kind: number, client: number, clock: number): void => {
  encoding.writeUint8(encoder, kind | 0x80);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
};

/** A value in a map, first of its key. */
export const valueIn = (map: string, key: string, ...values: readonly unknown[]): Writer => (encoder) => {
  inMap(encoder, kinds.any, map, key);
  encoding.writeVarUint(encoder, values.length);
  for (const value of values) encoding.writeAny(encoder, value as never);
};

/** A value that follows another. */
export const valueBehind = (client: number, clock: number, value: unknown): Writer => (encoder) => {
  behind(encoder, kinds.any, client, clock);
  encoding.writeVarUint(encoder, 1);
  encoding.writeAny(encoder, value as never);
};

export const deletedIn = (map: string, key: string, length: number): Writer => (encoder) => {
  inMap(encoder, kinds.deleted, map, key);
  encoding.writeVarUint(encoder, length);
};

export const deletedBehind = (client: number, clock: number, length: number): Writer => (encoder) => {
  behind(encoder, kinds.deleted, client, clock);
  encoding.writeVarUint(encoder, length);
};

/** Any content in a map. */
export const contentIn = (map: string, key: string, kind: number, content: Writer): Writer => (encoder) => {
  inMap(encoder, kind, map, key);
  content(encoder);
};

/** GC and Skip carry nothing but their length. */
export const bare = (kind: number, length: number): Writer => (encoder) => {
  encoding.writeUint8(encoder, kind);
  encoding.writeVarUint(encoder, length);
};
