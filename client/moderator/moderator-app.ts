import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { StepKind } from '../../shared/domain/step.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import { exchangeKey, keyInAddress } from '../connection/api.ts';
import { LiveView } from '../connection/live.ts';
import { LaterParts } from '../controllers/later-parts.ts';
import { LiveController } from '../controllers/live-controller.ts';
import '../elements/message-box.ts';
import '../elements/offline-bar.ts';
import './console-header.ts';
import './console-side.ts';
import './run-of-show.ts';
import './work-arrive.ts';
import './work-cluster.ts';
import './work-collect.ts';
import './work-pause.ts';
import type { WorkChosen } from './console-header.ts';
import { clockOffsetContext, deskContext, viewContext } from './contexts.ts';
import { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';

/** What the middle shows: the work of a kind of step, or the hall with its accesses. */
export type Work = StepKind;

/** The moderation's page: signs in, keeps the live view, lays out the console. */
@customElement('ls-moderator-app')
export class ModeratorApp extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      .console {
        display: grid;
        grid-template: auto auto minmax(0, 1fr) / 228px minmax(0, 1fr) 292px;
        block-size: 100vh;
        block-size: 100dvh;
      }
      ls-console-header,
      ls-offline-bar {
        grid-column: 1 / -1;
      }
      ls-run-of-show,
      main,
      ls-console-side {
        grid-row: 3;
        min-block-size: 0;
        overflow-y: auto;
      }
      ls-run-of-show {
        grid-column: 1;
        border-inline-end: 1px solid var(--linie);
        background: var(--papier);
      }
      main {
        position: relative;
        grid-column: 2;
        scroll-padding-block: 72px 24px;
      }
      ls-console-side {
        grid-column: 3;
        border-inline-start: 1px solid var(--linie);
        background: var(--papier);
      }
      .alone {
        max-inline-size: 640px;
        margin: 0 auto;
        padding: 96px 24px;
      }
      @media (max-width: 1080px) {
        .console {
          display: block;
          block-size: auto;
        }
        main {
          min-block-size: 70vh;
        }
      }
      @media print {
        .console {
          display: block;
          block-size: auto;
        }
        ls-console-header,
        ls-run-of-show,
        ls-console-side {
          display: none;
        }
        main {
          overflow: visible;
        }
      }
    `,
  ];

  @state() private desk: Desk | null = null;
  @state() private refusal: string | null = null;
  /** Which work the moderation looks at; null follows the hall. */
  @state() private chosen: Work | null = null;
  readonly #weighing: LaterParts;
  readonly #wording: LaterParts;
  #live: LiveView<DeskView> | null = null;
  #stepSeen: string | null = null;
  #workSeen: Work | null = null;
  readonly #viewBelow = new ContextProvider(this, { context: viewContext, initialValue: null });
  readonly #deskBelow = new ContextProvider(this, { context: deskContext, initialValue: null });
  readonly #clockOffsetBelow = new ContextProvider(this, { context: clockOffsetContext, initialValue: 0 });

  constructor() {
    super();
    // Weighing is a fifth of this page. It comes right after the first picture of the console, and is tried again until it is here.
    this.#weighing = new LaterParts(this, () => import('./work-weigh.ts'), 0);
    // Wording and freezing stand at the end of the day, and are as large as the board that a morning begins with.
    this.#wording = new LaterParts(this, () => import('./work-sentences.ts'), 0);
    new LiveController(this, () => this.#live);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#keyPasted);
    addEventListener('beforeunload', this.#leaving);
    void this.#signIn();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#keyPasted);
    removeEventListener('beforeunload', this.#leaving);
    this.#leave();
  }

  async #signIn(): Promise<void> {
    this.refusal = null;
    const answer = await exchangeKey();
    if (!this.isConnected) return;
    if (answer !== null && !answer.ok) {
      this.refusal = answer.reason === 'offline' ? answer.message : t('access.wrong');
      return;
    }
    // A key of another role brought us here: its own page is the right one.
    if (answer?.ok === true && answer.value.role !== 'moderator') {
      location.replace(answer.value.path);
      return;
    }
    const workshop = /^\/moderator\/([A-Za-z0-9_-]+)/.exec(location.pathname)?.[1];
    if (workshop === undefined) {
      this.refusal = t('access.missing');
      return;
    }
    this.#leave();
    this.#live = new LiveView<DeskView>(workshop, 'moderator');
    this.desk = new Desk(workshop);
  }

  #leave(): void {
    this.#live?.stop();
    this.#live = null;
    this.desk?.close();
    this.desk = null;
  }

  readonly #keyPasted = (): void => {
    if (keyInAddress() !== null) void this.#signIn();
  };

  readonly #leaving = (event: BeforeUnloadEvent): void => {
    if (this.desk?.keeps === true) event.preventDefault();
  };

  protected override willUpdate(_changed: PropertyValues): void {
    const view = this.#live?.view ?? null;
    if (view === null) return;
    // The hall went on: so does the middle, whoever opened the step.
    const step = view.step?.id ?? null;
    if (step !== this.#stepSeen) {
      this.#stepSeen = step;
      this.chosen = null;
    }
    document.title = t('page.title', { workshop: view.workshop.title });
  }

  protected override updated(): void {
    // Handed down behind the render: what this view takes off the page must not hear of it any more.
    this.#deskBelow.setValue(this.desk);
    this.#clockOffsetBelow.setValue(this.#live?.clockOffsetMs ?? 0);
    this.#viewBelow.setValue(this.#live?.view ?? null);
    const work = this.chosen ?? this.#live?.view?.step?.kind ?? null;
    if (work === this.#workSeen) return;
    this.#workSeen = work;
    const main = this.renderRoot.querySelector('main');
    if (main !== null) main.scrollTop = 0;
  }

  override render(): TemplateResult {
    const refusal = this.refusal ?? (this.#live?.refusal == null ? null : t('access.revoked'));
    if (refusal !== null) return html`<main class="alone"><h1 class="visually-hidden">${t('role.moderator')}</h1><ls-message-box kind="error"><strong>${t('access.title')}</strong> ${refusal}</ls-message-box></main>`;
    const live = this.#live;
    const view = live?.view ?? null;
    if (this.desk === null || live === null || view === null) {
      const message = live?.status === 'offline' ? t('loading.offline') : t('loading.workshop');
      return html`<main class="alone"><h1 class="visually-hidden">${t('role.moderator')}</h1><p role="status">${message}</p></main>`;
    }
    const work = this.chosen ?? view.step?.kind ?? 'arrive';
    return html`<div class="console" @ls-work=${(event: CustomEvent<WorkChosen>) => this.#choose(event.detail.work, view)} @ls-skip=${(event: CustomEvent<string>) => this.#skip(event.detail)}>
      <ls-console-header .work=${work}></ls-console-header>
      <ls-offline-bar .sinceMs=${live.offlineSinceMs}>${t('offline.goOn')}</ls-offline-bar>
      <ls-run-of-show role="navigation" aria-label=${t('plan.title')}></ls-run-of-show>
      <main tabindex="-1" aria-label=${t('work.label')}>${this.#work(work)}</main>
      <ls-console-side role="complementary" aria-label=${t('side.label')}></ls-console-side>
    </div>`;
  }

  #work(work: Work): TemplateResult {
    switch (work) {
      case 'arrive':
        return html`<ls-work-arrive></ls-work-arrive>`;
      case 'collect':
        return html`<ls-work-collect></ls-work-collect>`;
      case 'cluster':
        return html`<ls-work-cluster></ls-work-cluster>`;
      case 'weigh':
        return this.#weighing.there ? html`<ls-work-weigh></ls-work-weigh>` : html`<p class="alone" role="status">${t('loading.part')}</p>`;
      case 'word':
      case 'freeze':
        return this.#wording.there ? html`<ls-work-sentences .kind=${work}></ls-work-sentences>` : html`<p class="alone" role="status">${t('loading.part')}</p>`;
      case 'pause':
        return html`<ls-work-pause></ls-work-pause>`;
    }
  }

  #choose(work: Work, view: DeskView): void {
    this.chosen = work === view.step?.kind ? null : work;
  }

  #skip(place: string): void {
    if (place === 'next') this.renderRoot.querySelector('ls-console-side')?.focusNext();
    else this.renderRoot.querySelector('main')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-moderator-app': ModeratorApp;
  }
}
