import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sector } from '../../shared/domain/sector.ts';
import { modeName } from '../../shared/locale/ballot-names-de.ts';
import { percent } from '../../shared/locale/formats-de.ts';
import { supportSentence } from '../../shared/locale/tragwerk.ts';
import type { PrincipleView } from '../../shared/protocol/view.ts';
import { icon, iconLock } from '../elements/icon.ts';
import '../elements/tragwerk-glyph.ts';
import { circleStyles, sentenceStyles } from './circle-styles.ts';
import { t } from './circle-words.ts';
import './amendment-circle.ts';
import './source-cards.ts';

/** A sentence that is not sealed: its current wording, and who does not carry it yet, its amendments. Fires `ls-choose` to have it sealed. */
@customElement('ls-open-sentence')
export class OpenSentence extends LitElement {
  static override styles = [
    ...circleStyles,
    sentenceStyles,
    css`
      article {
        display: grid;
        gap: 6px;
        padding-block: 16px;
        border-block-start: 1px solid var(--linie);
      }
      header {
        row-gap: 6px;
      }
      .said {
        font-weight: 600;
      }
      .button {
        justify-self: start;
        margin-block-start: 4px;
      }
    `,
  ];

  @property({ attribute: false }) principle: PrincipleView | null = null;
  @property({ attribute: false }) sectors: readonly Sector[] = [];
  /** Is the one in the freeze panel. */
  @property({ type: Boolean }) chosen = false;

  /** Leads to its amendments. */
  async toAmendments(): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector('ls-amendment-circle')?.lead();
  }

  override render(): TemplateResult | typeof nothing {
    const { principle } = this;
    const current = principle?.versions.at(-1);
    if (principle === null || current === undefined) return nothing;
    const { support } = principle;
    const cards = principle.sources.reduce((sum, source) => sum + source.cards.length, 0);
    return html`<article aria-labelledby="name">
      <header>
        <h3 id="name">${principle.number} <bdi>${principle.title}</bdi></h3>
        ${support === null ? nothing : html`<ls-tragwerk-glyph size="list" .sectors=${this.sectors} .support=${support}></ls-tragwerk-glyph>`}
        <span class="meta">${t('version', { version: current.version })}${principle.request === null ? nothing : html`, ${t('waiting')}`}</span>
      </header>
      <p class="wording" dir="auto" lang="de">${current.text}</p>
      <p class="said">${supportSentence(this.sectors, support)}</p>
      ${support === null ? nothing : html`<p class="meta">${t('votes', { mode: modeName[support.mode], n: support.votes, threshold: percent(support.threshold) })}</p>`}
      ${cards === 0
        ? nothing
        : html`<details>
            <summary>${t('sourcesOf', { n: cards })}</summary>
            <ls-source-cards .sources=${principle.sources} .sectors=${this.sectors}></ls-source-cards>
          </details>`}
      <ls-amendment-circle .principle=${principle} .level=${4}></ls-amendment-circle>
      <button class="button" aria-pressed=${this.chosen ? 'true' : 'false'} @click=${() => this.dispatchEvent(new CustomEvent('ls-choose'))}>
        ${icon(iconLock)}${this.chosen ? t('chosenToFreeze') : t('chooseToFreeze', { version: current.version })}
      </button>
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-open-sentence': OpenSentence;
  }
}
