import { describe, expect, it } from 'vitest';
import type { OptionResult } from '../../shared/domain/ballot.ts';
import { asId, type OptionId } from '../../shared/domain/ids.ts';
import { layResult, resultSentencesMax, sortResult } from '../../shared/domain/result-map.ts';

describe('Konsenslandkarte', () => {
  const option = (id: string, support: readonly (number | null | undefined)[], text = 'Arbeit und Sprache vom ersten Tag an'): OptionResult<'agreement'> => {
    const sectors = Object.fromEntries(
      support.flatMap((value, place) =>
        value === undefined ? [] : [[`s${place}`, value === null ? null : { yes: 1, no: 1, abstain: 0, support: value, carries: value >= 0.66 }] as const],
      ),
    );
    const visible = support.filter((value) => typeof value === 'number');
    return {
      id: asId<OptionId>(id),
      text,
      source: null,
      total: { yes: 1, no: 1, abstain: 0, support: 0.5 },
      sectors,
      shared: support.every((value) => value === undefined || (value !== null && value >= 0.66)),
      weakest: visible.length === 0 ? null : Math.min(...visible),
      rank: null,
      polarised: false,
      groupAware: null,
    };
  };

  it('sorts into three fields, the strongest weakest sector first', () => {
    const sorted = sortResult([option('a', [0.5, 0.5, 0.5]), option('b', [0.7, 0.9, 0.9]), option('c', [0.9, 0.4, 0.9]), option('d', [0.8, 0.8, 0.8]), option('e', [0.9, 0.5, 0.9])]);
    expect(sorted.map(({ option: { id }, field }) => [id, field])).toEqual([
      ['d', 'shared'],
      ['b', 'shared'],
      ['e', 'one-missing'],
      ['c', 'one-missing'],
      ['a', 'open'],
    ]);
    expect(sorted.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  it('orders what is open by the number of carrying sectors, then by the weakest', () => {
    const sorted = sortResult([option('a', [0.6, 0.6, 0.6]), option('b', [0.1, 0.1, 0.9]), option('c', [0.2, 0.2, 0.9])]);
    expect(sorted.map(({ option: { id } }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('never says that one sector is missing while another is hidden', () => {
    expect(sortResult([option('a', [0.9, 0.9, null])])[0]?.field).toBe('open');
    expect(sortResult([option('a', [0.9, 0.4, null])])[0]?.field).toBe('open');
  });

  it('leaves sectors without votes out of the count', () => {
    expect(sortResult([option('a', [0.9, undefined, 0.8])])[0]?.field).toBe('shared');
    expect(sortResult([option('a', [0.9, undefined, 0.4])])[0]?.field).toBe('one-missing');
  });

  it('lays twelve short sentences on one page, two columns beside one', () => {
    const options = [...Array.from({ length: 6 }, (_, n) => option(`s${n}`, [0.9, 0.9])), ...Array.from({ length: 3 }, (_, n) => option(`m${n}`, [0.9, 0.1])), ...Array.from({ length: 3 }, (_, n) => option(`o${n}`, [0.1, 0.1]))];
    const pages = layResult(sortResult(options), 5, 114.5, 55.4, 1);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ sharedColumns: 2, oneMissingColumns: 1, openColumns: 3 });
  });

  const twelve = (text: string): readonly OptionResult[] => [
    ...Array.from({ length: 6 }, (_, n) => option(`s${n}`, [0.9, 0.9], text)),
    ...Array.from({ length: 3 }, (_, n) => option(`m${n}`, [0.9, 0.1], text)),
    ...Array.from({ length: 3 }, (_, n) => option(`o${n}`, [0.1, 0.1], text)),
  ];

  it('keeps the map on one page where an end of a sentence is all it costs, and gives what is left to the first strips', () => {
    const pages = layResult(sortResult(twelve('Über Anträge auf Arbeit und Ausbildung wird in vier Wochen entschieden.')), 5, 114.5, 56, 1);

    expect(pages).toHaveLength(1);
    expect(pages[0]?.shared.map(({ lines }) => lines)).toEqual([3, 2, 2]);
    expect(pages[0]?.open.map(({ lines }) => lines)).toEqual([2]);
  });

  it('gives two columns to the field that needs them', () => {
    const options = [...Array.from({ length: 2 }, (_, n) => option(`s${n}`, [0.9, 0.9])), ...Array.from({ length: 6 }, (_, n) => option(`m${n}`, [0.9, 0.1])), option('o', [0.1, 0.1])];
    expect(layResult(sortResult(options), 5, 114.5, 56, 1)).toMatchObject([{ sharedColumns: 1, oneMissingColumns: 2, openColumns: 3 }]);
  });

  it('cuts nothing that has room', () => {
    const [page] = layResult(sortResult(twelve('Über Anträge auf Arbeit und Ausbildung wird in vier Wochen entschieden.').slice(0, 6)), 5, 114.5, 56, 1);

    expect(page?.shared.map(({ lines }) => lines)).toEqual([3, 3]);
  });

  it('puts fewer long sentences on a page, and fewer at a larger Saalstufe, and loses none', () => {
    const sentences = sortResult(Array.from({ length: resultSentencesMax }, (_, n) => option(`x${n}`, [0.9, 0.9], 'Ein langer Satz mit vielen Worten. '.repeat(4))));
    const first = (factor: 1 | 1.25 | 1.5): number => layResult(sentences, 5, 114.5, 55, factor)[0]?.shared.flatMap((row) => row.sentences).length ?? 0;
    expect(first(1)).toBeLessThan(resultSentencesMax);
    expect(first(1.5)).toBeLessThan(first(1));
    expect(layResult(sentences, 5, 114.5, 55, 1.5).flatMap(({ shared }) => shared.flatMap((row) => row.sentences))).toHaveLength(resultSentencesMax);
  });

  it('gives eight pillars wider columns', () => {
    const sentences = sortResult([option('a', [0.9, 0.9])]);
    expect(layResult(sentences, 8, 114.5, 55, 1)[0]?.sharedColumns).toBe(2);
    expect(layResult(sentences, 5, 114.5, 55, 1)[0]?.sharedColumns).toBe(3);
  });
});
