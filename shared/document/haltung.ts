import type { Role } from '../domain/role.ts';
import { signOf, type Sector, type SectorSign } from '../domain/sector.ts';
import { tragwerk } from '../domain/tragwerk.ts';
import type { SealedView, SupportView } from '../protocol/view.ts';
import { modeName } from '../locale/ballot-names-de.ts';
import { documentWord, enumerate } from '../locale/document-de.ts';
import { longDate, percent, shortChecksum, supportPercent, wholeChecksum } from '../locale/formats-de.ts';
import { supportSentence } from '../locale/tragwerk.ts';
import { fromBase64url } from '../record/base64url.ts';
import { hexOf, sha256 } from '../record/sha2.ts';
import type { Block, LeitsatzDocument, SentenceBlock, SupportBlock, TableBlock } from './document.ts';
import { moments, type Moment } from './moments.ts';

/** Everything the Haltung is written from. */
export interface HaltungInput {
  readonly process: { readonly id: string; readonly title: string };
  readonly sectors: readonly Sector[];
  readonly preamble: string;
  readonly sealed: readonly SealedView[];
  /** Sentences that are not frozen, in their order. */
  readonly open: readonly { readonly title: string; readonly text: string; readonly support: SupportView | null }[];
  readonly workshops: readonly HaltungWorkshop[];
  /** By sector id, as far as somebody entered it. */
  readonly invitedBySector: Readonly<Record<string, number>>;
  readonly chainHead: string;
  readonly publicKey: { readonly id: string; readonly raw: string };
  /** Server clock, milliseconds since 1970. */
  readonly generatedAtMs: number;
  /** By freeze id. */
  readonly approvals: Readonly<Record<string, readonly { readonly role: Role; readonly atMs: number }[]>>;
  /** IANA name; the Landkreis' time if absent. */
  readonly timeZone?: string;
}

export interface HaltungWorkshop {
  readonly title: string;
  /** `yyyy-mm-dd`. */
  readonly date: string;
  readonly place: string;
  readonly joined: number;
  /** By sector id; `none` counts "Ohne Angabe". */
  readonly joinedBySector: Readonly<Record<string, number>>;
}

/** Below this many people a sector's number is not written down. */
const namedPeopleMin = 5;

/** Builds the Haltung. Pure: the same input gives the same document, byte for byte. */
export const buildHaltung = (input: HaltungInput): LeitsatzDocument => {
  const moment = moments(input.timeZone);
  const title = documentWord('title', { process: input.process.title });
  const stand = documentWord('standAt', moment(input.generatedAtMs));
  return {
    title,
    language: 'de',
    meta: [
      { label: documentWord('stand'), value: stand },
      { label: documentWord('chainHead'), value: shortChecksum(input.chainHead), code: true },
    ],
    blocks: [
      heading('preamble'),
      ...preambleBlocks(input.preamble),
      heading('principles'),
      ...sealedBlocks(input, moment),
      heading('open'),
      ...openBlocks(input),
      heading('participation'),
      ...participationBlocks(input),
      heading('check'),
      { kind: 'paragraph', text: documentWord('checkIntro'), exact: false },
      { kind: 'command', text: 'npm run verify -- record.json' },
      {
        kind: 'seal',
        facts: [
          { label: documentWord('chainHead'), value: input.chainHead, code: true },
          { label: documentWord('publicKey'), value: input.publicKey.raw, code: true },
          { label: documentWord('keyId'), value: shortChecksum(input.publicKey.id), code: true },
          { label: documentWord('fingerprint'), value: wholeChecksum(fingerprintOf(input.publicKey.raw)), code: true },
        ],
      },
    ],
    footer: `${title} · ${documentWord('stand')} ${stand} · ${shortChecksum(input.chainHead)}`,
    generatedAtMs: input.generatedAtMs,
  };
};

/** Of the key: SHA-256 over its raw bytes. Whoever has this paper notices another key. */
const fingerprintOf = (publicKeyRaw: string): string => hexOf(sha256(fromBase64url(publicKeyRaw) ?? new Uint8Array()));

const heading = (section: 'preamble' | 'principles' | 'open' | 'participation' | 'check'): Block => ({ kind: 'heading', level: 2, text: documentWord(section), anchor: section });

