import { byPlace, thresholdOf } from '../../shared/domain/ballot-ranking.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import type { ConsentTally } from '../../shared/domain/ballot.ts';
import { isAccepted } from '../../shared/domain/tally/consent.ts';
import { t } from './weigh-words.ts';
import { carriedBy, figure, sectorCells, type CountedOf, type ResultLayout } from './result-layout.ts';

export const consentLayout = (result: CountedOf<'consent'>, sectors: readonly Sector[]): ResultLayout => ({
  says: [says(result)],
  caption: t('result.consent.caption'),
  optionHeading: t('result.sentence'),
  headings: [t('result.total'), t('result.carried')],
  rows: byPlace(result.options).map((option) => ({
    option,
    place: option.rank,
    verdict: isAccepted(option) ? t('result.accepted') : t('result.objected', { n: option.total.grave }),
    cells: [figure(t('result.consent', { n: option.total.consent }), objections(option.total)), carriedBy(option, sectors, thresholdOf(result))],
    sectors: sectorCells(option, sectors, (part) => figure(t('result.consent', { n: part.consent }), objections(part), !part.carries)),
  })),
});

const objections = ({ light, grave }: ConsentTally): readonly string[] => [t('result.light', { n: light }), t('result.grave', { n: grave })];

const says = ({ options, turnout }: CountedOf<'consent'>): string => {
  const [only] = options;
  if (turnout === 0) return t('result.says.nobody');
  if (options.length > 1 || only === undefined) return t('result.says.accepted', { n: options.filter(isAccepted).length, of: options.length });
  return isAccepted(only) ? t('result.says.acceptedOne') : t('result.says.notAcceptedOne', { n: only.total.grave });
};
