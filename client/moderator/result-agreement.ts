import { html } from 'lit';
import { byPlace } from '../../shared/domain/ballot-ranking.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { percent, supportPercent } from '../../shared/locale/formats-de.ts';
import { t } from './weigh-words.ts';
import { carriedBy, carryingVerdict, figure, sectorCells, type CountedOf, type ResultLayout } from './result-layout.ts';

const consensusFormat = new Intl.NumberFormat('de', { minimumFractionDigits: 3, maximumFractionDigits: 3 });

export const agreementLayout = (result: CountedOf<'agreement'>, sectors: readonly Sector[]): ResultLayout => {
  const options = byPlace(result.options);
  const counted = options.filter(({ groupAware }) => groupAware !== null);
  return {
    says: [t('result.says.shared', { n: options.filter(({ shared }) => shared).length, of: options.length })],
    caption: t('result.agreement.caption', { threshold: percent(result.threshold) }),
    optionHeading: t('result.sentence'),
    headings: [t('result.carried')],
    rows: options.map((option) => ({
      option,
      place: option.rank,
      verdict: carryingVerdict(option, sectors),
      note: t('result.votes', { n: option.total.yes + option.total.no + option.total.abstain }),
      cells: [carriedBy(option, sectors, result.threshold)],
      sectors: sectorCells(option, sectors, ({ support, carries, yes, no, abstain }) =>
        figure(support === null ? t('result.onlyAbstentions') : supportPercent({ support, carries }), [t('result.votes', { n: yes + no + abstain })], !carries),
      ),
    })),
    more:
      counted.length === 0
        ? []
        : [
            {
              title: t('result.forRecord'),
              help: t('result.forRecordHelp'),
              table: html`<table>
                <thead><tr><th scope="col">${t('result.sentence')}</th><th scope="col">${t('result.geometricMean')}</th><th scope="col">${t('result.product')}</th></tr></thead>
                <tbody>
                  ${counted.map(({ text, groupAware }) => html`<tr><th scope="row"><bdi>${text}</bdi></th><td>${consensusFormat.format(groupAware?.mean ?? 0)}</td><td>${consensusFormat.format(groupAware?.product ?? 0)}</td></tr>`)}
                </tbody>
              </table>`,
            },
          ],
  };
};
