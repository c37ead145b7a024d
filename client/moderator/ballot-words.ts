import { css, html, type TemplateResult } from 'lit';
import { kindName, modeName } from '../../shared/locale/ballot-names-de.ts';
import { percent } from '../../shared/locale/formats-de.ts';
import { optionCount } from '../../shared/locale/stage-de.ts';
import type { BallotView } from '../../shared/protocol/view.ts';
import { t } from './weigh-words.ts';
import { knowsThreshold } from './ballot-draft.ts';

export const ballotLabelStyles = css`
  .labels {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .label-pill {
    padding: 2px 12px;
    border: 2px solid var(--tinte);
    border-radius: var(--radius-full);
    background: var(--papier);
    font-size: 15px;
    font-weight: 700;
  }
  .label-pill.binding {
    background: var(--tinte);
    color: var(--papier);
  }
`;

/** What a ballot is, before anything else that is said about it: Stimmungsbild or Abstimmung, its kind, its round. */
export const ballotLabels = ({ kind, mode, round }: BallotView): TemplateResult =>
  html`<p class="labels"><span class="label-pill ${mode}">${modeName[mode]}</span><span class="label-pill">${kindName[kind]}</span>${round > 1 ? html`<span class="label-pill">${t('weigh.round', { n: round })}</span>` : ''}</p>`;

export const ballotTitle = (ballot: BallotView): string => (ballot.title === '' ? ballotCount(ballot) : ballot.title);

/** "12 Sätze" */
export const ballotCount = ({ kind, options, optionCount: n }: BallotView): string => optionCount(kind, options, n);

/** The rules that were fixed when it opened, in sentences. */
export const ballotRules = ({ kind, rules }: BallotView): string =>
  [
    ...(knowsThreshold(kind) ? [t('weigh.rules.threshold', { threshold: percent(rules.threshold) })] : []),
    ...(kind === 'consent' ? [t('weigh.rules.consent')] : []),
    ...(rules.budget === null ? [] : [t('weigh.rules.budget', { n: rules.budget })]),
    ...(rules.maxPerOption === null || rules.maxPerOption === rules.budget ? [] : [t('weigh.rules.maxPerOption', { n: rules.maxPerOption })]),
  ].join(' ');
