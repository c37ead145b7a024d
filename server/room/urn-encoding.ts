/**
 * The bytes of an urn: sealed papers in the order given, then trackers in theirs. Values stand by the
 * place of their option, so that a paper of thirty options has some thirty bytes.
 *
 * ```
 * urn     := version papers:count paper* trackers:text
 * paper   := sector (0: none, else place + 1) value* reasons:count (option:place text)*
 * value   := 0 length (so many options left out) | 1…6 (a word) | 7 + number
 * ```
 * All numbers are lib0's variable-length integers.
 */
import { createDecoder, readVarString, readVarUint, type Decoder } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, type Encoder } from 'lib0/encoding';
import type { SealedPaper } from '../../shared/commands/decision.ts';
import type { BallotOption, Choices, ChoiceValue, Reasons } from '../../shared/domain/ballot.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { trackerLength } from './tracker.ts';

/** What places in the bytes refer to; neither changes while a ballot is open. */
export interface UrnPlaces {
  readonly options: readonly BallotOption[];
  readonly sectors: readonly Sector[];
}

export interface UrnPapers {
  readonly sealed: readonly SealedPaper[];
  readonly trackers: readonly string[];
}

const version = 1;
const words = ['yes', 'no', 'abstain', 'consent', 'light', 'grave'] as const satisfies readonly ChoiceValue[];
const firstNumber = words.length + 1;

const writeChoices = (encoder: Encoder, { options }: UrnPlaces, choices: Choices): void => {
  let leftOut = 0;
  const writeGap = (): void => {
    if (leftOut === 0) return;
    writeVarUint(encoder, 0);
    writeVarUint(encoder, leftOut);
    leftOut = 0;
  };
  for (const { id } of options) {
    const value = choices[id];
    if (value === undefined) {
      leftOut += 1;
      continue;
    }
    writeGap();
    writeVarUint(encoder, typeof value === 'number' ? firstNumber + value : words.indexOf(value) + 1);
  }
  writeGap();
};

const readChoices = (decoder: Decoder, { options }: UrnPlaces): Choices => {
  const choices: Record<string, ChoiceValue> = {};
  for (let place = 0; place < options.length; place += 1) {
    const code = readVarUint(decoder);
    if (code === 0) {
      place += readVarUint(decoder) - 1;
      continue;
    }
    const option = options[place];
    const value = code < firstNumber ? words[code - 1] : code - firstNumber;
    if (option !== undefined && value !== undefined) choices[option.id] = value;
  }
  return choices;
};

const writeReasons = (encoder: Encoder, { options }: UrnPlaces, reasons: Reasons): void => {
  const given = options.flatMap(({ id }, place) => (reasons[id] === undefined ? [] : [{ place, text: reasons[id] }]));
  writeVarUint(encoder, given.length);
  for (const { place, text } of given) {
    writeVarUint(encoder, place);
    writeVarString(encoder, text);
  }
};

const readReasons = (decoder: Decoder, { options }: UrnPlaces): Reasons => {
  const reasons: Record<string, string> = {};
  for (let left = readVarUint(decoder); left > 0; left -= 1) {
    const option = options[readVarUint(decoder)];
    const text = readVarString(decoder);
    if (option !== undefined) reasons[option.id] = text;
  }
  return reasons;
};

export const encodeUrn = ({ sealed, trackers }: UrnPapers, places: UrnPlaces): Uint8Array => {
  const encoder = createEncoder();
  writeVarUint(encoder, version);
  writeVarUint(encoder, sealed.length);
  for (const { sector, choices, reasons } of sealed) {
    writeVarUint(encoder, places.sectors.findIndex(({ id }) => id === sector) + 1);
    writeChoices(encoder, places, choices);
    writeReasons(encoder, places, reasons);
  }
  writeVarString(encoder, trackers.join(''));
  return toUint8Array(encoder);
};

/** Throws when the bytes are of another version or cut off. */
export const decodeUrn = (bytes: Uint8Array, places: UrnPlaces): UrnPapers => {
  const decoder = createDecoder(bytes);
  if (readVarUint(decoder) !== version) throw new Error('The urn is of another version.');
  const sealed: SealedPaper[] = [];
  for (let left = readVarUint(decoder); left > 0; left -= 1) {
    const sector = places.sectors[readVarUint(decoder) - 1]?.id ?? null;
    const choices = readChoices(decoder, places);
    sealed.push({ sector, choices, reasons: readReasons(decoder, places) });
  }
  const joined = readVarString(decoder);
  const trackers = Array.from({ length: joined.length / trackerLength }, (_, place) => joined.slice(place * trackerLength, (place + 1) * trackerLength));
  return { sealed, trackers };
};
