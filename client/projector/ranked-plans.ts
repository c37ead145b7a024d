import { html, nothing, type TemplateResult } from 'lit';
import type { OptionResult } from '../../shared/domain/ballot.ts';
import { isAcceptable } from '../../shared/domain/tally/resistance.ts';
import { byPlace, dotsBySector, passiveResistance } from '../../shared/domain/ballot-ranking.ts';
import { resultText } from '../../shared/locale/result-de.ts';
import { isAccepted } from '../../shared/domain/tally/consent.ts';
import { resultSentence, resultTitle, wholeNumber } from '../../shared/locale/result-sentences.ts';
import type { ResultView, StageView } from '../../shared/protocol/view.ts';
import { bar, columns, stickyDots } from './row-pictures.ts';
import type { RankedPlan, RankedRow } from './ranked-rows.ts';
import { questionOf } from './result-frame.ts';
import { resultTable } from './result-table.ts';
import './sector-legend.ts';

type Of<Kind extends ResultView['kind']> = Extract<ResultView, { readonly kind: Kind }>;

const placeOf = ({ rank }: OptionResult): string => (rank === null ? '–' : String(rank));
const legendOf = (text: string): TemplateResult => html`<p>${text}</p>`;

const framed = (view: StageView, result: ResultView): Pick<RankedPlan, 'question' | 'title' | 'said' | 'table'> => ({
  question: questionOf(view),
  title: resultTitle(result),
  said: resultSentence(result),
  table: resultTable(result, view.sectors),
});

/** Klebepunkte: the dots themselves, each in the colour and with the sign of its sector. */
export const dotsPlan = (view: StageView, result: Of<'dots'>): RankedPlan => {
  const most = Math.max(1, ...result.options.map(({ total }) => total.dots));
  const hasRest = result.options.some((option) => dotsBySector(option, view.sectors).some(({ sector }) => sector === null));
  return {
    ...framed(view, result),
    reading: [resultText('dots-number'), ...(result.rules.budget === null ? [] : [resultText('dots-budget', { n: result.rules.budget })])],
    rows: byPlace(result.options).map((option): RankedRow => ({
      place: placeOf(option),
      text: option.text,
      value: String(option.total.dots),
      tone: 'plain',
      picture: (room) => stickyDots(dotsBySector(option, view.sectors), most, view.sectors, room, view.projector.hallFactor),
    })),
    pictureShare: 0.46,
    pictureHeightRem: 2.7 * view.projector.hallFactor,
    legend: html`<ls-sector-legend flat .sectors=${view.sectors} .rest=${hasRest ? resultText('dots-rest') : ''}></ls-sector-legend>`,
  };
};

/** From here on a column per place would be too thin to be seen. */
const placesShownMax = 12;

/** Rangfolge: points by Borda, and how often each place was given. */
export const rankingPlan = (view: StageView, result: Of<'ranking'>): RankedPlan => {
  const factor = view.projector.hallFactor;
  const places = result.options.length;
  const most = Math.max(1, ...result.options.map(({ total }) => total.points));
  const mostPlaced = Math.max(1, ...result.options.flatMap(({ total }) => total.places));
  const hasColumns = places <= placesShownMax;
  const columnsRem = places * 1.4;
  return {
    ...framed(view, result),
    reading: [resultText('ranking-number'), ...(hasColumns ? [resultText('ranking-places')] : [])],
    rows: byPlace(result.options).map((option): RankedRow => ({
      place: placeOf(option),
      text: option.text,
      value: wholeNumber(option.total.points),
      tone: 'plain',
      picture: () => html`${hasColumns ? columns(option.total.places, mostPlaced, columnsRem, 3 * factor) : nothing}${bar(option.total.points / most)}`,
    })),
    pictureShare: hasColumns ? 0.4 : 0.32,
    pictureHeightRem: 3 * factor,
    legend: legendOf(resultText('ranking-rule', { n: places - 1 })),
  };
};

/** Systemisches Konsensieren: least resistance first, the distribution beside it, measured by "es bleibt, wie es ist". */
export const resistancePlan = (view: StageView, result: Of<'resistance'>): RankedPlan => {
  const factor = view.projector.hallFactor;
  const limit = passiveResistance(result);
  const passive = result.options.find(({ id }) => id === result.rules.passive) ?? null;
  const mostRated = Math.max(1, ...result.options.flatMap(({ total }) => total.distribution));
  return {
    ...framed(view, result),
    reading: [resultText('resistance-number'), resultText('resistance-columns')],
    rows: byPlace(result.options).map((option): RankedRow => {
      const { distribution, resistance } = option.total;
      return {
        place: placeOf(option),
        text: option.text,
        value: wholeNumber(resistance),
        tone: option === passive ? 'measure' : isAcceptable(option, passive) === false ? 'beyond' : 'plain',
        picture: () => html`${columns(distribution, mostRated, 15.4, 3.4 * factor)}${bar((resistance ?? 0) / 100, { limit: limit === null ? null : limit / 100, camps: option.polarised })}`,
      };
    }),
    pictureShare: 0.42,
    pictureHeightRem: (result.options.some(({ polarised }) => polarised) ? 4.5 : 3.4) * factor,
    valueRem: 4,
    legend: passive === null || limit === null ? nothing : legendOf(resultText('resistance-limit', { passive: passive.text })),
  };
};

/** Konsent on several proposals: the most accepted first, objections as ovals. Their words stay with the moderation. */
export const consentPlan = (view: StageView, result: Of<'consent'>): RankedPlan => ({
  ...framed(view, result),
  reading: [],
  rows: byPlace(result.options).map((option): RankedRow => ({
    place: '',
    text: option.text,
    value: resultText(isAccepted(option) ? 'accepted' : 'not-accepted'),
    tone: isAccepted(option) ? 'dark' : 'plain',
    picture: () => objections(option.total),
  })),
  placeRem: 0,
  pictureShare: 0.245 * view.projector.hallFactor,
  pictureHeightRem: 5.4 * view.projector.hallFactor,
  valueRem: 16,
  legend: legendOf(resultText('consent-rule')),
});

/** "2 leichte Einwände" as ovals; nothing where nobody objected. */
export const objections = ({ light, grave }: { readonly light: number; readonly grave: number }): TemplateResult =>
  html`<div class="objections">
    ${grave === 0 ? nothing : html`<span class="oval grave">${grave} ${resultText('consent-grave', { n: grave })}</span>`}
    ${light === 0 ? nothing : html`<span class="oval">${light} ${resultText('consent-light', { n: light })}</span>`}
  </div>`;
