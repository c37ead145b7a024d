/**
 * The 14 worked cases of another tool for Systemisches Konsensieren. It asks for approval 0 to 10 and we for resistance, so every
 * value is turned: resistance = 10 − approval. Means, distributions and the order must be the same; where our rule is another
 * one by choice, the case is named in `departures` with what differs and why, and everything else in it is still checked.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resistanceMax } from '../../shared/domain/ballot.ts';
import { asId, type OptionId } from '../../shared/domain/ids.ts';
import { isAcceptable } from '../../shared/domain/tally/resistance.ts';
import { ballotOf, countedAs, optionIn, optionNamed, paperOf, rulesWith } from '../support/ballot-samples.ts';
import { root } from '../support/source-files.ts';

interface Row {
  readonly summe?: number;
  readonly mittel?: number | null;
  readonly bewertet?: number;
  readonly offen?: number;
  readonly minimal?: number | null;
  readonly niedrig?: number;
  readonly verteilung?: readonly number[];
  readonly belastbar?: boolean;
  readonly rang?: number | null;
  readonly kik?: number | null;
  readonly legitimiert?: boolean | null;
  readonly gleichauf?: boolean;
}

interface Case {
  readonly name: string;
  readonly anwesende: number;
  readonly passiv: boolean;
  /** One row per person: first the Passivlösung, then options 1, 2 …; null: not rated. */
  readonly zettel: readonly (readonly (number | null)[])[];
  readonly erwartet: { readonly sieger?: string; readonly reihenfolge?: readonly string[]; readonly zeilen: Readonly<Record<string, Row>> };
}

const { faelle }: { readonly faelle: readonly Case[] } = JSON.parse(readFileSync(join(root, 'test/data/konsensieren-faelle.json'), 'utf8'));

/** What our rule makes of a case where theirs says something else. `places`: ours, where they differ from the order given. */
interface Departure {
  readonly why: string;
  readonly places: Readonly<Record<string, number | null>>;
  /** Verdicts against the Passivlösung that differ from `legitimiert`. */
  readonly acceptable?: Readonly<Record<string, boolean | null>>;
}

const quorum = 'They rank only options that at least half of the people present have rated, and measure only against such a Passivlösung. We have no quorum: the number of ratings stands beside every result, and who is present says nothing about who means to abstain.';
const departures: Readonly<Record<string, Departure>> = {
  'Kaum bewertete Passivlösung kippt das Ergebnis nicht': { why: quorum, places: { P: 1, '1': 2, '2': 3 }, acceptable: { '1': false, '2': false } },
  'Beteiligungsschwelle bei zehn Anwesenden': { why: quorum, places: { '1': 1, '2': 2, P: 3 } },
  'Sieben Anwesende brauchen vier Bewertungen': { why: quorum, places: { '1': 1, '2': 2, P: 3 } },
  'Gleicher Schnitt: der höhere Mindestwert entscheidet': {
    why: 'Equal means: they prefer the higher lowest rating, and give equal places all the same. We ask for fewer strong resistances (from 8), then for the lower median; neither tells these two apart, so it is a tie and we say so.',
    places: { '1': 1, '2': 1, P: 3 },
  },
  'Gleicher Schnitt und Mindestwert: weniger Werte bis 2 entscheiden': {
    why: 'The same order as theirs, from the same thought: approval up to 2 is resistance from 8. Only that for us it decides the place too, which theirs leaves equal.',
    places: { '2': 1, '1': 2, P: 3 },
  },
  'Völliger Gleichstand: die niedrigere Nummer': {
    why: 'A complete tie: they take the lower number. We publish a tie as a tie; what was typed in first must not win.',
    places: { '1': 1, '2': 1, P: 3 },
  },
  'Gleichauf mit dem Nichtstun: es bleibt beim Bisherigen': {
    why: 'An option level with the Passivlösung: for them it fails and nothing changes. For us what lies above the Passivlösung is not acceptable, and what is level is: the hall sees the tie and decides.',
    places: { P: 1, '1': 1, '2': 3 },
    acceptable: { '1': true },
  },
};

