/** Records that somebody made or changed, with what every verifier has to find in them: ours, the page's and the one in Python. */
import { join } from 'node:path';
import { openSigner, sealFreeze, sealProcessRecord, type Signer } from '../../server/record/signing.ts';
import { asId, type FreezeId, type OptionId, type BallotId, type PrincipleId, type ProcessId } from '../../shared/domain/ids.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import type { FreezeSupport, ProcessRecord, SealedRecord } from '../../shared/record/freeze-record.ts';
import { sampleFreeze, sampleRecord, sealed } from './freeze-samples.ts';

export interface Forgery {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly findings: readonly string[];
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const supportBy = (kind: 'consent' | 'resistance'): FreezeSupport => ({
  ballot: asId<BallotId>('ballot-00002'),
  kind,
  mode: 'binding',
  threshold: '0.66',
  option: { id: asId<OptionId>('option-00001'), text: 'Sprache öffnet Türen.' },
  turnout: 41,
  invalid: 1,
  total: kind === 'consent' ? { consent: 30, light: 9, grave: 1 } : { rated: 40, abstain: 1, sum: 107, distribution: [20, 4, 4, 2, 1, 1, 2, 2, 2, 1, 1], resistance: 26.75, median: 0.5 },
  sectors: { politik: null },
  shared: false,
});

/** Two freezes by `old`, one by `now`, as after a rotation. */
export const rotatedRecord = (old: Signer, now: Signer): ProcessRecord => {
  const before = sampleRecord(old);
  const [first, second, third] = before.freezes;
  if (first === undefined || second === undefined || third === undefined) throw new Error('no freezes');
  const { freezes: _, publicKey: __, signature: ___, ...frame } = before;
  return sealProcessRecord(now, { ...frame, freezes: [first, second, sealFreeze(now, third.record)] });
};

/** `folder`: where keys may be made. */
export function forgeries(folder: string): readonly Forgery[] {
  const signer = openSigner(join(folder, 'forged', 'a'));
  const stranger = openSigner(join(folder, 'forged', 'b'));
  const record = sampleRecord(signer);
  const [first, second, third] = record.freezes;
  if (first === undefined || second === undefined || third === undefined) throw new Error('no freezes');
  const text = canonicalJson(record);
  const freezes = (...list: readonly SealedRecord[]): Uint8Array => bytesOf(canonicalJson(sealed(signer, list)));
  const rotated = sealProcessRecord({ ...signer, publicKeyOf: () => ({ id: stranger.keyId, algorithm: 'Ed25519', raw: stranger.publicKeyRaw }) }, { process: record.process, freezes: [sealFreeze(stranger, first.record), second, third], chainHead: record.chainHead, revision: record.revision });
  const signed = ({ signature: _, ...rest }: ProcessRecord): ProcessRecord => ({ ...rest, signature: signer.sign(bytesOf(canonicalJson(rest))) });
  // The neutral element: a "key" under which all zeros sign anything.
  const weak = { id: '01d0fabd251fcbbe', algorithm: 'Ed25519', raw: `AQ${'A'.repeat(41)}` } as const;
  const odd = (change: Parameters<typeof sampleFreeze>[0]): Uint8Array => freezes(sealFreeze(signer, sampleFreeze(change)));
  const entries: readonly (readonly [string, Uint8Array, ...string[]])[] = [
    ['sound', bytesOf(text)],
    ['sound with a line break', bytesOf(`${text}\r\n`)],
    ['sound without freezes', freezes()],
    ['sound with consent', odd({ support: supportBy('consent') })],
    ['sound with resistance', odd({ support: supportBy('resistance') })],
    ['sound after a rotation', bytesOf(canonicalJson(rotated))],
    ['reformatted', bytesOf(JSON.stringify(record, null, 1)), 'spelling'],
    ['two line breaks', bytesOf(`${text}\n\n`), 'spelling'],
    ['an escape that says the same', bytesOf(text.replace('Sprache', '\\u0053prache')), 'spelling'],
    ['a number spelled otherwise', bytesOf(text.replace('"revision":917', '"revision":9.17e2')), 'spelling'],
    ['minus nothing', bytesOf(text.replace('"invalid":1', '"invalid":-0')), 'spelling', 'record-signature', '0:hash', '0:signature'],
    ['a key given twice', bytesOf(text.replace('"revision":917', '"revision":916,"revision":917')), 'spelling'],
    ['half a character', bytesOf(text.replace('"id":"process-0001","title":"Integration in Arbeit"},"publicKey"', '"id":"process-0001","title":"\\ud800"},"publicKey"')), 'spelling', 'record-signature'],
    ['cut at the end', freezes(first, second).length > 0 ? bytesOf(canonicalJson({ ...record, freezes: [first, second] })) : bytesOf(''), 'record-signature'],
    ['in another order', bytesOf(canonicalJson({ ...record, freezes: [second, first, third] })), 'record-signature', '0:chain', '1:chain', '1:ledger', '2:chain'],
    ['in another order, sealed again', freezes(second, first, third), '0:chain', '1:chain', '1:ledger', '2:chain'],
    ['one left out, sealed again', freezes(first, third), '1:chain'],
    ['the first left out, sealed again', freezes(second, third), '0:chain'],
    ['one twice, sealed again', freezes(first, second, second, third), '2:chain', '2:ledger', '2:version', '2:twice'],
    ['two signatures swapped', freezes({ ...first, signature: second.signature }, { ...second, signature: first.signature }, third), '0:signature', '1:signature'],
    ['other words under the old checksum', freezes({ ...first, record: { ...first.record, text: 'Etwas anderes.' } }, second, third), '0:hash', '0:signature'],
    ['a freeze by a strange key', freezes(sealFreeze(stranger, first.record), second, third), '0:signature', '0:key'],
    ['another key over everything', bytesOf(canonicalJson({ ...record, publicKey: { id: stranger.keyId, algorithm: 'Ed25519', raw: stranger.publicKeyRaw } })), 'record-signature', '0:signature', '0:key', '1:signature', '1:key', '2:signature', '2:key'],
    ['an id that is not the key’s', bytesOf(canonicalJson(signed({ ...record, publicKey: { ...record.publicKey, id: stranger.keyId } }))), 'key-id', '0:key', '1:key', '2:key'],
    ['a key for any text', bytesOf(canonicalJson({ ...record, publicKey: weak, freezes: [{ ...first, keyId: weak.id, signature: `AQ${'A'.repeat(84)}` }], signature: `AQ${'A'.repeat(84)}` })), 'key-id', 'record-signature', '0:signature'],
    ['an earlier key that sealed nothing', bytesOf(canonicalJson(signed({ ...record, keys: [{ id: stranger.keyId, algorithm: 'Ed25519', raw: stranger.publicKeyRaw }] }))), 'keys'],
    ['its own key among the earlier ones', bytesOf(canonicalJson(signed({ ...record, keys: [record.publicKey] }))), 'keys'],
    ['a signature with a sign more', bytesOf(canonicalJson({ ...record, signature: `${record.signature}=` })), 'record-signature'],
    ['a text that is not NFC', odd({ text: 'a\u0308' }), '0:form'],
    ['another process', odd({ process: { id: asId<ProcessId>('process-0002'), title: 'x' } }), '0:process'],
    ['one approval', odd({ approvals: [{ role: 'moderator', at: '2026-11-21T15:03:10.000Z' }] }), '0:approvals'],
    ['two approvals of one role', odd({ approvals: [1, 2].map((n) => ({ role: 'approver', at: `2026-11-21T15:03:1${n}.000Z` }) as const) }), '0:approvals'],
    ['a place in the ledger that is not there yet', odd({ ledger: { revision: 9_999, head: 'x' } }), '0:ledger'],
    ['the same Fassung again', freezes(first, sealFreeze(signer, sampleFreeze({ id: asId<FreezeId>('freeze-00009'), principle: asId<PrincipleId>('principle-01'), previous: first.hash, ledger: { revision: 900, head: 'x' } }))), '1:version'],
    ['empty', new Uint8Array(), 'not-json'],
    ['bad UTF-8', Uint8Array.from([...bytesOf(text).subarray(0, 400), 0xc3, 0x28, ...bytesOf(text).subarray(402)]), 'not-text'],
    ['a byte order mark', bytesOf(`\ufeff${text}`), 'not-json'],
    ['not a number', bytesOf(text.replace('"revision":917', '"revision":NaN')), 'not-json'],
    ['a number without end', bytesOf(text.replace('"revision":917', '"revision":1e400')), 'not-a-record'],
    ['deep', bytesOf(`${'['.repeat(100_000)}1`), 'not-json'],
    ['newer', bytesOf('{"schema":"leitsatz/record/2"}'), 'newer'],
    ['a list', bytesOf('[1,2]'), 'not-a-record'],
    ['a field too many', bytesOf(text.replace('"schema":"leitsatz/record/1"', '"schema":"leitsatz/record/1","x":1')), 'not-a-record'],
    ['a field too few', bytesOf(text.replace('"revision":917,', '')), 'not-a-record'],
    ['a word for a number', bytesOf(text.replace('"number":2', '"number":"2"')), 'not-a-record'],
    ['truth for a number', bytesOf(text.replace('"number":2', '"number":true')), 'not-a-record'],
    ['too large', new Uint8Array(50 * 1_024 * 1_024).fill(0x20), 'too-large'],
  ];
  return entries.map(([name, bytes, ...findings]) => ({ name, bytes, findings }));
}
