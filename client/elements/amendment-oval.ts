import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sector } from '../../shared/domain/sector.ts';
import { clockTime } from '../../shared/locale/formats-de.ts';
import type { AmendmentView } from '../../shared/protocol/view.ts';
import { amendmentStyles } from './amendment-styles.ts';
import { changeOf, speakerOf, standingOf, t } from './amendment-words.ts';
import { icon } from './icon.ts';
import './sector-sign.ts';
import { signOfId } from './sector-style.ts';
import './tragwerk-glyph.ts';

/** One amendment as an oval to open: whose sector, what it changes, who carries it, how it stands. Fires `ls-open`. */
@customElement('ls-amendment-oval')
export class AmendmentOval extends LitElement {
  static override styles = [
    ...amendmentStyles,
    css`
      button {
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr) auto 146px;
        gap: 4px 18px;
        align-items: center;
        inline-size: 100%;
        min-block-size: 56px;
        padding: 6px 24px;
        color: var(--tinte);
        line-height: 1.3;
        text-align: start;
        cursor: pointer;
      }
      .rejected {
        border-style: dashed;
      }
      button:hover .change {
        text-decoration: underline 2px;
        text-underline-offset: 3px;
      }
      [aria-expanded='true'] {
        box-shadow: inset 0 0 0 2px var(--tinte);
      }
      [aria-expanded='true']:focus-visible {
        box-shadow:
          inset 0 0 0 2px var(--tinte),
          0 0 0 2px var(--focus-gap);
      }
      .what {
        grid-column: 2;
        overflow-wrap: anywhere;
      }
      .change {
        display: block;
        font-weight: 700;
      }
      ls-tragwerk-glyph {
        grid-column: 3;
      }
      .state {
        grid-column: 4;
        display: flex;
        gap: 10px;
        align-items: center;
        font-weight: 600;
      }
      @container (max-width: 520px) {
        button {
          grid-template-columns: 24px minmax(0, 1fr) auto;
          gap: 4px 14px;
        }
        /* Of three lines and more: the ends stay round, the words stay inside. */
        button.oval {
          border-radius: 36px;
        }
        ls-tragwerk-glyph {
          grid-row: 1;
        }
        .state {
          grid-column: 2;
        }
      }
      :host {
        container-type: inline-size;
      }
    `,
  ];

  @property({ attribute: false }) amendment: AmendmentView | null = null;
  @property({ attribute: false }) sectors: readonly Sector[] = [];
  @property({ type: Boolean }) expanded = false;

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('button')?.focus());
  }

  override render(): TemplateResult | typeof nothing {
    const { amendment, sectors } = this;
    if (amendment === null) return nothing;
    const { sign, word } = standingOf(amendment);
    return html`<button class="oval ${amendment.state}" aria-expanded=${String(this.expanded)} @click=${() => this.dispatchEvent(new CustomEvent('ls-open', { bubbles: true, composed: true }))}>
      <ls-sector-sign .sign=${signOfId(sectors, amendment.sector)} size="22"></ls-sector-sign>
      <span class="what"><bdi class="change">${changeOf(amendment)}</bdi><span class="meta">${t('from', { who: speakerOf(amendment, sectors), time: clockTime(amendment.atMs) })}</span></span>
      ${amendment.support === null ? nothing : html`<ls-tragwerk-glyph size="list" .sectors=${sectors} .support=${amendment.support}></ls-tragwerk-glyph>`}
      <span class="state">${icon(sign)}${word}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-amendment-oval': AmendmentOval;
  }
}
