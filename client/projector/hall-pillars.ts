import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from '../elements/style-map.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { shownPercent, tragwerk, type Pillar, type Support } from '../../shared/domain/tragwerk.ts';
import { sectorShort } from '../../shared/locale/stage-de.ts';
import { supportSentence } from '../../shared/locale/tragwerk.ts';
import { sectorClass, sectorStyles } from '../elements/sector-style.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import '../elements/sector-sign.ts';

/**
 * The Tragwerk as the hall sees it: wide pillars with sign and number. Under a dark strip the strip is the beam
 * (`beam="none"`); elsewhere the beam is a line that is missing above a pillar that does not reach it.
 * `named` adds the sector's name, for the one sentence that has just been sealed.
 */
@customElement('ls-hall-pillars')
export class HallPillars extends LitElement {
  static override styles = [
    rootStyles,
    sectorStyles,
    css`
      :host {
        --pillar: calc(4.75rem * var(--f));
      }
      .pillars {
        display: grid;
        grid-auto-columns: minmax(0, 1fr);
        grid-auto-flow: column;
        /* The overhang lies outside of the columns: all pillars are equally wide. */
        --overhang: 0.4rem;
        padding-inline: var(--overhang);
      }
      .place {
        display: flex;
        flex-direction: column;
        padding-inline: 0.25rem;
        background: linear-gradient(var(--tinte), var(--tinte)) no-repeat 0 0 / 100% 0;
      }
      .line .place {
        min-block-size: calc(var(--pillar) + var(--line));
        padding-block-start: var(--line);
      }
      .line {
        --line: calc(0.9rem * var(--f));
        --pillar: calc(4.25rem * var(--f));
      }
      .line .carries {
        background-size: 100% var(--line);
      }
      /* The beam ends flush with a pillar inside, and hangs over at both ends of the row. */
      .line .carries:not(:first-child, .carries + .carries) {
        background-position: 0.25rem 0;
      }
      .place:first-child {
        margin-inline-start: calc(-1 * var(--overhang));
        padding-inline-start: 0.65rem;
      }
      .place:last-child {
        margin-inline-end: calc(-1 * var(--overhang));
        padding-inline-end: 0.65rem;
      }
      .space {
        flex: 1;
      }
      .pillar {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 0.25em;
        block-size: var(--pillar);
        background: var(--sign);
        color: var(--papier);
        font-size: calc(2.25rem * var(--f));
        font-weight: 800;
        line-height: 1;
        white-space: nowrap;
        --sign-size: 0.62em;
      }
      .pillar:not(.full) {
        box-sizing: border-box;
        border: 0.1875rem solid var(--sign);
        background: var(--papier);
        color: var(--sign);
      }
      .pillar.open {
        border-style: dashed;
      }
      .named {
        --overhang: 0.8rem;
        --pillar: calc(7.6rem * var(--title-factor, 1));
      }
      .named .pillar {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.1em 0.35em;
        align-content: center;
        padding-inline: 1.2rem 0.4rem;
        font-size: calc(3.5rem * var(--title-factor, 1));
        letter-spacing: -0.01em;
        --sign-size: 0.72em;
      }
      .name {
        grid-column: 1 / -1;
        overflow: hidden;
        font-size: calc(2rem * var(--f));
        font-weight: 700;
        letter-spacing: 0;
        line-height: 1.15;
        text-overflow: ellipsis;
      }
      .named .place {
        padding-inline: 0.45rem;
      }
      .named.line {
        --line: 2.1rem;
      }
      .named .place:first-child {
        padding-inline-start: 1.25rem;
      }
      .named .place:last-child {
        padding-inline-end: 1.25rem;
      }
    `,
  ];

  @property({ attribute: false }) sectors: readonly Sector[] = [];
  @property({ attribute: false }) support: Support | null = null;
  @property() beam: 'line' | 'none' = 'line';
  @property({ type: Boolean }) named = false;

  override render(): TemplateResult {
    const { pillars } = tragwerk(this.sectors, this.support);
    return html`<div class="pillars ${this.beam} ${this.named ? 'named' : ''}" role="img" aria-label=${supportSentence(this.sectors, this.support)}>
      ${pillars.map(
        (pillar) => html`<div class="place ${pillar.state} ${sectorClass(pillar.sign)}">
          <div class="space"></div>
          ${this.#pillar(pillar)}
        </div>`,
      )}
    </div>`;
  }

  #pillar(pillar: Pillar): TemplateResult {
    const carries = pillar.state === 'carries';
    // A box below the beam must still hold its number, so it is never lower than that.
    const share = carries ? 1 : Math.max(this.named ? 0.84 : 0.58, pillar.height / 9);
    return html`<div
      class="pillar ${carries ? 'full' : pillar.state === 'below' ? '' : 'open'}"
      style=${styleMap({ 'block-size': `calc(var(--pillar) * ${Math.round(share * 1000) / 1000})` })}
    >
      <ls-sector-sign sign=${pillar.sign} tone=${carries ? 'white' : 'colour'}></ls-sector-sign>
      <span>${pillar.state === 'open' ? '' : pillar.support === null ? (carries ? '' : '?') : shownPercent({ support: pillar.support, carries })}${this.named && pillar.support !== null ? html` %` : nothing}</span>
      ${this.named ? html`<bdi class="name">${sectorShort(pillar.sector.title)}</bdi>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-hall-pillars': HallPillars;
  }
}
