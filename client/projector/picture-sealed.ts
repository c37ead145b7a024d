import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shortChecksum } from '../../shared/locale/formats-de.ts';
import { stageText } from '../../shared/locale/stage-de.ts';
import { tragwerk } from '../../shared/domain/tragwerk.ts';
import type { SealedView, StageView } from '../../shared/protocol/view.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import '../elements/seal.ts';
import './hall-pillars.ts';
import './sector-legend.ts';
import { asOfMark, asOfStyles } from './as-of.ts';
import { namesFit } from './names-fit.ts';
import { stageStyles } from './stage-styles.ts';
import { FitController } from './fit-controller.ts';

/** Sizes of the sentence in rem at Saalstufe S; the first at which it fits is taken, and none is under the smallest text. */
const sizesRem = [5.125, 4.25, 3.5, 3, 2.5, 2.125] as const;

/** The one ceremonial moment: a sentence is sealed. */
@customElement('ls-picture-sealed')
export class PictureSealed extends LitElement {
  static override styles = [
    rootStyles,
    stageStyles,
    asOfStyles,
    css`
      :host {
        grid-template-rows: minmax(0, 1fr);
        grid-auto-rows: auto;
        padding: 2.75rem 3rem 0;
        background: var(--eis-2);
      }
      article {
        position: relative;
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto;
        min-block-size: 0;
        padding: 3.8rem 3.8rem 0 calc(1.75rem + 3.8rem);
        background: var(--papier);
        clip-path: polygon(0 0, calc(100% - 7.5rem) 0, 100% 7.5rem, 100% 100%, 0 100%);
      }
      .edge {
        position: absolute;
        inset-block: 0;
        inset-inline-start: 0;
        inline-size: 1.75rem;
        background: var(--eis-3);
        transform-origin: top;
      }
      .head {
        display: flex;
        gap: 2rem;
        align-items: flex-start;
        min-block-size: 9rem;
        padding-inline-end: 22rem;
      }
      h1 {
        font-size: calc(3.9rem * var(--title-factor));
        line-height: 1.05;
      }
      .when {
        margin-block-start: 0.5rem;
        color: var(--eis-4);
        font-size: calc(2.4rem * var(--title-factor));
        font-weight: 700;
      }
      ls-seal {
        position: absolute;
        inset-block-start: 2.2rem;
        inset-inline-end: 7.4rem;
        inline-size: 18.4rem;
      }
      .room {
        min-block-size: 0;
        margin-block-start: 2.4rem;
        overflow: hidden;
      }
      /* Keeps the first lines clear of the seal. */
      .clear {
        float: inline-end;
        inline-size: 22rem;
        block-size: 5.4rem;
      }
      .text {
        font-family: var(--font-serif);
        font-optical-sizing: auto;
        font-size: var(--text-size, 5.125rem);
        font-weight: 560;
        line-height: 1.16;
        letter-spacing: -0.012em;
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }
      .text.clipped {
        /* "clip" and not "hidden": the latter would push the whole text beside the seal's room. */
        overflow: clip;
        max-block-size: calc(var(--lines) * 1lh);
      }
      .rest {
        margin-block-start: 0.6rem;
        color: var(--eis-4);
        font-weight: 700;
      }
      ls-hall-pillars {
        margin-block-start: 1.6rem;
        margin-inline-end: 0;
      }
      ls-sector-legend {
        margin-block-start: 1.4rem;
      }
      ls-sector-legend + footer {
        min-block-size: 5rem;
      }
      footer {
        display: flex;
        justify-content: space-between;
        min-block-size: 8rem;
        padding-inline: 0;
        background: none;
        font-size: calc(2.125rem * var(--f));
        font-weight: 700;
      }
      .sum {
        flex: none;
        font-family: var(--font-mono);
        font-weight: 600;
        white-space: nowrap;
      }
      @keyframes draw-down {
        from {
          transform: scaleY(0);
        }
      }
      @keyframes press {
        from {
          opacity: 0;
          transform: scale(1.12);
        }
      }
      :host([motion]) .edge {
        animation: draw-down 300ms var(--ease);
      }
      :host([motion]) ls-seal {
        animation: press 300ms 300ms var(--ease) backwards;
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  @property({ attribute: false }) sealed!: SealedView;
  @property() asOf: string | null = null;
  @property({ type: Boolean, reflect: true }) motion = false;

  constructor() {
    super();
    new FitController(this, () => this.#fit());
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('sealed') || changed.has('view')) this.#fit();
  }

  override render(): TemplateResult {
    const { sealed, view } = this;
    const at = new Date(sealed.frozenAtMs);
    const { support } = sealed;
    const named = namesFit(view);
    const facts = [
      ...(support === null ? [] : [carriedBy(view, sealed), stageText('votes', { n: support.votes })]),
      stageText('version', { version: String(sealed.version) }),
    ];
    return html`<article>
        <div class="edge"></div>
        <div class="head">
          <div>
            <h1>${stageText('leitsatz', { number: sealed.number })}</h1>
            <p class="when">
              ${stageText('sealed-at', {
                date: at.toLocaleDateString('de-DE', { day: 'numeric', month: 'long' }),
                time: at.toLocaleTimeString('de-DE', { hour: '2-digit', minute: '2-digit' }),
              })}
            </p>
          </div>
          ${asOfMark(this.asOf)}
        </div>
        <ls-seal .version=${sealed.version} .pillars=${view.sectors.length}></ls-seal>
        <div class="room">
          <div class="clear"></div>
          <p class="text" lang="de" dir="auto">${sealed.text}</p>
          <p class="rest" hidden>${stageText('whole-on-phone')}</p>
        </div>
        ${support === null ? nothing : html`<ls-hall-pillars ?named=${named} .sectors=${view.sectors} .support=${support}></ls-hall-pillars>`}
      </article>
      ${support === null || named ? nothing : html`<ls-sector-legend .sectors=${view.sectors}></ls-sector-legend>`}
      <footer><span>${facts.join(' · ')}</span><span class="sum">${shortChecksum(sealed.hash)}</span></footer>`;
  }

  /** The largest size at which the sentence fits; only a text beyond all sizes is cut, and says where the rest is. */
  #fit(): void {
    const room = this.renderRoot.querySelector<HTMLElement>('.room');
    const text = this.renderRoot.querySelector<HTMLElement>('.text');
    const rest = this.renderRoot.querySelector<HTMLElement>('.rest');
    if (room === null || text === null || rest === null || room.clientHeight === 0) return;
    text.classList.remove('clipped');
    rest.hidden = true;
    const factor = this.view.projector.hallFactor;
    for (const size of sizesRem) {
      text.style.setProperty('--text-size', `${size === sizesRem[0] ? size : Math.max(size, 2 * factor)}rem`);
      if (text.scrollHeight <= room.clientHeight) return;
    }
    rest.hidden = false;
    const line = Number.parseFloat(getComputedStyle(text).lineHeight);
    text.style.setProperty('--lines', String(Math.max(1, Math.floor((room.clientHeight - rest.offsetHeight - line * 0.3) / line))));
    text.classList.add('clipped');
  }
}

const carriedBy = (view: StageView, { support }: SealedView): string => {
  const { pillars, shared } = tragwerk(view.sectors, support);
  return shared ? stageText('shared') : stageText('weighed-by', { carrying: pillars.filter(({ state }) => state === 'carries').length, n: pillars.length });
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-sealed': PictureSealed;
  }
}
