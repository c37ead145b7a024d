import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OptionResult } from '../../shared/domain/ballot.ts';
import { thresholdOf } from '../../shared/domain/ballot-ranking.ts';
import { resultText } from '../../shared/locale/result-de.ts';
import { isAccepted } from '../../shared/domain/tally/consent.ts';
import { resultSentence, resultTitle } from '../../shared/locale/result-sentences.ts';
import { stageText } from '../../shared/locale/stage-de.ts';
import type { ResultView, StageView } from '../../shared/protocol/view.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import './cut-text.ts';
import './hall-pillars.ts';
import './sector-legend.ts';
import { asOfStyles } from './as-of.ts';
import { namesFit } from './names-fit.ts';
import { objections } from './ranked-plans.ts';
import { questionOf, resultFooter, resultFrameStyles, resultHeader } from './result-frame.ts';
import { resultTable } from './result-table.ts';
import { columns, rowPictureStyles } from './row-pictures.ts';
import { stageStyles } from './stage-styles.ts';

type OneProposal = Extract<ResultView, { readonly kind: 'consent' | 'resistance' }>;

/** A single proposal after a Konsent or an Einwandfrage: the sentence is the beam, its sectors the pillars. */
@customElement('ls-one-proposal')
export class OneProposalPicture extends LitElement {
  static override styles = [
    rootStyles,
    stageStyles,
    asOfStyles,
    resultFrameStyles,
    rowPictureStyles,
    css`
      .picture {
        block-size: 100%;
        display: flex;
        flex-direction: column;
        justify-content: center;
        gap: 2.4rem;
      }
      .sentence {
        padding: 1.6rem 2rem;
        border-radius: var(--radius-card);
        background: var(--papier);
        font-size: var(--text-title);
        font-weight: 700;
        line-height: 1.12;
      }
      .carried {
        background: var(--tinte);
        color: var(--papier);
      }
      .counts {
        display: flex;
        flex-wrap: wrap;
        gap: 1rem 2rem;
        align-items: center;
        font-size: calc(2.5rem * var(--title-factor));
        font-weight: 700;
      }
      .counts b {
        font-size: 1.5em;
        font-weight: 800;
      }
      .objections {
        font-size: inherit;
      }
      .columns {
        flex: none;
      }
      .ends {
        display: flex;
        justify-content: space-between;
        inline-size: 60rem;
      }
      .spread {
        inline-size: fit-content;
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  @property({ attribute: false }) result!: OneProposal;
  @property() asOf: string | null = null;

  override render(): TemplateResult {
    const { view, result } = this;
    const option: OptionResult | undefined = result.options[0];
    if (option === undefined) return html``;
    const [consent] = result.kind === 'consent' ? result.options : [];
    const [resistance] = result.kind === 'resistance' ? result.options : [];
    const isCarried = consent === undefined ? option.shared : isAccepted(consent);
    return html`${resultHeader(resultTitle(result), this.#reading(), this.asOf, questionOf(view))}
      <main class="room">
        <div class="picture" role="img" aria-label=${resultSentence(result)}>
        <div>
          <p class="sentence ${isCarried ? 'carried' : ''}"><ls-cut-text .text=${option.text} .lines=${5}></ls-cut-text></p>
          <ls-hall-pillars ?named=${namesFit(view)} .sectors=${view.sectors} .support=${{ threshold: thresholdOf(result), sectors: option.sectors, shared: option.shared }} beam=${option.shared ? 'none' : 'line'}></ls-hall-pillars>
        </div>
        ${consent === undefined ? '' : html`<div class="counts"><p><b>${consent.total.consent}</b> ${resultText('consent-given')}</p>${objections(consent.total)}</div>`}
        ${
          resistance === undefined
            ? ''
            : html`<div class="spread">
                ${columns(resistance.total.distribution, Math.max(1, ...resistance.total.distribution), 60, 9)}
                <p class="ends"><span>0</span><span>${resistance.polarised ? resultText('two-camps') : ''}</span><span>10</span></p>
              </div>`
        }
        </div>
        ${resultTable(result, view.sectors)}
      </main>
      ${resultFooter(result, html`<ls-sector-legend flat .sectors=${view.sectors}></ls-sector-legend>`)}`;
  }

  #reading(): readonly string[] {
    return this.result.kind === 'consent' ? [resultText('number-consent')] : [resultText('number-resistance'), stageText('threshold', { threshold: Math.round(this.result.threshold * 10_000) / 100 })];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-one-proposal': OneProposalPicture;
  }
}
