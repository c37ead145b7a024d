import { html, type TemplateResult } from 'lit';
import { resistanceMax, type OptionResult } from '../../shared/domain/ballot.ts';
import { byPlace } from '../../shared/domain/ballot-ranking.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { isAcceptable } from '../../shared/domain/tally/resistance.ts';
import { percent, supportPercent } from '../../shared/locale/formats-de.ts';
import { quoted, rounded, t } from './weigh-words.ts';
import { bestOf, carriedBy, carryingVerdict, distribution, figure, sectorCells, type CountedOf, type ResultLayout } from './result-layout.ts';

export const resistanceLayout = (result: CountedOf<'resistance'>, sectors: readonly Sector[]): ResultLayout => {
  const passive = result.options.find(({ id }) => id === result.rules.passive) ?? null;
  const verdict = (option: OptionResult<'resistance'>): string => {
    if (option === passive) return t('result.passive');
    return isAcceptable(option, passive) === false ? t('result.abovePassive') : carryingVerdict(option, sectors);
  };
  return {
    says: [says(result)],
    caption: t('result.resistance.caption', { threshold: percent(result.threshold) }),
    optionHeading: t('result.sentence'),
    headings: [t('result.resistance'), t('result.carried')],
    rows: byPlace(result.options).map((option) => ({
      option,
      place: option.rank,
      verdict: verdict(option),
      cells: [resistance(option), carriedBy(option, sectors, result.threshold)],
      sectors: sectorCells(option, sectors, ({ support, carries, rated, abstain }) =>
        figure(support === null ? t('result.onlyAbstentions') : supportPercent({ support, carries }), [t('result.votes', { n: rated + abstain })], !carries),
      ),
    })),
  };
};

const says = ({ options }: CountedOf<'resistance'>): string => {
  const [only] = options;
  const best = bestOf(options);
  if (best.length === 0) return t('result.says.nobody');
  if (options.length > 1) return t('result.says.best.resistance', { n: best.length, names: quoted(best) });
  return only === undefined || only.total.resistance === null ? t('result.says.nobody') : t('result.says.single', { value: rounded(only.total.resistance) });
};

const resistance = ({ total }: OptionResult<'resistance'>): TemplateResult => {
  if (total.resistance === null) return figure(t('result.nobody'), total.abstain === 0 ? [] : [t('result.abstained', { n: total.abstain })]);
  return html`${figure(percent(Math.round(total.resistance * 10) / 1_000), [])}${distribution(total.distribution, '0', String(resistanceMax))}${figure('', [
    t('result.median', { n: rounded(total.median ?? 0) }),
    t('result.rated', { n: total.rated }),
    ...(total.abstain === 0 ? [] : [t('result.abstained', { n: total.abstain })]),
  ])}`;
};
