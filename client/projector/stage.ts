import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import { resultPictures, type Picture } from '../../shared/domain/step.ts';
import { stageText } from '../../shared/locale/stage-de.ts';
import type { StageView } from '../../shared/protocol/view.ts';
import { backoffMsMaxOf } from '../connection/backoff.ts';
import { LaterParts } from '../controllers/later-parts.ts';
import { rootStyles, shapeStyles } from '../styles/shared-styles.ts';
import './picture-ballot.ts';
import './picture-clusters.ts';
import './picture-join.ts';
import './picture-pause.ts';
import './picture-principles.ts';
import './picture-question.ts';
import './picture-sealed.ts';
import './picture-wall.ts';

/** Pictures of results are fetched within this time of the first picture, long before a ballot can close. */
const resultsSoonMs = 1_000;

/** The projector's picture: chooses it, sets the Saalstufe, decides about motion. Knows no network. */
@customElement('ls-stage')
export class Stage extends LitElement {
  static override styles = [
    rootStyles,
    shapeStyles,
    css`
      :host {
        position: fixed;
        inset: 0;
        color: var(--tinte);
      }
      .ground {
        block-size: 100%;
      }
      .black {
        background: #000;
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
      .motion > * {
        animation: appear 200ms var(--ease);
      }
    `,
  ];

  @property({ attribute: false }) view!: StageView;
  /** The board of the current step; null until it has arrived. */
  @property({ attribute: false }) board: BoardSnapshot | null = null;
  /** The server's clock. */
  @property({ type: Number }) nowMs = 0;
  /** Time of the last state, while there is no connection. */
  @property() asOf: string | null = null;
  readonly #results = new LaterParts(this, () => import('./result-parts.ts'), resultsSoonMs, backoffMsMaxOf('projector'));
  /** The last picture that could be shown: it stays until a new one can. */
  #shown: Picture | null = null;
  @state() private calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  readonly #calmQuery = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #calmChanged = (): void => {
    this.calm = this.#calmQuery.matches;
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#calmQuery.addEventListener('change', this.#calmChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#calmQuery.removeEventListener('change', this.#calmChanged);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view')) this.style.setProperty('--f', String(this.view.projector.hallFactor));
  }

  override render(): TemplateResult {
    const { view, nowMs, asOf } = this;
    const motion = view.projector.motion && !this.calm;
    const picture = this.#drawable(this.#picture());
    if (picture === null) return html`<div class="ground pack"></div>`;
    const ground = picture === 'black' ? 'black' : picture === 'principles' || picture === 'sealed' ? '' : 'pack';
    return html`<div class="ground ${ground} ${motion ? 'motion' : ''}">${this.#show(picture, view, nowMs, asOf, motion)}</div>`;
  }

  /** What can be shown now: a picture whose matter is missing gives way to the nearest one that has its own. */
  #picture(): Picture {
    const { view, board } = this;
    const { picture } = view.projector;
    switch (picture) {
      case 'wall':
        return board !== null && board.wall.length === 0 ? 'question' : 'wall';
      case 'clusters':
        return board === null ? 'wall' : board.wall.length === 0 ? 'question' : 'clusters';
      case 'result':
      case 'shift':
      case 'groups':
        if (view.result === null) return view.ballot !== null ? 'ballot' : 'question';
        return picture === 'result' || view[picture] === null ? 'result' : picture;
      case 'ballot':
        return view.ballot === null ? 'question' : 'ballot';
      case 'sealed':
        return view.sealed.length > 0 ? 'sealed' : 'principles';
      default:
        return picture;
    }
  }

  /** The picture, or the one before it while its parts are still on their way. */
  #drawable(picture: Picture): Picture | null {
    if (!resultPictures.includes(picture) || this.#results.there) this.#shown = picture;
    else this.#results.now();
    return this.#shown;
  }

  #show(picture: Picture, view: StageView, nowMs: number, asOf: string | null, motion: boolean): unknown {
    switch (picture) {
      case 'join':
        return html`<ls-picture-join .view=${view} .asOf=${asOf}></ls-picture-join>`;
      case 'wall':
        return html`<ls-picture-wall .view=${view} .cards=${this.board?.wall ?? []} .nowMs=${nowMs} .asOf=${asOf} .motion=${motion}></ls-picture-wall>`;
      case 'clusters':
        return this.board === null ? nothing : html`<ls-picture-clusters .view=${view} .board=${this.board} .nowMs=${nowMs} .asOf=${asOf} .motion=${motion}></ls-picture-clusters>`;
      case 'ballot':
        return html`<ls-picture-ballot .view=${view} .nowMs=${nowMs} .asOf=${asOf}></ls-picture-ballot>`;
      case 'result':
        return view.result === null ? nothing : html`<ls-picture-result .view=${view} .result=${view.result} .asOf=${asOf}></ls-picture-result>`;
      case 'shift':
        return view.result === null || view.shift === null ? nothing : html`<ls-picture-shift .view=${view} .result=${view.result} .shift=${view.shift} .asOf=${asOf}></ls-picture-shift>`;
      case 'groups':
        return view.result === null || view.groups === null ? nothing : html`<ls-picture-groups .view=${view} .result=${view.result} .groups=${view.groups} .asOf=${asOf}></ls-picture-groups>`;
      case 'principles':
        return html`<ls-picture-principles .view=${view} .board=${this.board} .nowMs=${nowMs} .asOf=${asOf}></ls-picture-principles>`;
      case 'sealed': {
        const sealed = view.sealed.find(({ principle }) => principle === view.projector.principle) ?? view.sealed.at(-1);
        // Keyed: every sentence is sealed in front of the hall, also the second in a row.
        return sealed === undefined
          ? nothing
          : keyed(sealed.freeze, html`<ls-picture-sealed .view=${view} .sealed=${sealed} .asOf=${asOf} .motion=${motion}></ls-picture-sealed>`);
      }
      case 'question': {
        const first = view.projector.picture === 'wall' ? stageText('first-card') : '';
        return html`<ls-picture-question .view=${view} .hint=${first} .nowMs=${nowMs} .asOf=${asOf}></ls-picture-question>`;
      }
      case 'pause':
        return html`<ls-picture-pause .view=${view} .nowMs=${nowMs} .asOf=${asOf}></ls-picture-pause>`;
      case 'black':
        return html`<p class="visually-hidden">${stageText('black')}</p>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-stage': Stage;
  }
}