const countCase = ({ passiv, zettel }: Case) => {
  const asked = Math.max(...zettel.map((row) => row.length));
  const ids = Array.from({ length: asked }, (_, place) => (place === 0 ? 'P' : String(place))).filter((id) => id !== 'P' || passiv);
  const papers = zettel.map((row) =>
    paperOf(null, Object.fromEntries(row.flatMap((approval, place) => (approval === null ? [] : [[place === 0 ? 'P' : String(place), resistanceMax - approval] as const])))),
  );
  return countedAs(ballotOf('resistance', papers, { options: ids.map(optionNamed), rules: rulesWith({ passive: passiv ? asId<OptionId>('P') : null }) }));
};

it('there are 14 cases, and every departure is one of them', () => {
  expect(faelle).toHaveLength(14);
  expect(Object.keys(departures).filter((name) => !faelle.some((one) => one.name === name))).toEqual([]);
});

describe.each(faelle)('$name', (one) => {
  const result = countCase(one);
  const { zeilen, reihenfolge } = one.erwartet;
  const departure = departures[one.name];
  const rows = Object.entries(zeilen).map(([id, row]) => ({ id, row, option: optionIn(result, id) }));

  it('sums, means and distributions, turned', () => {
    for (const { row, option } of rows) {
      const { total } = option;
      if (row.bewertet !== undefined) expect(total.rated).toBe(row.bewertet);
      if (row.offen !== undefined) expect(one.anwesende - total.rated).toBe(row.offen);
      if (row.summe !== undefined) expect(resistanceMax * total.rated - total.sum).toBe(row.summe);
      if (row.mittel === null) expect(total.resistance).toBeNull();
      else if (row.mittel !== undefined) expect(resistanceMax - (total.resistance ?? Number.NaN) / 10).toBeCloseTo(row.mittel, 12);
      if (row.verteilung !== undefined) expect([...total.distribution].reverse()).toEqual(row.verteilung);
      if (row.minimal === null) expect(total.distribution.every((people) => people === 0)).toBe(true);
      else if (row.minimal !== undefined) expect(resistanceMax - total.distribution.findLastIndex((people) => people > 0)).toBe(row.minimal);
      if (row.niedrig !== undefined) expect(total.distribution.slice(8).reduce((sum, people) => sum + people, 0)).toBe(row.niedrig);
    }
  });

  it(departure === undefined ? 'the same order' : `departs: ${departure.why}`, () => {
    const places = Object.fromEntries(result.options.map(({ id, rank }) => [id, rank]));
    if (departure !== undefined) expect(places).toEqual(departure.places);
    else if (reihenfolge !== undefined) {
      // Theirs lists an option without any rating last; ours has no place.
      const rated = reihenfolge.filter((id) => optionIn(result, id).total.rated > 0);
      expect(rated.map((id) => places[id])).toEqual(rated.map((_, place) => place + 1));
      expect(reihenfolge.filter((id) => !rated.includes(id)).map((id) => places[id])).toEqual(reihenfolge.slice(rated.length).map(() => null));
    }
  });

  const { sieger } = one.erwartet;
  if (departure === undefined && sieger !== undefined) {
    it('the same winner: the first that is not below the Passivlösung', () => {
      const passive = result.options.find(({ id }) => id === 'P') ?? null;
      const able = result.options.filter((option) => option.rank !== null && isAcceptable(option, passive) !== false);
      const best = Math.min(...able.map(({ rank }) => rank ?? Infinity));

      expect(able.filter(({ rank }) => rank === best).map(({ id }) => id)).toEqual([sieger]);
    });
  }

  it('what the Passivlösung says about the others', () => {
    const passive = result.options.find(({ id }) => id === 'P') ?? null;
    for (const { id, row, option } of rows) {
      if (id === 'P' || row.legitimiert === undefined) continue;
      const expected = departure?.acceptable?.[id];
      expect(isAcceptable(option, passive), id).toBe(expected === undefined ? row.legitimiert : expected);
      if (typeof row.kik === 'number') expect(((passive?.total.resistance ?? Number.NaN) - (option.total.resistance ?? Number.NaN)) / 10).toBeCloseTo(row.kik, 12);
    }
  });
});
