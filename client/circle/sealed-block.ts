import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sector } from '../../shared/domain/sector.ts';
import { modeName } from '../../shared/locale/ballot-names-de.ts';
import { percent, shortChecksum, wholeChecksum } from '../../shared/locale/formats-de.ts';
import { supportSentence } from '../../shared/locale/tragwerk.ts';
import type { PrincipleView, SealedView } from '../../shared/protocol/view.ts';
import { icon, iconArrowDown, iconArrowUp } from '../elements/icon.ts';
import '../elements/seal.ts';
import '../elements/tragwerk-glyph.ts';
import { circleStyles, sentenceStyles } from './circle-styles.ts';
import { dayAndTime, t } from './circle-words.ts';
import './source-cards.ts';

/** A sealed sentence in the document. Fires `ls-move` with -1 or 1 if it may be ordered. */
@customElement('ls-sealed-block')
export class SealedBlock extends LitElement {
  static override styles = [
    ...circleStyles,
    sentenceStyles,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 4px 28px;
        align-items: center;
        padding-block: 16px;
        padding-inline: 48px 56px;
        border-inline-start-width: 12px;
      }
      .sum {
        color: var(--eis-4);
      }
      .end {
        display: grid;
        justify-items: center;
      }
      .order {
        display: flex;
      }
      details {
        grid-column: 1 / -1;
      }
      summary {
        min-block-size: 32px;
      }
      .proof {
        display: grid;
        gap: 6px;
        padding-block: 4px 8px;
      }
      .hash {
        overflow-wrap: anywhere;
      }
      @media (max-width: 600px) {
        article {
          grid-template-columns: minmax(0, 1fr);
          padding-inline: 16px;
        }
        ls-seal {
          display: none;
        }
        .end {
          justify-items: start;
        }
      }
    `,
  ];

  @property({ attribute: false }) sealed: SealedView | null = null;
  /** The same sentence with its sources and confirmations. */
  @property({ attribute: false }) principle: PrincipleView | null = null;
  @property({ attribute: false }) sectors: readonly Sector[] = [];
  /** May be moved up and down; absent for who only reads. */
  @property({ attribute: false }) moves: { readonly up: boolean; readonly down: boolean } | null = null;

  override render(): TemplateResult | typeof nothing {
    const { sealed } = this;
    if (sealed === null) return nothing;
    const name = t('principle', { number: sealed.number });
    return html`<article class="sealed-block" aria-labelledby="name">
      <div>
        <header>
          <h3 id="name">${name}${sealed.title === '' ? nothing : html`: <bdi>${sealed.title}</bdi>`}</h3>
          ${sealed.support === null ? nothing : html`<ls-tragwerk-glyph size="list" .sectors=${this.sectors} .support=${sealed.support}></ls-tragwerk-glyph>`}
        </header>
        <p class="wording" dir="auto" lang="de">${sealed.text}</p>
        <p class="sum mono">${t('version', { version: sealed.version })} · ${shortChecksum(sealed.hash)}</p>
      </div>
      <div class="end"><ls-seal size="84" version=${sealed.version} pillars=${this.sectors.length}></ls-seal>${this.#order(name)}</div>
      <details>
        <summary>${t('proof')}</summary>
        <div class="proof">
          <p>${sealed.support === null ? t('notWeighed') : html`${supportSentence(this.sectors, sealed.support)} <span class="meta">${t('votes', { mode: modeName[sealed.support.mode], n: sealed.support.votes, threshold: percent(sealed.support.threshold) })}</span>`}</p>
          ${(this.principle?.frozen?.approvals ?? []).map(({ role, atMs }) => html`<p>${t('confirmedBy', { role: t(role), when: dayAndTime(atMs) })}</p>`)}
          <p>${t('checksum')}: <span class="mono hash">${wholeChecksum(sealed.hash)}</span></p>
          <ls-source-cards foldable .sources=${this.principle?.sources ?? []} .sectors=${this.sectors}></ls-source-cards>
        </div>
      </details>
    </article>`;
  }

  #order(name: string): TemplateResult | typeof nothing {
    if (this.moves === null) return nothing;
    const button = (by: -1 | 1, may: boolean): TemplateResult =>
      html`<button
        class="button icon-only quiet"
        id=${by < 0 ? 'up' : 'down'}
        aria-label=${t(by < 0 ? 'up' : 'down', { title: name })}
        aria-disabled=${may ? nothing : 'true'}
        @click=${() => may && this.dispatchEvent(new CustomEvent('ls-move', { detail: by }))}
      >
        ${icon(by < 0 ? iconArrowUp : iconArrowDown)}
      </button>`;
    return html`<span class="order">${button(-1, this.moves.up)}${button(1, this.moves.down)}</span>`;
  }

  focusOrder(by: -1 | 1): void {
    this.renderRoot.querySelector<HTMLElement>(by < 0 ? '#up' : '#down')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-sealed-block': SealedBlock;
  }
}
