import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sectorSigns } from '../../shared/domain/sector.ts';
import { codeInGroups } from '../../shared/locale/formats-de.ts';
import { joinWords, sectorShort, stageText } from '../../shared/locale/stage-de.ts';
import type { StageView } from '../../shared/protocol/view.ts';
import { rootStyles, shapeStyles } from '../styles/shared-styles.ts';
import '../elements/logo.ts';
import '../elements/qr-code.ts';
import '../elements/sector-sign.ts';
import { asOfMark, asOfStyles } from './as-of.ts';
import { stageStyles } from './stage-styles.ts';

/** Ankommen: a QR code for the last row, the code for every keypad, and who is there. */
@customElement('ls-picture-join')
export class PictureJoin extends LitElement {
  static override styles = [
    rootStyles,
    shapeStyles,
    stageStyles,
    asOfStyles,
    css`
      :host {
        grid-template: minmax(0, 1fr) / minmax(0, 52fr) minmax(0, 48fr);
      }
      .code-side {
        display: grid;
        place-items: center;
        padding: 1rem;
        background: var(--papier);
      }
      ls-qr-code {
        inline-size: min(100%, 61rem);
      }
      .words-side {
        display: grid;
        grid-template: max-content max-content minmax(0, 1fr) max-content max-content / minmax(0, 1fr);
        gap: calc(4.6rem - 2rem * var(--f));
        padding: calc(6.4rem - 2rem * var(--f)) 4rem calc(5.5rem - 2rem * var(--f)) 4.5rem;
        min-inline-size: 0;
      }
      ls-logo {
        font-size: max(2.6rem, var(--text-least));
      }
      .top {
        display: flex;
        justify-content: space-between;
        gap: 2rem;
      }
      h1 {
        font-size: 4.6rem;
        --lines: 2;
      }
      h1.long {
        font-size: 3.4rem;
        --lines: 3;
      }
      .languages {
        display: grid;
        grid-template-columns: auto auto;
        justify-content: start;
        gap: 0.4rem 4rem;
        align-content: start;
        min-block-size: 0;
        overflow: hidden;
        font-size: max(2.9rem, var(--text-least));
        font-weight: 700;
        line-height: 1.3;
      }
      .strip {
        display: block;
        padding: calc(3rem - 1.2rem * var(--f)) 2.4rem calc(3.6rem - 1.4rem * var(--f));
      }
      .at {
        overflow-wrap: anywhere;
        font-size: max(2.4rem, var(--text-least));
        font-weight: 700;
      }
      .code {
        font-size: min(8.4rem, 7vw);
        font-weight: 800;
        line-height: 1.1;
        letter-spacing: -0.012em;
        white-space: nowrap;
      }
      .who {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.6rem 1.5rem;
      }
      .present b {
        font-size: calc(4rem * var(--title-factor));
        font-weight: 800;
        line-height: 1;
        letter-spacing: -0.018em;
      }
      .present {
        font-weight: 700;
      }
      .signs {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem 1.5rem;
        font-weight: 800;
      }
      .signs li {
        display: flex;
        align-items: center;
        gap: 0.35em;
      }
      /* Beamers of 4:3: the words need their width. */
      @media (max-aspect-ratio: 3/2) {
        :host {
          grid-template-columns: minmax(0, 42fr) minmax(0, 58fr);
        }
        .words-side {
          padding-inline: 3rem;
        }
      }
      .closed {
        font-size: calc(3rem * var(--title-factor));
        font-weight: 800;
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  @property() asOf: string | null = null;

  override render(): TemplateResult {
    const { projector, workshop, sectors, present } = this.view;
    const code = codeInGroups(projector.code);
    const total = Object.values(present).reduce((sum, count) => sum + count, 0);
    return html`<div class="code-side">
        <ls-qr-code text=${projector.joinUrl} label=${stageText('qr', { host: projector.host, code })}></ls-qr-code>
      </div>
      <div class="words-side pack">
        <div class="top"><ls-logo></ls-logo>${asOfMark(this.asOf)}</div>
        <h1 class="clamp ${workshop.title.length > 40 ? 'long' : ''}"><bdi>${workshop.title}</bdi></h1>
        <ul class="languages">
          ${joinWords.map(({ language, dir, text }) => html`<li lang=${language} dir=${dir}>${text}</li>`)}
        </ul>
        <div class="strip">
          ${workshop.open ? html`<p class="at">${stageText('code-at', { host: projector.host })}</p><p class="code">${code}</p>` : html`<p class="closed">${stageText('closed')}</p>`}
        </div>
        <div class="who">
          <p class="present"><b>${total}</b> ${stageText('present')}</p>
          <ul class="signs">
            ${sectors.map(
              ({ id, title }, place) =>
                html`<li><ls-sector-sign sign=${sectorSigns[place] ?? 'square'} label=${sectorShort(title)}></ls-sector-sign><span>${present[id] ?? 0}</span></li>`,
            )}
          </ul>
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-join': PictureJoin;
  }
}
