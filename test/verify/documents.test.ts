import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSigner, sealFreeze } from '../../server/record/signing.ts';
import { buildHaltung, type HaltungInput } from '../../shared/document/haltung.ts';
import { renderHtml } from '../../shared/document/render-html.ts';
import { renderMarkdown } from '../../shared/document/render-markdown.ts';
import { asId, type FreezeId, type PrincipleId } from '../../shared/domain/ids.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import type { ProcessRecord, SealedRecord } from '../../shared/record/freeze-record.ts';
import { compareDocument, type Comparison } from '../../shared/verify/compare-document.ts';
import { readDocument } from '../../shared/verify/read-document.ts';
import { recordSchema } from '../../shared/verify/record-schema.ts';
import * as v from 'valibot';
import { exampleInput, sealedSentence } from '../document/haltung-example.ts';
import { sampleFreeze, sealed } from '../support/freeze-samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'leitsatz-documents-'));
afterAll(() => rmSync(folder, { recursive: true }));
const signer = openSigner(folder);
const naughty: readonly string[] = (JSON.parse(readFileSync(new URL('../data/blns.json', import.meta.url), 'utf8')) as readonly string[]).filter((text) => text !== '').map((text) => text.normalize('NFC'));

/** A record of these sentences, one freeze each. */
const recordOf = (sentences: readonly { readonly title?: string; readonly text: string }[]): ProcessRecord => {
  const freezes: SealedRecord[] = [];
  for (const [place, { title = '', text }] of sentences.entries()) {
    freezes.push(sealFreeze(signer, sampleFreeze({
      id: asId<FreezeId>(`freeze-${place}`), principle: asId<PrincipleId>(`principle-${place}`), number: place + 1, version: place + 2, title, text,
      previous: freezes.at(-1)?.hash ?? null, ledger: { revision: place + 1, head: 'x' },
    })));
  }
  return sealed(signer, freezes);
};

const inputOf = (record: ProcessRecord, change: Partial<HaltungInput> = {}): HaltungInput =>
  exampleInput({ sealed: record.freezes.map(({ record: one, hash }) => ({ ...sealedSentence(one.number, one.text, one.title), hash, version: one.version })), ...change });

const formats: Readonly<Record<string, (input: HaltungInput) => string>> = {
  html: (input) => renderHtml(buildHaltung(input)),
  md: (input) => renderMarkdown(buildHaltung(input)),
  json: (input) => JSON.stringify(buildHaltung(input)),
};
const kinds = Object.entries(formats);

const compare = (record: ProcessRecord, document: string | Uint8Array): Comparison => {
  const reading = readDocument(typeof document === 'string' ? new TextEncoder().encode(document) : document);
  if (!reading.ok) throw new Error(reading.why);
  return compareDocument(v.parse(recordSchema, record), reading.sentences);
};
const findings = ({ sentences, missing }: Comparison) => ({ found: sentences.map((one) => one.findings), missing: missing.length });

const record = recordOf([{ title: 'Sprache', text: 'Sprache öffnet Türen:\nWir fördern sie vom ersten Tag an.' }, { text: 'Tariflohn gilt ab dem ersten Tag. 😀' }, { title: 'Räume', text: 'Räume für alle.' }]);
const same = { found: [[], [], []], missing: 0 };

