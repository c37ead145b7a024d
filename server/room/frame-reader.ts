import { idPattern } from '../../shared/domain/ids.ts';
import { headingsPerBoardMax, titleBytesMax } from '../../shared/domain/limits.ts';

/** Why a frame was not let through; closed, because it becomes a close reason and a label of a figure. */
export const frameRefusals = ['not_readable', 'not_a_board', 'foreign_client', 'gap', 'too_much', 'board_full', 'too_often', 'damaged'] as const;
export type FrameRefusal = (typeof frameRefusals)[number];

/** Ends the reading of a frame; never leaves `board-gate.ts` and `board-presence.ts`. */
export class RefusedFrame extends Error {
  override readonly name = 'RefusedFrame';
  readonly why: FrameRefusal;

  constructor(why: FrameRefusal) {
    super(why);
    this.why = why;
  }
}

/** Bytes of one number at most: 2^53 has eight groups of seven bits. */
const numberBytesMax = 8;
/** Longest string anywhere in a frame that is let through: a heading. Keys are shorter. */
const stringBytesMax = titleBytesMax;
const fieldsMax = 8;

/** Up to here reading byte by byte is faster than asking the decoder. */
const shortBytesMax = 64;

/** null: holds more than ASCII. */
const asciiText = (bytes: Uint8Array): string | null => {
  let text = '';
  for (const byte of bytes) {
    if (byte >= 128) return null;
    text += String.fromCharCode(byte);
  }
  return text;
};

// As lib0 decodes: bytes that are not UTF-8 throw, a byte order mark stays.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Marks of lib0's `any` encoding. Numbers, BigInts and bytes stand in no record of a board that an editor writes. */
const anyUndefined = 127;
const anyNull = 126;
const anyFalse = 121;
const anyTrue = 120;
const anyString = 119;
const anyObject = 118;
const anyArray = 117;

/**
 * Reads foreign bytes of lib0's encoding (github.com/dmonad/lib0, decoding.js), but only what is bounded: every number has its
 * maximum, every string its length, nothing nests deeper than a record with a list. Throws `RefusedFrame` at anything else.
 */
export class FrameReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RefusedFrame('not_readable');
    this.#at += 1;
    return byte;
  }

  number(max: number): number {
    let value = 0;
    let factor = 1;
    for (let n = 0; n < numberBytesMax; n += 1) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) {
        if (value > max) throw new RefusedFrame('too_much');
        return value;
      }
      factor *= 128;
    }
    throw new RefusedFrame('not_readable');
  }

  /** The next bytes, behind their length. */
  bytes(max: number): Uint8Array {
    const length = this.number(max);
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RefusedFrame('not_readable');
    const part = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return part;
  }

  string(bytesMax = stringBytesMax): string {
    const part = this.bytes(bytesMax);
    if (part.length <= shortBytesMax) {
      const short = asciiText(part);
      if (short !== null) return short;
    }
    try {
      return utf8.decode(part);
    } catch {
      throw new RefusedFrame('not_readable');
    }
  }

  /** A value as an editor's record may hold one: text, or a flat record of texts, booleans, null and lists of texts. */
  value(): unknown {
    const mark = this.byte();
    if (mark !== anyObject) return this.#flat(mark);
    const record: Record<string, unknown> = {};
    for (let fields = this.number(fieldsMax); fields > 0; fields -= 1) {
      const key = this.string();
      // Not an own key on a plain record, so it would pass every check behind this one.
      if (key === '__proto__' || Object.hasOwn(record, key)) throw new RefusedFrame('not_a_board');
      const inner = this.byte();
      record[key] = inner === anyArray ? this.#texts() : this.#flat(inner);
    }
    return record;
  }

  #texts(): readonly string[] {
    const texts: string[] = [];
    for (let length = this.number(headingsPerBoardMax); length > 0; length -= 1) {
      if (this.byte() !== anyString) throw new RefusedFrame('not_a_board');
      texts.push(this.string());
    }
    return texts;
  }

  #flat(mark: number): unknown {
    switch (mark) {
      case anyUndefined: return undefined;
      case anyNull: return null;
      case anyFalse: return false;
      case anyTrue: return true;
      case anyString: return this.string();
      default: throw new RefusedFrame('not_a_board');
    }
  }
}

/** An id as we make them. */
export const isId = (value: unknown): value is string => typeof value === 'string' && idPattern.test(value);
