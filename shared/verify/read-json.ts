import * as v from 'valibot';
import type { DocumentReading } from './read-document.ts';

const sealedSentence = v.object({
  kind: v.literal('sentence'),
  heading: v.string(),
  text: v.string(),
  seal: v.object({ version: v.string(), checksum: v.object({ value: v.string() }) }),
});

const document = v.object({ title: v.string(), blocks: v.array(v.looseObject({ kind: v.string() })) });

/** `GET /api/v1/processes/:p/documents/haltung.json`: the neutral form of shared/document/document.ts. */
export function readJson(text: string): DocumentReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, why: 'not-a-document' };
  }
  const parsed = v.safeParse(document, json, { abortEarly: true });
  if (!parsed.success) return { ok: false, why: 'not-a-document' };
  const sealed = parsed.output.blocks.filter((block) => block.kind === 'sentence' && block['seal'] !== null);
  const sentences = sealed.map((block) => v.safeParse(sealedSentence, block, { abortEarly: true }));
  if (!sentences.every((one) => one.success)) return { ok: false, why: 'odd' };
  return { ok: true, sentences: sentences.map(({ output: { heading, text: words, seal } }) => ({ heading, text: words, version: seal.version, checksum: seal.checksum.value })) };
}
