import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import { linesOf } from '../../shared/domain/stage.ts';
import { stageText } from '../../shared/locale/stage-de.ts';
import type { StageView } from '../../shared/protocol/view.ts';
import { rootStyles, shapeStyles } from '../styles/shared-styles.ts';
import { styleMap } from '../elements/style-map.ts';
import '../elements/seal.ts';
import '../elements/time-disc.ts';
import './sector-legend.ts';
import { asOfStyles } from './as-of.ts';
import { PageTurner } from './page-turner.ts';
import { RoomController } from './room-controller.ts';
import { stageStyles } from './stage-styles.ts';
import { eyebrow, questionTitle } from './stage-title.ts';

/** Formulieren: what to do now, and the sentences that are already sealed. */
@customElement('ls-picture-principles')
export class PicturePrinciples extends LitElement {
  static override styles = [
    rootStyles,
    shapeStyles,
    stageStyles,
    asOfStyles,
    css`
      :host {
        background: var(--papier);
      }
      .eyebrow {
        margin-block: 0.9rem 0.8rem;
      }
      h1.long,
      h1.longest {
        font-size: var(--text-title);
      }
      .instruction {
        margin-block-start: 1.4rem;
        font-size: calc(2.5rem * var(--title-factor));
        --lines: 4;
      }
      main {
        min-block-size: 0;
        padding: 2rem var(--margin);
        overflow: hidden;
      }
      h2 {
        margin-block-end: 1rem;
        font-size: calc(2.25rem * var(--f));
        font-weight: 800;
      }
      .list {
        display: grid;
        gap: 1.2rem;
      }
      .groups {
        display: grid;
        gap: 1.2rem 2rem;
      }
      .strip {
        align-items: center;
        min-block-size: calc(4.75rem * var(--title-factor));
        padding: 0.7rem 1.25rem;
        font-size: var(--text-strip);
        line-height: 1.1;
        overflow-wrap: anywhere;
        --lines: 2;
      }
      .strip span {
        flex: none;
      }
      .sealed-block {
        display: grid;
        grid-template-columns: calc(3rem * var(--f)) minmax(0, 1fr) calc(5.5rem * var(--f));
        gap: 1.4rem;
        align-items: center;
        padding: 1rem 1.6rem;
        border-inline-start-width: 0.8rem;
      }
      .number {
        font-size: calc(2.5rem * var(--f));
        font-weight: 800;
      }
      .text {
        font-family: var(--font-serif);
        font-size: calc(2.5rem * var(--f));
        font-weight: 500;
        line-height: 1.2;
        overflow-wrap: anywhere;
        --lines: 4;
      }
      footer {
        border-block-start: 0.1rem solid var(--linie);
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  /** The board that the sentences come from. */
  @property({ attribute: false }) board: BoardSnapshot | null = null;
  @property({ type: Number }) nowMs = 0;
  @property() asOf: string | null = null;
  readonly #room = new RoomController(this, 'main');
  readonly #pages = new PageTurner(this);

  override render(): TemplateResult {
    const { view } = this;
    const pages = this.#paged();
    const page = this.#pages.of(pages.length, view.projector.mode === 'hold');
    const instruction = view.step?.instruction || (view.sealed.length === 0 ? stageText('principles-none') : '');
    return html`<header>
        <div>
          ${eyebrow(view, this.asOf)} ${questionTitle(view.step?.title ?? view.workshop.title)}
          ${instruction === '' ? nothing : html`<p class="instruction clamp" dir="auto">${instruction}</p>`}
        </div>
      </header>
      <main>
        ${
          view.sealed.length === 0
            ? this.#groups()
            : html`<h2>${stageText('sealed-so-far')}${pages.length > 1 ? ` · ${stageText('page', { page: page + 1, of: pages.length })}` : ''}</h2>
                <ol class="list">
                  ${(pages[page] ?? []).map(
                    ({ number, text, version }) => html`<li class="sealed-block">
                      <span class="number">${number}</span>
                      <p class="text clamp" lang="de" dir="auto">${text}</p>
                      <ls-seal .version=${version} size="80"></ls-seal>
                    </li>`,
                  )}
                </ol>`
        }
      </main>
      <footer>
        <ls-sector-legend .sectors=${view.sectors}></ls-sector-legend>
        ${view.timer === null ? nothing : html`<ls-time-disc class="time end" .timer=${view.timer} .nowMs=${this.nowMs}></ls-time-disc>`}
      </footer>`;
  }

  /** Before the first seal: the headings that sentences are made from. */
  #groups(): TemplateResult | typeof nothing {
    const groups = this.board?.clusters ?? [];
    if (groups.length === 0) return nothing;
    const columns = groups.length <= 4 || this.view.projector.hallFactor > 1 ? 2 : 3;
    return html`<ul class="groups" style=${styleMap({ 'grid-template-columns': `repeat(${columns}, minmax(0, 1fr))` })}>
      ${groups.map(({ title, weight }) => html`<li class="strip"><bdi class="clamp">${title}</bdi><span>${weight}</span></li>`)}
    </ul>`;
  }

  #paged(): StageView['sealed'][] {
    const { widthRem, heightRem } = this.#room;
    if (widthRem === 0) return [];
    const factor = this.view.projector.hallFactor;
    const pages: StageView['sealed'][number][][] = [];
    let left = 0;
    for (const sealed of this.view.sealed) {
      const lines = Math.min(4, linesOf(sealed.text, widthRem - (8.5 * factor + 7), 2.5 * factor));
      const height = Math.max(5.5 * factor, lines * 3 * factor) + 3.2;
      if (pages.length === 0 || height > left) {
        pages.push([]);
        left = heightRem - 3.6 * factor;
      }
      pages.at(-1)?.push(sealed);
      left -= height;
    }
    return pages;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-principles': PicturePrinciples;
  }
}