const preambleBlocks = (preamble: string): readonly Block[] =>
  preamble.trim() === ''
    ? [{ kind: 'paragraph', text: documentWord('noPreamble'), exact: false }]
    : preamble
        .split(/\n[ \t]*\n/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((text) => ({ kind: 'paragraph', text, exact: true }));

const sealedBlocks = (input: HaltungInput, moment: Moment): readonly Block[] => {
  if (input.sealed.length === 0) return [{ kind: 'paragraph', text: documentWord('noPrinciples'), exact: false }];
  return [...input.sealed]
    .sort((a, b) => a.number - b.number)
    .map((sealed): SentenceBlock => {
      const { number } = sealed;
      return {
        kind: 'sentence',
        heading: documentWord(sealed.title === '' ? 'principle' : 'principleTitled', { number, title: sealed.title }),
        anchor: `principle-${number}`,
        text: sealed.text,
        seal: {
          version: documentWord('version', { version: sealed.version }),
          frozenAt: documentWord('frozenAt', moment(sealed.frozenAtMs)),
          checksum: { label: documentWord('checksum'), value: sealed.hash, code: true },
          approvals: (input.approvals[sealed.freeze] ?? []).map(({ role, atMs }) => documentWord('confirmed', { role: documentWord(role), ...moment(atMs) })),
        },
        support: supportBlock(sealed.support, input.sectors, documentWord('supportCaption', { number })),
        unweighed: documentWord('notWeighed'),
      };
    });
};

const openBlocks = (input: HaltungInput): readonly Block[] => {
  if (input.open.length === 0) return [{ kind: 'paragraph', text: documentWord('nothingOpen'), exact: false }];
  return [
    { kind: 'paragraph', text: documentWord('openIntro'), exact: false },
    ...input.open.map(({ title, text, support }, index): SentenceBlock => {
      const named = title === '' ? documentWord('untitled') : title;
      return {
        kind: 'sentence',
        heading: named,
        anchor: `open-${index + 1}`,
        text,
        seal: null,
        support: supportBlock(support, input.sectors, documentWord('supportOpenCaption', { title: named })),
        unweighed: documentWord('notWeighed'),
      };
    }),
  ];
};

const supportBlock = (support: SupportView | null, sectors: readonly Sector[], caption: string): SupportBlock | null => {
  if (support === null) return null;
  const meta = documentWord('supportMeta', { mode: modeName[support.mode], n: support.votes, threshold: percent(support.threshold) });
  return {
    spoken: supportSentence(sectors, support),
    meta: Object.values(support.sectors).includes(null) ? documentWord('hiddenWhy', { meta }) : meta,
    picture: tragwerk(sectors, support),
    table: {
      kind: 'table',
      caption,
      header: [documentWord('sector'), documentWord('agreement'), documentWord('carries')],
      rows: sectors.map(({ id, title }) => {
        const result = support.sectors[id];
        if (result === undefined) return [title, documentWord('noVotes'), '–'];
        if (result === null) return [title, documentWord('hidden'), '–'];
        if (result.support === null) return [title, documentWord('onlyAbstentions'), '–'];
        return [title, supportPercent({ support: result.support, carries: result.carries }), documentWord(result.carries ? 'yes' : 'no')];
      }),
      signs: signsOf(sectors),
    },
  };
};

const signsOf = (sectors: readonly Sector[]): readonly (SectorSign | null)[] => sectors.map(({ id }) => signOf(sectors, id));

const participationBlocks = (input: HaltungInput): readonly Block[] => {
  const { workshops } = input;
  if (workshops.length === 0) return [{ kind: 'paragraph', text: documentWord('noWorkshop'), exact: false }];
  const invitedKnown = input.sectors.some(({ id }) => (input.invitedBySector[id] ?? 0) > 0);
  const absent = input.sectors.filter(({ id }) => (input.invitedBySector[id] ?? 0) > 0 && workshops.every((workshop) => (workshop.joinedBySector[id] ?? 0) === 0));
  const unnamed = workshops.some((workshop) => (workshop.joinedBySector['none'] ?? 0) > 0);
  const invitedTo = (id: string): string => (id === 'none' ? '–' : input.invitedBySector[id] === undefined ? documentWord('unknown') : String(input.invitedBySector[id]));
  const rowOf = (id: string, title: string): readonly string[] => [
    title,
    ...(invitedKnown ? [invitedTo(id)] : []),
    ...workshops.map((workshop) => people(workshop.joinedBySector[id] ?? 0)),
  ];
  const table: TableBlock = {
    kind: 'table',
    caption: documentWord('participationCaption'),
    header: [documentWord('sector'), ...(invitedKnown ? [documentWord('invited')] : []), ...workshops.map(({ title }) => documentWord('joined', { title }))],
    rows: [...input.sectors.map(({ id, title }) => rowOf(id, title)), ...(unnamed ? [rowOf('none', documentWord('unnamed'))] : [])],
    signs: signsOf(input.sectors),
  };
  return [
    { kind: 'paragraph', text: documentWord('participationIntro'), exact: false },
    { kind: 'list', items: workshops.map(({ title, date, place, joined }) => documentWord('workshopLine', { title, when: [longDate(date), place].filter((part) => part !== '').join(', '), n: joined })) },
    table,
    ...(absent.length === 0 ? [] : [{ kind: 'paragraph', text: documentWord('absent', { sectors: enumerate(absent.map(({ title }) => title)) }), exact: false } satisfies Block]),
  ];
};

/** Nobody is a fact that harms nobody; one to four people could be recognised. */
const people = (count: number): string => (count > 0 && count < namedPeopleMin ? documentWord('fewPeople') : String(count));
