import { ContextProvider } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DeskView, PrincipleView } from '../../shared/protocol/view.ts';
import { exchangeKey, request, type Refused } from '../connection/api.ts';
import { LiveView } from '../connection/live.ts';
import { LiveController } from '../controllers/live-controller.ts';
import '../elements/message-box.ts';
import '../elements/page-header.ts';
import '../elements/offline-bar.ts';
import { CircleDesk, type CircleRole } from './circle-desk.ts';
import { circleStyles } from './circle-styles.ts';
import { t } from './circle-words.ts';
import { deskContext, offlineContext, viewContext } from './contexts.ts';
import './freeze-panel.ts';
import './haltung-outline.ts';
import type { OutlinePlace } from './haltung-outline.ts';
import './haltung-paper.ts';
import './output-panel.ts';
import './sealed-block.ts';
import './sentence-list.ts';
import './sentence-wording.ts';
import './support-panel.ts';

interface ProcessAnswer {
  readonly id: string;
  readonly title: string;
  /** Of the key that seals here. */
  readonly keyId: string;
  readonly workshops: readonly { readonly id: string; readonly title: string; readonly date: string }[];
}

/** Loading is not mentioned before this. */
const quietMs = 300;
/** As in the style below. */
const oneColumn = '(max-width: 1000px)';

/** The page of the initiative circle (the whole Haltung) and of the approver (the sentences and their sealing). */
@customElement('ls-circle-app')
export class CircleApp extends LitElement {
  static override styles = [
    ...circleStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        block-size: 100vh;
        block-size: 100dvh;
      }
      .who {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
        font-weight: 600;
      }
      .who label {
        display: flex;
        gap: 8px;
        align-items: center;
      }
      .who .input {
        inline-size: auto;
        max-inline-size: 18em;
      }
      .columns {
        display: grid;
        flex: 1 1 auto;
        grid-template-columns: 258px minmax(0, 1fr) 336px;
        min-block-size: 0;
      }
      .columns.of-approver {
        grid-template-columns: 290px minmax(0, 1fr) 324px;
      }
      .columns > * {
        /* Holds hidden words for screen readers inside the column, or they would lengthen the page. */
        position: relative;
        overflow: auto;
        min-inline-size: 0;
      }
      aside {
        background: var(--papier);
      }
      .left {
        border-inline-end: 1px solid var(--linie);
      }
      .right {
        display: flex;
        flex-direction: column;
        border-inline-start: 1px solid var(--linie);
      }
      .right ls-freeze-panel {
        margin-block-start: auto;
      }
      main {
        padding: 24px 32px 48px;
      }
      .stack {
        display: grid;
        gap: 16px;
        align-content: start;
        max-inline-size: 860px;
        margin-inline: auto;
      }
      .alone {
        max-inline-size: 640px;
        margin: 48px auto;
        padding-inline: 20px;
      }
      @media (min-width: 1700px) {
        .columns {
          grid-template-columns: 320px minmax(0, 1fr) 400px;
        }
        .columns.of-approver {
          grid-template-columns: 360px minmax(0, 1fr) 400px;
        }
      }
      @media (max-width: 1000px) {
        :host {
          block-size: auto;
          min-block-size: 100vh;
        }
        .columns,
        .columns.of-approver {
          display: block;
        }
        .columns > * {
          overflow: visible;
        }
        main {
          padding: 0;
        }
        main .stack {
          padding: 16px;
        }
        .left {
          border-block-end: 1px solid var(--linie);
        }
      }
      @media print {
        :host {
          display: block;
          block-size: auto;
        }
        aside {
          display: none;
        }
        .columns {
          display: block;
        }
      }
    `,
  ];

  @state() private acting: CircleRole = 'circle';
  /** Roles of this browser in this process. */
  @state() private roles: readonly CircleRole[] = [];
  @state() private process: ProcessAnswer | null = null;
  @state() private workshop = '';
  @state() private refused: Refused | null = null;
  @state() private slow = false;
  /** The sentence in the freeze panel, once somebody chose one. */
  @state() private chosen = '';
  #live: LiveView<DeskView> | null = null;
  #desk: CircleDesk | null = null;
  readonly #viewBelow = new ContextProvider(this, { context: viewContext, initialValue: null });
  readonly #deskBelow = new ContextProvider(this, { context: deskContext, initialValue: null });
  readonly #offlineBelow = new ContextProvider(this, { context: offlineContext, initialValue: false });

  constructor() {
    super();
    new LiveController<DeskView>(this, () => this.#live);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    setTimeout(() => (this.slow = true), quietMs);
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#live?.stop();
  }

  override willUpdate(): void {
    // Stays with one sentence once it has been put to somebody, whatever happens to the others meanwhile.
    const view = this.#live?.view ?? null;
    if (view !== null && this.chosen === '') this.chosen = waiting(view)[0]?.id ?? '';
  }

  protected override updated(): void {
    // Handed down behind the render: what this view takes off the page must not hear of it any more.
    this.#deskBelow.setValue(this.#desk);
    this.#offlineBelow.setValue(this.#live?.status === 'offline');
    this.#viewBelow.setValue(this.#live?.view ?? null);
  }

  override render(): TemplateResult {
    const view = this.#live?.view ?? null;
    return html`<ls-page-header name=${this.process?.title ?? ''}>${this.#who()}</ls-page-header>${this.#offlineBar()}${this.#body(view)}`;
  }

