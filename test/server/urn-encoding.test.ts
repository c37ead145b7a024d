import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUrn, encodeUrn, type UrnPapers, type UrnPlaces } from '../../server/room/urn-encoding.ts';
import { trackerOf } from '../../server/room/tracker.ts';
import { asId, type BallotId, type OptionId, type SectorId } from '../../shared/domain/ids.ts';
import { agreementChoices, consentChoices, type ChoiceValue } from '../../shared/domain/ballot.ts';

const placesWith = (options: number): UrnPlaces => ({
  options: Array.from({ length: options }, (_, n) => ({ id: asId<OptionId>(`option-${n}`), text: `Satz ${n}`, source: null })),
  sectors: ['stadt', 'land'].map((id) => ({ id: asId<SectorId>(id), title: id })),
});
const tracker = (n: number): string => trackerOf(asId<BallotId>('ballot-1'), `nonce-of-voter-${n}`);

const value: fc.Arbitrary<ChoiceValue> = fc.oneof(fc.constantFrom(...agreementChoices, ...consentChoices), fc.nat(500));
const sector = fc.constantFrom(null, asId<SectorId>('stadt'), asId<SectorId>('land'));
const urns: fc.Arbitrary<{ readonly places: UrnPlaces; readonly urn: UrnPapers }> = fc.integer({ min: 1, max: 40 }).chain((options) => {
  const perOption = <Value>(one: fc.Arbitrary<Value>) =>
    fc.array(fc.option(one), { minLength: options, maxLength: options }).map((all) => Object.fromEntries(all.flatMap((given, n) => (given === null ? [] : [[`option-${n}`, given]]))));
  const paper = fc.record({ sector, choices: perOption(value), reasons: perOption(fc.string({ unit: 'grapheme' })) });
  return fc.record({ sealed: fc.array(paper, { maxLength: 20 }), trackers: fc.nat(20).map((count) => Array.from({ length: count }, (_, n) => tracker(n)).sort()) }).map((urn) => ({ places: placesWith(options), urn }));
});

describe('the bytes of an urn', () => {
  it('give back every paper and every tracker', () => {
    fc.assert(fc.property(urns, ({ places, urn }) => {
      expect(decodeUrn(encodeUrn(urn, places), places)).toEqual(urn);
    }));
  });

  it('[SC2] 1,000 papers of 30 options take less than 60 kB; 20 dots each on 1,000 options less than 90', () => {
    const few = placesWith(30);
    const full = Array.from({ length: 1_000 }, (_, n) => ({ sector: asId<SectorId>('stadt'), choices: Object.fromEntries(few.options.map(({ id }, place) => [id, (n * place) % 101])), reasons: {} }));
    const trackers = Array.from({ length: 1_000 }, (_, n) => tracker(n)).sort();
    const many = placesWith(1_000);
    const sparse = Array.from({ length: 1_000 }, (_, n) => ({ sector: null, choices: Object.fromEntries(Array.from({ length: 20 }, (__, dot) => [`option-${(n * 7 + dot * 49) % 1_000}`, 1])), reasons: {} }));

    expect(encodeUrn({ sealed: full, trackers }, few).length).toBeLessThan(60_000);
    expect(encodeUrn({ sealed: sparse, trackers: [] }, many).length).toBeLessThan(90_000);
  });

  it('of another version or cut off are refused', () => {
    const places = placesWith(3);
    const bytes = encodeUrn({ sealed: [{ sector: null, choices: { 'option-1': 'yes' }, reasons: { 'option-1': 'weil' } }], trackers: [tracker(1)] }, places);

    expect(() => decodeUrn(Uint8Array.from([99, ...bytes.subarray(1)]), places)).toThrow('another version');
    for (let length = 0; length < bytes.length; length += 1) expect(() => decodeUrn(bytes.subarray(0, length), places)).toThrow();
  });
});
