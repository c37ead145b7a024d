import { expect, fixture, html } from '@open-wc/testing';
import '../../client/moderator/ballot-result.ts';
import type { BallotResultTable } from '../../client/moderator/ballot-result.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import { closedBallot, everySector, optionId, type BallotSample } from './ballot-samples.ts';

const open = async (sample: BallotSample): Promise<{ table: BallotResultTable; root: ShadowRoot }> => {
  const table = await fixture<BallotResultTable>(html`<ls-ballot-result .sectors=${defaultSectors} .result=${closedBallot(sample).result}></ls-ballot-result>`);
  if (table.shadowRoot === null) throw new Error('no table');
  return { table, root: table.shadowRoot };
};

/** What a cell says, with single blanks. */
const words = (cell: Element | null | undefined): string => (cell?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
const says = (root: ShadowRoot): string => [...root.querySelectorAll('.says')].map(words).join(' ');
const rows = (root: ShadowRoot): readonly string[][] => [...(root.querySelector('.frame')?.querySelectorAll('tbody tr') ?? [])].map((row) => [...row.children].map(words));

describe('a result at the console', () => {
  it('agreement: ranks by the weakest sector, writes the votes beside every share, hides small sectors', async () => {
    const { table, root } = await open({
      kind: 'agreement',
      texts: ['Einer trägt nicht', 'Alle tragen'],
      papers: [...everySector(10, (sector, person) => [sector === 2 && person > 3 ? 'no' : 'yes', 'yes'], 3), ...Array.from({ length: 3 }, (): [number, ('yes' | 'no')[]] => [3, ['yes', 'yes']])],
    });

    expect(says(root)).to.equal('Kein Satz wird von allen Bereichen getragen.');
    const [first, second] = rows(root);
    expect([first?.[1], second?.[1]]).to.deep.equal(['Alle tragen Noch zu klären 33 Stimmen', 'Einer trägt nicht Noch zu klären 33 Stimmen']);
    // One sector has three votes; the next smallest is hidden with it, or it could be worked out.
    expect(second?.slice(3)).to.deep.equal(['verdeckt', '100 % 10 Stimmen', '40 % 10 Stimmen', 'verdeckt', 'keine Stimme']);
    expect(words(root.querySelector('caption'))).to.contain('Verdeckt: weniger als 5 Stimmen, oder eine solche Zahl ließe sich sonst ausrechnen.');
    await expect(table).to.be.accessible();
  });

  it('agreement: keeps the group-aware consensus for the record, apart from what carries', async () => {
    const { root } = await open({ kind: 'agreement', texts: ['A'], papers: everySector(8, () => ['yes']) });
    const record = root.querySelector('details');

    expect(says(root)).to.equal('1 von 1 Sätzen wird von allen Bereichen getragen.');
    expect(words(record?.querySelector('summary'))).to.equal('Für das Protokoll: Konsens über die Bereiche');
    expect([...(record?.querySelector('tbody tr')?.children ?? [])].map(words)).to.deep.equal(['A', '0,900', '0,590']);
  });

  it('dots: counts dots and people, and shares a place between equals', async () => {
    const { table, root } = await open({ kind: 'dots', texts: ['A', 'B', 'C'], rules: { budget: 3 }, papers: everySector(5, (_, person) => (person === 0 ? [2, null, 1] : [null, 1, null]), 2) });

    expect(says(root)).to.equal('Die meisten Punkte hat „B“.');
    expect(rows(root).map(([place, , total]) => [place, total])).to.deep.equal([['1', '8 Punkte von 8 Personen'], ['2', '4 Punkte von 2 Personen'], ['3', '2 Punkte von 2 Personen']]);
    await expect(table).to.be.accessible();
  });

  it('dots: names everybody on a shared first place', async () => {
    const { root } = await open({ kind: 'dots', texts: ['A.', 'B'], rules: { budget: 2 }, papers: everySector(5, () => [1, 1]) });

    expect(says(root)).to.equal('Die meisten Punkte haben gemeinsam „A“ und „B“.');
    expect(rows(root).map(([place]) => place)).to.deep.equal(['1', '1']);
  });

  it('resistance: the smallest first, with distribution, two camps, and what is worse than leaving it', async () => {
    const { table, root } = await open({
      kind: 'resistance',
      texts: ['Geteilt', 'Gut', 'Es bleibt, wie es ist', 'Schlimm'],
      rules: { passive: optionId(2) },
      papers: everySector(6, (_, person) => [person % 2 === 0 ? 0 : 10, 1, person === 0 ? 'abstain' : 6, 9]),
    });

    expect(says(root)).to.equal('Den kleinsten Widerstand hat „Gut“.');
    expect(rows(root).map(([, option]) => option)).to.deep.equal(['Gut Von allen getragen', 'Geteilt Noch zu klären Zwei Lager', 'Es bleibt, wie es ist Zum Vergleich', 'Schlimm Mehr Widerstand als gegen „Es bleibt, wie es ist“']);
    expect(rows(root)[2]?.[2]).to.contain('60 %').and.to.contain('Median 6').and.to.contain('25 Personen').and.to.contain('5 Enthaltungen');
    expect(root.querySelector('.distribution')?.getAttribute('aria-label')).to.equal('Von 0 bis 10: 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0');
    await expect(table).to.be.accessible();
  });

  it('resistance: says of a single proposal how large it is', async () => {
    const { root } = await open({ kind: 'resistance', texts: ['A'], papers: everySector(6, () => [3]) });

    expect(says(root)).to.equal('Der Widerstand liegt bei 30 von 100 Prozent.');
  });

  it('consent: accepted without a grave objection, else a new version is due', async () => {
    const accepted = await open({ kind: 'consent', texts: ['A'], papers: everySector(6, (_, person) => [person === 0 ? 'light' : 'consent']) });
    expect(says(accepted.root)).to.equal('Der Vorschlag ist angenommen.');
    expect(rows(accepted.root)[0]?.slice(1, 3)).to.deep.equal(['A Angenommen', '25 Konsent 5 leicht 0 schwer']);

    const objected = await open({ kind: 'consent', texts: ['A'], papers: everySector(6, (sector, person) => [sector + person === 0 ? 'grave' : 'consent']) });
    expect(says(objected.root)).to.equal('Der Vorschlag ist nicht angenommen: 1 schwerwiegender Einwand. Er braucht eine neue Fassung und eine neue Runde.');

    const several = await open({ kind: 'consent', texts: ['A', 'B'], papers: everySector(6, () => ['consent', 'grave']) });
    expect(says(several.root)).to.equal('1 von 2 Vorschlägen ist angenommen.');
    await expect(several.table).to.be.accessible();
  });

  it('ranking: points, places, and who beats whom', async () => {
    const { table, root } = await open({ kind: 'ranking', texts: ['A', 'B', 'C'], papers: everySector(5, () => [2, 1, null]) });

    expect(says(root)).to.equal('Auf Platz 1 steht „B“.');
    expect(rows(root).map(([, option, total]) => `${option}: ${total?.split(' ').slice(0, 2).join(' ')}`)).to.deep.equal(['B: 50 Punkte', 'A: 25 Punkte', 'C: 0 Punkte']);
    expect([...(root.querySelector('details')?.querySelectorAll('tbody tr') ?? [])].map((row) => [...row.children].map(words).join(' '))).to.deep.equal(['1. A – 0 25', '2. B 25 – 25', '3. C 0 0 –']);
    await expect(table).to.be.accessible();
  });

  it('scale: the middle of a line between its ends, and the field of two lines', async () => {
    const { table, root } = await open({ kind: 'scale', texts: ['Wie gehen Sie heim?', 'Wie war es?'], poles: [{ low: 'ratlos', high: 'froh' }], papers: everySector(5, (_, person) => [50 + 10 * person, person === 0 ? null : 95]) });

    expect(says(root)).to.equal('„Wie gehen Sie heim?“ Im Mittel 70 auf der Linie von 0, ratlos, bis 100, froh. „Wie war es?“ Im Mittel 95 auf der Linie von 0 bis 100.');
    const field = root.querySelector('details');
    expect(words(field?.querySelector('p'))).to.equal('Personen je Feld. Nach rechts: „Wie gehen Sie heim?“. Nach oben: „Wie war es?“.');
    expect([...(field?.querySelector('tbody tr')?.children ?? [])].map(words)).to.deep.equal(['90–100', '0', '0', '0', '0', '0', '0', '5', '5', '5', '5']);
    await expect(table).to.be.accessible();
  });

  it('says that nobody chose anything', async () => {
    for (const kind of ['dots', 'resistance', 'consent', 'ranking', 'scale'] as const) {
      const { root } = await open({ kind, texts: ['A', 'B'], rules: kind === 'dots' ? { budget: 1 } : {} });
      expect(says(root), kind).to.equal('Niemand hat etwas gewählt.');
    }
  });
});