describe.each(kinds)('[VE2] a Haltung as %s', (_, render) => {
  it('says the same as the record, with foreign line ends, a byte order mark and NFD too', () => {
    const document = render(inputOf(record));

    expect(findings(compare(record, document))).toEqual(same);
    expect(findings(compare(record, document.replaceAll('\n', '\r\n')))).toEqual(same);
    expect(findings(compare(record, `\ufeff${document}`))).toEqual(same);
    expect(findings(compare(record, document.normalize('NFD')))).toEqual(same);
  });

  it('gives back every hostile text exactly, as title and as words', () => {
    const hostile = recordOf(naughty.map((text) => ({ title: text, text })));

    const comparison = compare(hostile, render(inputOf(hostile)));

    expect(comparison.sentences.filter((one) => one.findings.length > 0)).toEqual([]);
    expect(comparison.equal).toBe(true);
  });

  it.each([' Führendes und folgendes. ', 'zwei\n\nAbsätze', '\nZeile davor und danach\n', 'a\\\nb', '> zitiert\n- Fassung 2\n### Leitsatz 9', '<br> &amp; &#10; `code`', '1. eins\n2) zwei', '- Prüfsumme: `x`', 'a  b\tc', 'www.x.de http://x.de a@b.de', '\u202eumgekehrt', 'اللغة أولا'])('gives back %j', (text) => {
    const one = recordOf([{ text }]);

    expect(findings(compare(one, render(inputOf(one))))).toEqual({ found: [[]], missing: 0 });
  });

  it('is told apart by one letter, one blank, one comma, another title, Fassung or checksum', () => {
    const change = (place: number, more: object): Comparison => {
      const input = inputOf(record);
      return compare(record, render({ ...input, sealed: input.sealed.map((one, at) => (at === place ? { ...one, ...more } : one)) }));
    };

    expect(findings(change(1, { text: 'Tariflohn gilt ab dem ersten Tag, 😀' })).found).toEqual([[], ['text'], []]);
    expect(findings(change(1, { text: 'Tariflohn  gilt ab dem ersten Tag. 😀' })).found).toEqual([[], ['text'], []]);
    expect(findings(change(0, { text: 'Sprache öffnet Türen: Wir fördern sie vom ersten Tag an.' })).found).toEqual([['text'], [], []]);
    expect(findings(change(2, { title: 'Raume' })).found).toEqual([[], [], ['title']]);
    expect(findings(change(2, { title: '' })).found).toEqual([[], [], ['title']]);
    expect(findings(change(2, { version: 40 })).found).toEqual([[], [], ['version']]);
    expect(findings(change(2, { hash: '0'.repeat(64) })).found).toEqual([[], [], ['checksum']]);
    expect(findings(change(2, { hash: '0'.repeat(64), text: 'x' })).found).toEqual([[], [], ['text', 'checksum']]);
    expect(findings(change(1, { hash: '0'.repeat(64), text: 'x' }))).toEqual({ found: [[], ['unknown'], []], missing: 1 });
    // Another place in the document is not another wording.
    expect(findings(change(1, { number: 9 })).found).toEqual([[], [], []]);
  });

  it('is not equal with a sentence less, one twice, or one that has been frozen anew since', () => {
    const input = inputOf(record);
    const [first, second, third] = input.sealed;
    if (first === undefined || second === undefined || third === undefined) throw new Error('no sentences');
    const again = sealFreeze(signer, sampleFreeze({ id: asId<FreezeId>('freeze-9'), principle: asId<PrincipleId>('principle-2'), number: 3, version: 9, title: 'Räume', text: 'Räume für wirklich alle.', previous: record.freezes[2]?.hash ?? null, ledger: { revision: 9, head: 'x' } }));
    const later = sealed(signer, [...record.freezes, again]);

    expect(findings(compare(record, render({ ...input, sealed: [first, third] })))).toEqual({ found: [[], []], missing: 1 });
    expect(findings(compare(record, render({ ...input, sealed: [first, second, third, { ...second, number: 4 }] })))).toEqual({ found: [[], [], [], ['twice']], missing: 0 });
    expect(findings(compare(later, render(input)))).toEqual({ found: [[], [], ['replaced']], missing: 0 });
    expect(findings(compare(later, render(inputOf(sealed(signer, [...record.freezes.slice(0, 2), again])))))).toEqual(same);
  });

  it('any letter of a sentence, its title or checksum that is changed is found', () => {
    const document = render(inputOf(record));
    for (const { record: one, hash } of record.freezes) {
      for (const part of [one.title, one.text.split('\n')[0] ?? '', hash].filter((text) => text !== '')) {
        const begin = document.lastIndexOf(part);
        expect(begin).toBeGreaterThan(0);
        for (let at = 0; at < part.length; at += 1) {
          const changed = document.slice(0, begin + at) + (part[at] === 'x' ? 'y' : 'x') + document.slice(begin + at + 1);
          const reading = readDocument(new TextEncoder().encode(changed));
          expect(reading.ok && compareDocument(v.parse(recordSchema, record), reading.sentences).equal, `${part} ${at}`).toBe(false);
        }
      }
    }
  });
});

