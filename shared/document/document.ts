import type { SectorSign } from '../domain/sector.ts';
import type { Tragwerk } from '../domain/tragwerk.ts';

/**
 * A document without a format: what every renderer (HTML, Markdown, later DOCX, ODT, PDF/UA) writes out.
 *
 * Shape: plain and immutable; headings never skip a level; texts are raw, renderers escape.
 * A text marked `exact` is somebody's wording: it must read back code point for code point.
 */
export interface LeitsatzDocument {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** Who and when, under the title. */
  readonly meta: readonly DocumentFact[];
  readonly blocks: readonly Block[];
  /** For the foot of every printed page. */
  readonly footer: string;
  readonly generatedAtMs: number;
}

/** A name and its value. `code`: set in mono, for checksums and keys. */
export interface DocumentFact {
  readonly label: string;
  readonly value: string;
  readonly code?: boolean;
}

export type Block = HeadingBlock | ParagraphBlock | SentenceBlock | CardsBlock | TableBlock | ListBlock | SealBlock | CommandBlock;

export interface HeadingBlock {
  readonly kind: 'heading';
  /** 1 is the title of the document. */
  readonly level: 2 | 3;
  readonly text: string;
  readonly anchor: string;
  /** Of a group on the wall: looks like its strip, and a page begins with it where there are pages. */
  readonly strip?: boolean;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly exact: boolean;
}

/** A principle: sealed ones carry their proof, open ones do not. */
export interface SentenceBlock {
  readonly kind: 'sentence';
  readonly heading: string;
  readonly anchor: string;
  readonly text: string;
  readonly seal: SentenceSeal | null;
  readonly support: SupportBlock | null;
  /** Said where there is no support. */
  readonly unweighed: string;
}

export interface SentenceSeal {
  readonly version: string;
  readonly frozenAt: string;
  readonly checksum: DocumentFact;
  readonly approvals: readonly string[];
}

/** Support per sector: the spoken sentence, the picture and the table say the same. */
export interface SupportBlock {
  readonly spoken: string;
  /** Kind of vote, number of votes, threshold. */
  readonly meta: string;
  readonly picture: Tragwerk;
  readonly table: TableBlock;
}

/** Cards of the wall, as a list. Where there are pages, a card is not split between two. */
export interface CardsBlock {
  readonly kind: 'cards';
  readonly cards: readonly CardItem[];
}

/** One card in full: always somebody's exact words. */
export interface CardItem {
  readonly text: string;
  /** Whose, and its number: in words, beside the sign. */
  readonly label: string;
  readonly sign: SectorSign | null;
  /** What was found about it: marked, weighed. */
  readonly notes: readonly string[];
  /** Ovals: whose, and their exact words. */
  readonly comments: readonly { readonly label: string; readonly text: string }[];
  /** Cards merged under it; empty: none. */
  readonly under: readonly CardItem[];
  /** Said before those. */
  readonly underLabel: string;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  /** One per column; the first column heads the rows. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** One per row, for formats that can draw: the sector's sign before its name. */
  readonly signs?: readonly (SectorSign | null)[];
}

export interface ListBlock {
  readonly kind: 'list';
  readonly items: readonly string[];
}

/** Checksums and keys. */
export interface SealBlock {
  readonly kind: 'seal';
  readonly facts: readonly DocumentFact[];
}

/** A line to type into a terminal. */
export interface CommandBlock {
  readonly kind: 'command';
  readonly text: string;
}
