import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import { layWording } from '../../shared/domain/stage.ts';
import { stageText, stepNames } from '../../shared/locale/stage-de.ts';
import type { DraftView, SealedView, StageView } from '../../shared/protocol/view.ts';
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

type Entry = { readonly sealed: false; readonly text: string; readonly draft: DraftView } | { readonly sealed: true; readonly text: string; readonly principle: SealedView };

/** Formulieren and Festhalten: what to do now, the sentences in their wording, and those that are already sealed. */
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
      header > div {
        min-inline-size: 0;
      }
      .eyebrow {
        margin-block: 0.9rem 0.8rem;
      }
      h1.long,
      h1.longest,
      .filled h1 {
        font-size: var(--text-title);
      }
      .instruction {
        margin-block-start: 1.4rem;
        font-size: calc(2.5rem * var(--title-factor));
        --lines: 4;
      }
      .page {
        flex: none;
        padding-block-start: 0.9rem;
        font-weight: 700;
        text-align: end;
      }
      main {
        min-block-size: 0;
        padding: 1.8rem var(--margin) 1.4rem;
        overflow: hidden;
      }
      .groups {
        display: grid;
        gap: 1.2rem 2rem;
      }
      .strip {
        align-items: center;
        padding: 0.7rem 1.25rem;
        overflow-wrap: anywhere;
        --lines: 2;
      }
      .groups .strip {
        min-block-size: calc(4.75rem * var(--title-factor));
        font-size: var(--text-strip);
        line-height: 1.1;
      }
      .strip span {
        flex: none;
      }
      .list {
        display: grid;
        gap: 1.3rem;
      }
      .draft .strip {
        gap: 0.6em;
        padding-block: 0.35rem;
        font-size: var(--text-card);
        line-height: 1.1;
      }
      .draft bdi {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .draft .version {
        font-size: var(--text-least);
        font-weight: 600;
      }
      .text {
        font-family: var(--font-serif);
        font-size: var(--text-title);
        font-weight: 560;
        line-height: 1.16;
        letter-spacing: -0.005em;
        overflow-wrap: anywhere;
      }
      .draft .text {
        padding-block-start: 0.4rem;
        padding-inline: 1.25rem;
      }
      .sealed-block {
        display: grid;
        grid-template-columns: calc(3rem * var(--f)) minmax(0, 1fr) calc(5.5rem * var(--f));
        gap: 1.4rem;
        align-items: center;
        padding: 0.9rem 1.6rem;
        border-inline-start-width: 0.8rem;
      }
      .number {
        font-size: calc(2.5rem * var(--f));
        font-weight: 800;
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
    const entries = entriesOf(view);
    const pages = this.#room.widthRem === 0 ? [] : layWording(entries, this.#room.widthRem, this.#room.heightRem, view.projector.hallFactor);
    const page = this.#pages.of(pages.length, view.projector.mode === 'hold');
    return html`<header>
        <div class=${entries.length === 0 ? '' : 'filled'}>${this.#title(entries.length === 0)}</div>
        <p class="page">
          ${view.sealed.length === 0 ? nothing : html`${stageText('sealed-so-far', { n: view.sealed.length })}<br />`}${pages.length > 1 ? stageText('page', { page: page + 1, of: pages.length }) : nothing}
        </p>
      </header>
      <main>
        ${entries.length === 0 ? this.#groups() : html`<ol class="list">${(pages[page] ?? []).map(({ entry, lines }) => (entry.sealed ? sealedItem(entry.principle, lines) : draftItem(entry.draft, lines)))}</ol>`}
      </main>
      <footer>
        <ls-sector-legend .sectors=${view.sectors}></ls-sector-legend>
        ${view.timer === null ? nothing : html`<ls-time-disc class="time end" .timer=${view.timer} .nowMs=${this.nowMs}></ls-time-disc>`}
      </footer>`;
  }

  /** The step's name and its instruction. Where the name only repeats the line above it, the instruction is the title. */
  #title(isEmpty: boolean): TemplateResult {
    const { view } = this;
    const { step } = view;
    const instruction = step?.instruction || (isEmpty ? stageText('principles-none') : '');
    const isRepeated = step !== null && step.title === stepNames[step.kind] && instruction !== '';
    return html`${eyebrow(view, this.asOf)} ${questionTitle(isRepeated ? instruction : (step?.title ?? view.workshop.title))}
    ${isRepeated || instruction === '' ? nothing : html`<p class="instruction clamp" dir="auto">${instruction}</p>`}`;
  }

  /** Before the first sentence: the headings that sentences are made from. */
  #groups(): TemplateResult | typeof nothing {
    const groups = this.board?.clusters ?? [];
    if (groups.length === 0) return nothing;
    const columns = groups.length <= 4 || this.view.projector.hallFactor > 1 ? 2 : 3;
    return html`<ul class="groups" style=${styleMap({ 'grid-template-columns': `repeat(${columns}, minmax(0, 1fr))` })}>
      ${groups.map(({ title, weight }) => html`<li class="strip"><bdi class="clamp">${title}</bdi><span>${weight}</span></li>`)}
    </ul>`;
  }
}

/** What the step is about comes first: the open sentences while they are worded, the sealed ones while they are sealed. */
const entriesOf = ({ drafts, sealed, step }: StageView): readonly Entry[] => {
  const open = drafts.map((draft): Entry => ({ sealed: false, text: draft.text, draft }));
  const ice = sealed.map((principle): Entry => ({ sealed: true, text: principle.text, principle }));
  return step?.kind === 'word' ? [...open, ...ice] : [...ice, ...open];
};

const draftItem = ({ number, title, text, version }: DraftView, lines: number): TemplateResult =>
  html`<li class="draft">
    <p class="strip"><span>${number}</span><bdi>${title}</bdi><span class="version">${stageText('version', { version })}</span></p>
    <p class="text clamp" lang="de" dir="auto" style=${styleMap({ '--lines': String(lines) })}>${text}</p>
  </li>`;

const sealedItem = ({ number, text, version }: SealedView, lines: number): TemplateResult =>
  html`<li class="sealed-block">
    <span class="number">${number}</span>
    <p class="text clamp" lang="de" dir="auto" style=${styleMap({ '--lines': String(lines) })}>${text}</p>
    <ls-seal .version=${version} size="80"></ls-seal>
  </li>`;

declare global {
  interface HTMLElementTagNameMap {
    'ls-picture-principles': PicturePrinciples;
  }
}