describe('[VE2] a document that shows something else than what is read', () => {
  const html = formats['html']?.(inputOf(record)) ?? '';
  const md = formats['md']?.(inputOf(record)) ?? '';
  it.each([
    ['a script', html.replace('</main>', '<script>document.body.textContent="x"</script></main>')],
    ['a style on an element', html.replace('<p class="sentence"', '<p style="display:none" class="sentence"')],
    ['a hidden element', html.replace('<p class="sentence"', '<p hidden class="sentence"')],
    ['a frame', html.replace('</main>', '<iframe srcdoc="x"></iframe></main>')],
    ['a second paragraph of words', html.replace('<p class="sentence"', '<p class="sentence">Etwas anderes.</p><p class="sentence"')],
    ['a handler', html.replace('<body>', '<body onload="alert(1)">')],
    ['an end that is missing', html.replace('</article>', '')],
    ['a tag that nobody closes', html.replace('</main>', '<b</main>')],
    ['markup in Markdown', md.replace('### Leitsatz 2', '<!--\n### Leitsatz 2')],
    ['two quotations in Markdown', md.replace('### Leitsatz 2\n', '### Leitsatz 2\n\n> Etwas anderes.\n')],
    ['a sentence without its words', md.replace('> Tariflohn', 'Tariflohn')],
    ['a JSON without checksum', JSON.stringify({ title: 'x', blocks: [{ kind: 'sentence', heading: 'x', text: 'y', seal: {} }] })],
  ])('%s', (_, text) => {
    expect(text === html || text === md).toBe(false);
    expect(readDocument(new TextEncoder().encode(text))).toEqual({ ok: false, why: 'odd' });
  });

  it.each([
    ['nothing', '', 'not-a-document'],
    ['a letter', 'Sehr geehrte Damen und Herren', 'not-a-document'],
    ['other JSON', '{"a":1}', 'not-a-document'],
    ['broken JSON', '{', 'not-a-document'],
    ['another page', '<p>x</p>', 'not-a-document'],
  ])('%s is no Haltung', (_, text, why) => {
    expect(readDocument(new TextEncoder().encode(text))).toEqual({ ok: false, why });
  });

  it('bytes that are no text, and too many of them', () => {
    expect(readDocument(Uint8Array.of(0x3c, 0xff))).toEqual({ ok: false, why: 'not-text' });
    expect(readDocument(new Uint8Array(33 * 1_024 * 1_024))).toEqual({ ok: false, why: 'too-large' });
  });

  it('a hostile document of a megabyte does not hold anybody up', () => {
    for (const part of ['<a ', '<!--', '&#', '<article class="sealed">', '<p>'.repeat(10), '### x\n> y\n']) {
      expect(readDocument(new TextEncoder().encode(`<main>${part.repeat(100_000)}`.slice(0, 1_000_000)))).toMatchObject({ ok: false });
      readDocument(new TextEncoder().encode(`# ${part.repeat(100_000)}`.slice(0, 1_000_000)));
    }
  }, 20_000);
});

it('[VE2] npm run verify compares documents beside the record', () => {
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../../server/verify/main.ts'), ...args], { encoding: 'utf8' });
    return { status, text: stdout + stderr };
  };
  const recordFile = file('record.json', canonicalJson(record));
  const right = kinds.map(([kind, render]) => file(`haltung.${kind}`, render(inputOf(record))));
  const wrong = file('falsch.md', readFileSync(join(folder, 'haltung.md'), 'utf8').replace('Tariflohn', 'Mindestlohn'));

  const good = run(recordFile, ...right);
  expect(good).toMatchObject({ status: 0 });
  expect(good.text.match(/3 Leitsätze verglichen, alle sind gleich\./g)).toHaveLength(3);
  const bad = run(recordFile, wrong);
  expect(bad).toMatchObject({ status: 1, text: expect.stringContaining('Der Wortlaut ist ein anderer. Im Nachweis steht:\n    Tariflohn gilt') as string });
  expect(bad.text).toContain('Diese Haltung stimmt NICHT mit dem Nachweis überein.');
  expect(run(file('forged.json', canonicalJson(record).replace('Tariflohn', 'Mindestlohn')), wrong)).toMatchObject({ status: 1, text: expect.stringContaining('Das beweist nichts.') as string });
  expect(run(right[0] ?? '', recordFile)).toMatchObject({ status: 1, text: expect.stringContaining('ist eine Haltung, kein Nachweis') as string });
  expect(run(right[2] ?? '')).toMatchObject({ status: 1, text: expect.stringContaining('ist eine Haltung, kein Nachweis') as string });
  expect(run(recordFile, 'missing.md')).toMatchObject({ status: 1, text: expect.stringContaining('„missing.md“ ist nicht da') as string });
});
