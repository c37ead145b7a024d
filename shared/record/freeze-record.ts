import type { BallotKind, BallotMode, TallyOf } from '../domain/ballot.ts';
import type { BallotId, CardId, ClusterId, FreezeId, OptionId, PrincipleId, ProcessId, SectorId, WorkshopId } from '../domain/ids.ts';
import type { Role } from '../domain/role.ts';
import { canonicalBytes } from './canonical.ts';

/** A sentence as it was weighed, with the counts that anyone can compare with the published ballot. */
export interface FreezeSupport {
  readonly ballot: BallotId;
  readonly kind: BallotKind;
  readonly mode: BallotMode;
  /** Decimal, as people wrote it: `"0.66"`. */
  readonly threshold: string;
  /** The option that stood for this sentence, in the words that people weighed. */
  readonly option: { readonly id: OptionId; readonly text: string };
  readonly turnout: number;
  readonly invalid: number;
  /** The counts of its kind: for `agreement` yes, no, abstain. */
  readonly total: TallyOf[BallotKind];
  /** By sector id; null: hidden, by the rule of `OptionResult.sectors`. */
  readonly sectors: Readonly<Record<string, TallyOf[BallotKind] | null>>;
  readonly shared: boolean;
}

/** Where a sentence came from, as it was when it was drafted. */
export interface FreezeSource {
  readonly cluster: ClusterId | null;
  readonly title: string | null;
  readonly cards: readonly { readonly id: CardId; readonly text: string; readonly sector: SectorId | null }[];
}

/**
 * Everything that was decided when a sentence was frozen. No names, no participant ids.
 *
 * Shape: all texts are NFC. A later wording of the same principle is a record of its own with a higher `version`.
 * Source: reference quality.md F3.
 */
export interface FreezeRecord {
  readonly schema: 'leitsatz/freeze/1';
  readonly id: FreezeId;
  readonly process: { readonly id: ProcessId; readonly title: string };
  /** The event in which it was frozen; null when the circle did it outside of one. */
  readonly workshop: { readonly id: WorkshopId; readonly title: string; readonly date: string } | null;
  readonly principle: PrincipleId;
  /** Place in the Haltung when it was frozen, from 1. */
  readonly number: number;
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly sources: readonly FreezeSource[];
  /** null: frozen without having been weighed. */
  readonly support: FreezeSupport | null;
  /** Who joined. `people` is null from 1 to 4; a sector without people has 0. */
  readonly participation: {
    readonly total: number;
    readonly sectors: readonly { readonly id: SectorId; readonly title: string; readonly people: number | null }[];
  };
  /** In the order given; two, of different roles. `at` is an ISO instant. */
  readonly approvals: readonly { readonly role: Role; readonly at: string }[];
  /** Server time, ISO instant in UTC. */
  readonly frozenAt: string;
  /** `hash` of the freeze before this one in the same process, whatever principle it was. */
  readonly previous: string | null;
  /** The ledger just before this freeze: its last revision and chain head. */
  readonly ledger: { readonly revision: number; readonly head: string };
  readonly software: { readonly name: string; readonly version: string };
}

/** A record with its proof. */
export interface SealedRecord {
  readonly record: FreezeRecord;
  /** SHA-256 of `freezeBytes(record)`, 64 hexadecimal digits. */
  readonly hash: string;
  /** Ed25519 over `freezeBytes(record)`, base64url. */
  readonly signature: string;
  readonly keyId: string;
}

/** A key that seals. `id`: first 16 hexadecimal digits of SHA-256 over the raw key; `raw`: 32 bytes in base64url. */
export interface PublicKey {
  readonly id: string;
  readonly algorithm: 'Ed25519';
  readonly raw: string;
}

/** What `GET /api/v1/processes/:p/record` answers, in canonical JSON. How to check it: docs/RECORD.md. */
export interface ProcessRecord {
  readonly schema: 'leitsatz/record/1';
  readonly process: { readonly id: ProcessId; readonly title: string };
  /** Seals the record as a whole. */
  readonly publicKey: PublicKey;
  /** The installation's earlier keys, as far as they sealed freezes of this record, by first use. Absent: `publicKey` sealed all of them. */
  readonly keys?: readonly PublicKey[];
  /** In the order of freezing: each names the hash of the one before. */
  readonly freezes: readonly SealedRecord[];
  /** The ledger when the record was downloaded. */
  readonly chainHead: string;
  readonly revision: number;
  /** Ed25519 over the canonical bytes of everything else: a record with its end cut off does not pass. */
  readonly signature: string;
}

/** The bytes that are hashed and signed. */
export const freezeBytes = (record: FreezeRecord): Uint8Array<ArrayBuffer> => canonicalBytes(record);

/** The bytes that the process record's own signature covers. */
export const processRecordBytes = ({ schema, process, publicKey, keys, freezes, chainHead, revision }: Omit<ProcessRecord, 'signature'>): Uint8Array<ArrayBuffer> =>
  canonicalBytes({ schema, process, publicKey, ...(keys === undefined ? {} : { keys }), freezes, chainHead, revision });

/** A hash as people read it aloud and compare it: groups of four. */
export const groupsOfFour = (hash: string): string => hash.replace(/.{4}(?=.)/g, '$& ');