  #who(): TemplateResult {
    const workshops = this.process?.workshops ?? [];
    return html`<div class="who" slot="end">
      ${workshops.length > 1
        ? html`<label
            >${t('workshop')}
            <select class="input" @change=${this.#changeWorkshop}>
              ${workshops.map(({ id, title }) => html`<option value=${id} ?selected=${id === this.workshop}>${title}</option>`)}
            </select></label
          >`
        : nothing}
      ${this.roles.length > 1
        ? html`<label
            >${t('workAs')}
            <select class="input" @change=${this.#changeRole}>
              ${this.roles.map((role) => html`<option value=${role} ?selected=${role === this.acting}>${t(role)}</option>`)}
            </select></label
          >`
        : html`<span>${t(this.acting)}</span>`}
    </div>`;
  }

  #offlineBar(): TemplateResult {
    const since = this.#live?.refusal == null ? (this.#live?.offlineSinceMs ?? null) : null;
    return html`<ls-offline-bar .sinceMs=${since}>${t(this.acting === 'circle' ? 'offlineCircle' : 'offlineApprover')}</ls-offline-bar>`;
  }

  #body(view: DeskView | null): TemplateResult | typeof nothing {
    const refused = this.refused ?? this.#live?.refusal ?? null;
    if (refused !== null) {
      return html`<main class="alone">
        <ls-message-box kind="error"
          ><strong>${t('notOpen')}</strong> ${refused.message}${refused.reason === 'offline'
            ? html`<button class="button" slot="action" @click=${() => location.reload()}>${t('again')}</button>`
            : html`<a class="button" slot="action" href="/start">${t('toStart')}</a>`}</ls-message-box
        >
      </main>`;
    }
    if (this.process !== null && this.process.workshops.length === 0) {
      return html`<main class="alone">
        <ls-message-box
          ><strong>${t('noWorkshop')}</strong> ${t(this.acting === 'circle' ? 'noWorkshopHow' : 'noWorkshopApprover')}${this.acting === 'circle'
            ? html`<a class="button" slot="action" href="/start">${t('toStart')}</a>`
            : nothing}</ls-message-box
        >
      </main>`;
    }
    if (view === null) return this.slow ? html`<main class="alone"><p role="status">${t('loading')}</p></main>` : nothing;
    return this.acting === 'circle' ? this.#circle(view) : this.#approver(view);
  }

  #circle(view: DeskView): TemplateResult {
    return html`<div class="columns">
      <aside class="left" aria-label=${t('outline')}><ls-haltung-outline @ls-go=${(event: CustomEvent<OutlinePlace>) => this.renderRoot.querySelector('ls-haltung-paper')?.go(event.detail)}></ls-haltung-outline></aside>
      <main>
        <ls-haltung-paper chosen=${this.chosen} @ls-choose=${this.#choose}></ls-haltung-paper>
      </main>
      <aside class="right">
        <ls-output-panel process=${view.process.id} key-id=${this.process?.keyId ?? ''}></ls-output-panel>
        <ls-freeze-panel with-wording .principle=${this.#inQuestion(view)} .next=${waiting(view)[0] ?? null} @ls-choose=${this.#choose} @ls-to-amendments=${() => this.renderRoot.querySelector('ls-haltung-paper')?.toAmendments(this.chosen)}></ls-freeze-panel>
      </aside>
    </div>`;
  }

  #approver(view: DeskView): TemplateResult {
    const principle = this.#inQuestion(view) ?? view.principles[0] ?? null;
    const sealed = view.sealed.find((one) => one.principle === principle?.id) ?? null;
    return html`<div class="columns of-approver">
      <aside class="left" aria-label=${t('sentences')}><ls-sentence-list .principles=${view.principles} .sectors=${view.sectors} chosen=${principle?.id ?? ''} @ls-choose=${this.#choose}></ls-sentence-list></aside>
      <main>
        <h1 class="visually-hidden">${t('freezeSentence')}</h1>
        <div class="stack">
          ${sealed === null
            ? html`<ls-sentence-wording .principle=${principle}></ls-sentence-wording>
                ${principle === null ? html`<p><strong>${t('noSentence')}</strong> ${t('noneWaitsApprover')}</p>` : html`<ls-source-cards foldable .sources=${principle.sources} .sectors=${view.sectors}></ls-source-cards>`}`
            : html`<ls-sealed-block .sealed=${sealed} .principle=${principle} .sectors=${view.sectors}></ls-sealed-block>`}
        </div>
      </main>
      <aside class="right">
        ${principle === null ? nothing : html`<ls-support-panel .support=${principle.support} .sectors=${view.sectors}></ls-support-panel>`}
        <ls-freeze-panel .principle=${principle} .next=${waiting(view)[0] ?? null} @ls-choose=${this.#choose} @ls-to-amendments=${() => void this.renderRoot.querySelector('ls-sentence-wording')?.toAmendments()}></ls-freeze-panel>
      </aside>
    </div>`;
  }

  /** The sentence that the freeze panel is about. */
  #inQuestion(view: DeskView): PrincipleView | null {
    return view.principles.find(({ id }) => id === this.chosen) ?? null;
  }

  async #begin(): Promise<void> {
    const exchanged = await exchangeKey();
    if (exchanged !== null && !exchanged.ok) {
      this.refused = exchanged;
      return;
    }
    const process = processInAddress();
    const wanted = exchanged?.value.role ?? new URLSearchParams(location.search).get('as');
    const session = await request<{ readonly grants: readonly { readonly role: string; readonly process: { readonly id: string } }[] }>('GET', '/api/v1/session');
    const held = session.ok ? session.value.grants.filter((grant) => grant.process.id === process).map(({ role }) => role) : [];
    this.roles = (['circle', 'approver'] as const).filter((role) => held.includes(role) || role === wanted);
    this.acting = this.roles.find((role) => role === wanted) ?? this.roles[0] ?? 'circle';
    await this.#load(process);
  }

  async #load(process: string): Promise<void> {
    const answer = await request<ProcessAnswer>('GET', `/api/v1/processes/${process}`, { as: this.acting });
    if (!answer.ok) {
      this.refused = answer;
      return;
    }
    // The role stays in the address: a reload and a second tab must not act as somebody else.
    history.replaceState(null, '', `/circle/${process}?as=${this.acting}`);
    this.process = answer.value;
    document.title = `${answer.value.title} · Leitsatz`;
    const newest = answer.value.workshops.reduce<ProcessAnswer['workshops'][number] | null>((best, one) => (best === null || one.date >= best.date ? one : best), null);
    if (newest !== null) this.#open(newest.id);
  }

  #open(workshop: string): void {
    this.#live?.stop();
    this.workshop = workshop;
    this.#desk = new CircleDesk(workshop, this.acting);
    this.#live = new LiveView<DeskView>(workshop, this.acting);
    this.requestUpdate();
  }

  readonly #choose = (event: CustomEvent<string>): void => {
    this.chosen = event.detail;
    if (this.acting === 'circle') void this.updateComplete.then(() => this.renderRoot.querySelector('ls-freeze-panel')?.lead());
    else if (matchMedia(oneColumn).matches) void this.updateComplete.then(() => this.renderRoot.querySelector('main')?.scrollIntoView());
  };

  readonly #changeWorkshop = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) this.#open(event.target.value);
  };

  readonly #changeRole = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement) || this.process === null) return;
    this.acting = event.target.value === 'approver' ? 'approver' : 'circle';
    this.chosen = '';
    history.replaceState(null, '', `/circle/${this.process.id}?as=${this.acting}`);
    this.#open(this.workshop);
  };
}

/** Sentences that need one more confirmation. */
const waiting = (view: DeskView): readonly PrincipleView[] => view.principles.filter(({ request: asked, frozen }) => asked !== null && frozen === null);

const processInAddress = (): string => /^\/circle\/([A-Za-z0-9_-]+)/.exec(location.pathname)?.[1] ?? '';

declare global {
  interface HTMLElementTagNameMap {
    'ls-circle-app': CircleApp;
  }
}
