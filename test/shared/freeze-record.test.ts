import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { asId, type FreezeId } from '../../shared/domain/ids.ts';
import { freezeBytes, groupsOfFour } from '../../shared/record/freeze-record.ts';
import { sampleFreeze } from '../support/freeze-samples.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

it('the checksum of a known record stays the same for ever: changing it would break every paper that carries one', () => {
  expect(hash(freezeBytes(sampleFreeze()))).toBe('90977437f8e30fd5a6a2a95f1714a5a66862869c15f8c9ec0bcad2d66ffb32d5');
});

it('the order in which the program builds a record does not matter', () => {
  const record = sampleFreeze();
  const turned = Object.fromEntries(Object.entries(record).reverse());

  expect(freezeBytes({ ...sampleFreeze(), ...turned })).toEqual(freezeBytes(record));
});

it('everything in it counts', () => {
  const plain = hash(freezeBytes(sampleFreeze()));

  expect(hash(freezeBytes(sampleFreeze({ text: 'Sprache öffnet Türen: Wir fördern sie vom ersten Tag an. 😁' })))).not.toBe(plain);
  expect(hash(freezeBytes(sampleFreeze({ id: asId<FreezeId>('freeze-0000x') })))).not.toBe(plain);
  expect(hash(freezeBytes(sampleFreeze({ support: null })))).not.toBe(plain);
});

it('is plain UTF-8 JSON without blanks', () => {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(freezeBytes(sampleFreeze()));

  expect(text.startsWith('{"approvals":[{"at":"2026-11-21T15:03:10.000Z","role":"moderator"},')).toBe(true);
  expect(JSON.parse(text)).toEqual(sampleFreeze());
});

it('half a character cannot be frozen', () => {
  expect(() => freezeBytes(sampleFreeze({ text: 'a\ud83d' }))).toThrow();
});

it('checksums are shown in groups of four', () => {
  expect(groupsOfFour('0123456789abcdef')).toBe('0123 4567 89ab cdef');
});
