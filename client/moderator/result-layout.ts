import { html, nothing, svg, type TemplateResult } from 'lit';
import type { BallotKind, OptionResult, ResultOf, SectorResult } from '../../shared/domain/ballot.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import '../elements/tragwerk-glyph.ts';
import { t } from './weigh-words.ts';

/** A counted ballot of one kind, as every screen has it. */
export type CountedOf<Kind extends BallotKind> = Omit<ResultOf<Kind>, 'trackers' | 'choices'>;

/** What the table of a result is made of; the kinds fill it, the element draws it. */
export interface ResultLayout {
  /** The result in words: it stands before the table and says the main thing. */
  readonly says: readonly string[];
  readonly caption: string;
  /** Over the options. */
  readonly optionHeading: string;
  /** Over the columns between the options and the sectors. */
  readonly headings: readonly string[];
  readonly rows: readonly ResultRow[];
  /** Further tables, to be opened. */
  readonly more?: readonly { readonly title: string; readonly help: string; readonly table: TemplateResult }[];
}

export interface ResultRow {
  readonly option: OptionResult;
  readonly place: number | null;
  /** Under the option's words: what it comes to, and how many stand behind it. */
  readonly verdict?: string;
  readonly note?: string;
  /** One for each of `headings`. */
  readonly cells: readonly TemplateResult[];
  /** One for each sector of the process. */
  readonly sectors: readonly TemplateResult[];
}

/** What stands in the sectors' columns: a hidden sector says that it is hidden, one without votes that it has none. */
export const sectorCells = <Kind extends BallotKind>(option: OptionResult<Kind>, sectors: readonly Sector[], cell: (part: SectorResult<Kind>) => TemplateResult): readonly TemplateResult[] =>
  sectors.map(({ id }) => {
    const part = option.sectors[id];
    if (part === undefined) return small(t('result.noVotes'));
    return part === null ? small(t('result.hidden')) : cell(part);
  });

export const small = (text: string): TemplateResult => html`<span class="small">${text}</span>`;

/** A number, and what it counts. `missing`: it does not carry. */
export const figure = (value: string, of: readonly string[], missing = false): TemplateResult =>
  html`<span class="figure ${missing ? 'missing' : ''}">${value}</span>${of.map((text) => html` ${small(text)}`)} `;

export const carriedBy = (option: OptionResult, sectors: readonly Sector[], threshold: number): TemplateResult =>
  html`<ls-tragwerk-glyph size="card" .sectors=${sectors} .support=${{ threshold, sectors: option.sectors, shared: option.shared }}></ls-tragwerk-glyph>`;

/** "Von allen getragen", "Ein Bereich fehlt: Wirtschaft", "Noch zu klären" */
export const carryingVerdict = (option: OptionResult, sectors: readonly Sector[]): string => {
  if (option.shared) return t('result.shared');
  const parts = Object.entries(option.sectors);
  const missing = parts.filter(([, part]) => part !== null && !part.carries).map(([id]) => sectors.find((sector) => sector.id === id)?.title ?? id);
  const [only] = missing;
  return only !== undefined && missing.length === 1 && parts.every(([, part]) => part !== null) ? t('result.oneMissing', { sector: only }) : t('result.open');
};

/** People per value as bars; the same numbers are read aloud. `low` and `high` name the ends. */
export const distribution = (people: readonly number[], low: string, high: string): TemplateResult => {
  const most = Math.max(1, ...people);
  return html`<svg class="distribution" viewBox="0 0 ${people.length * 10} 36" role="img" aria-label=${t('result.distributionSpoken', { low, high, values: people.join(', ') })} focusable="false" preserveAspectRatio="none">
    ${people.map((count, at) => (count === 0 ? nothing : svg`<rect x=${at * 10 + 1} y=${34 - Math.max(2, (32 * count) / most)} width="8" height=${Math.max(2, (32 * count) / most)} />`))}
    <path d="M0 35h${people.length * 10}" />
  </svg><span class="ends"><bdi>${low}</bdi><bdi>${high}</bdi></span>`;
};

/** The words of those on the first place. */
export const bestOf = (options: readonly OptionResult[]): readonly string[] => options.filter(({ rank }) => rank === 1).map(({ text }) => text);
