import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyInAddress, request, type Refused } from '../connection/api.ts';
import '../elements/message-box.ts';
import '../elements/page-header.ts';
import { buttonStyles, rootStyles } from '../styles/shared-styles.ts';
import './access-sheet.ts';
import { createFirstWorkshop, createFurtherWorkshop, type MadeProcess, type MadeWorkshop } from './create-workshop.ts';
import { freshAccess } from './fresh-access.ts';
import { loadOwnProcesses, type OwnProcess } from './own-workshops.ts';
import { isoDay, t } from './start-words.ts';
import { recall, remember } from './tab-memory.ts';
import { checkDraft, emptyDraft, type DraftErrors, type WorkshopDraft } from './workshop-draft.ts';
import './workshop-form.ts';
import './workshop-list.ts';
import { loadState, statesAtOnceMax, type WorkshopState } from './workshop-state.ts';
import type { WorkshopWish } from './workshop-list.ts';

/** The start page: a new workshop at the left, the own ones at the right; after making one, its accesses. */
@customElement('ls-start-app')
export class StartApp extends LitElement {
  static override styles = [
    rootStyles,
    buttonStyles,
    css`
      main {
        display: grid;
        grid-template-columns: minmax(0, 11fr) minmax(0, 13fr);
        min-block-size: calc(100vh - 57px);
      }
      .new {
        display: grid;
        gap: 12px;
        align-content: start;
        padding: 20px 40px 24px;
        background: var(--pack-ribs), var(--pack-2);
      }
      .new h1 {
        justify-self: start;
        padding: 11px 26px 12px;
        border-radius: var(--radius-card);
        background: var(--tinte);
        color: var(--papier);
        font-size: 29px;
        font-weight: 800;
        line-height: 1.15;
        letter-spacing: -0.5px;
      }
      .further {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
        justify-content: space-between;
        padding: 8px 14px;
        border-radius: var(--radius-card);
        background: var(--papier);
        font-weight: 600;
      }
      .yours {
        padding: 36px 40px 32px;
        background: var(--papier);
      }
      .yours ls-message-box {
        margin-block-end: 16px;
      }
      @media (max-width: 600px) {
        :host {
          --control-min: 44px;
        }
      }
      @media (max-width: 1000px) {
        main {
          grid-template-columns: minmax(0, 1fr);
        }
        .new,
        .yours {
          padding-inline: 16px;
        }
      }
    `,
  ];

  @state() private draft: WorkshopDraft = { ...emptyDraft(), ...recall<WorkshopDraft>('draft', ['topic', 'sectors', 'template']) };
  @state() private errors: DraftErrors = {};
  /** Made in this tab, its workshop still missing. */
  @state() private made: MadeProcess | null = recall<MadeProcess>('process', ['id', 'circleKey', 'approverKey']);
  @state() private result: MadeWorkshop | null = recall<MadeWorkshop>('result', ['joinUrl', 'keys']);
  /** The process that gets a further workshop. */
  @state() private further: OwnProcess | null = null;
  @state() private refused: Refused | null = null;
  @state() private busy = false;
  @state() private askOperator = false;
  @state() private processes: readonly OwnProcess[] | null = null;
  /** By workshop; null: asked for in vain. */
  @state() private states: ReadonlyMap<string, WorkshopState | null> = new Map();
  @state() private listFailure = '';
  @state() private keyFailure = '';

  override connectedCallback(): void {
    super.connectedCallback();
    // A link with a key may be opened in a tab that shows this page already.
    addEventListener('hashchange', this.#begin);
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#begin);
  }

  override render(): TemplateResult {
    if (this.result !== null) {
      return html`<ls-page-header></ls-page-header>${this.#keyTrouble()}<ls-access-sheet .workshop=${this.result} @ls-done=${this.#done}></ls-access-sheet>`;
    }
    return html`<ls-page-header></ls-page-header>
      <main>
        <section class="new" aria-labelledby="new">
          <h1 id="new">${t(this.further === null ? 'newWorkshop' : 'anotherWorkshop')}</h1>
          ${this.further === null
            ? nothing
            : html`<p class="further">
                <bdi>${t('anotherFor', { process: this.further.title })}</bdi><button class="button" @click=${() => this.#steer(null)}>${t('backToNew')}</button>
              </p>`}
          <ls-workshop-form
            .draft=${this.draft}
            .errors=${this.errors}
            .process=${this.further}
            ?busy=${this.busy}
            ?ask-operator=${this.askOperator}
            ?half-done=${this.made !== null && this.further === null}
            @ls-draft=${this.#typed}
            @ls-create=${this.#create}
            >${this.#refusal()}</ls-workshop-form
          >
        </section>
        <section class="yours" aria-label=${t('yours')}>
          ${this.#keyTrouble()}
          <ls-workshop-list
            .processes=${this.processes}
            .states=${this.states}
            .failure=${this.listFailure}
            @ls-again=${() => void this.#load()}
            @ls-more-states=${() => void this.#loadStates()}
            @ls-add-workshop=${(event: CustomEvent<WorkshopWish>) => this.#steer(event.detail.process)}
            @ls-fresh-access=${this.#freshAccess}
          ></ls-workshop-list>
        </section>
      </main>`;
  }

  #keyTrouble(): TemplateResult | typeof nothing {
    return this.keyFailure === '' ? nothing : html`<ls-message-box kind="error"><strong>${t('noKeyHere')}</strong> ${this.keyFailure}</ls-message-box>`;
  }

  #refusal(): TemplateResult | typeof nothing {
    if (this.refused !== null) {
      return html`<ls-message-box kind="error"
        ><strong>${t(this.made === null || this.further !== null ? 'notCreated' : 'halfDone')}</strong> ${this.refused.message}</ls-message-box
      >`;
    }
    return this.made !== null && this.further === null ? html`<ls-message-box><strong>${t('halfDone')}</strong></ls-message-box>` : nothing;
  }

  readonly #begin = async (): Promise<void> => {
    const key = keyInAddress();
    if (key !== null) {
      this.keyFailure = '';
      const answer = await request('POST', '/api/v1/session', { body: { key } });
      // The secret leaves the address whether it opened something or not.
      history.replaceState(null, '', '/start');
      if (!answer.ok) this.keyFailure = answer.message;
    }
    await this.#load();
  };

  async #load(): Promise<void> {
    const answer = await loadOwnProcesses(isoDay(new Date()));
    this.listFailure = answer.ok ? '' : answer.message;
    if (!answer.ok) return;
    this.processes = answer.value;
    this.states = new Map();
    await this.#loadStates();
  }

  async #loadStates(): Promise<void> {
    const next = (this.processes ?? [])
      .flatMap(({ steers, workshops }) => (steers ? workshops : []))
      .filter(({ id }) => !this.states.has(id))
      .slice(0, statesAtOnceMax);
    const loaded = await Promise.all(next.map(async ({ id }) => [id, await loadState(id)] as const));
    this.states = new Map([...this.states, ...loaded]);
  }

  readonly #typed = (event: CustomEvent<WorkshopDraft>): void => {
    this.draft = event.detail;
    // A field that was wrong is looked at again while it is being mended, not before.
    const now = checkDraft(this.draft, this.further !== null);
    this.errors = Object.fromEntries(Object.entries(now).filter(([field]) => field in this.errors));
    remember('draft', this.draft);
  };

  readonly #create = async (event: CustomEvent<{ readonly operatorKey: string }>): Promise<void> => {
    if (this.busy) return;
    this.refused = null;
    this.errors = checkDraft(this.draft, this.further !== null);
    if (Object.keys(this.errors).length > 0) {
      await this.updateComplete;
      await this.renderRoot.querySelector('ls-workshop-form')?.focusWrong();
      return;
    }
    this.busy = true;
    const { process, workshop, refused } =
      this.further === null ? await createFirstWorkshop({ ...this.draft, title: '' }, this.made, event.detail.operatorKey) : await createFurtherWorkshop(this.further.id, this.draft);
    this.busy = false;
    this.refused = refused;
    if (refused !== null && process === null && this.further === null && (refused.reason === 'not_allowed' || refused.reason === 'sign_in_needed')) this.askOperator = true;
    if (this.further === null) {
      this.made = workshop === null ? process : null;
      remember('process', this.made);
    }
    if (workshop !== null) this.#show(workshop);
  };

  #show(workshop: MadeWorkshop): void {
    this.result = workshop;
    remember('result', workshop);
    this.draft = emptyDraft();
    remember('draft', null);
    this.further = null;
    window.scrollTo(0, 0);
    void this.#load();
  }

  readonly #done = (): void => {
    this.result = null;
    remember('result', null);
  };

  #steer(process: OwnProcess | null): void {
    this.further = process;
    this.errors = {};
    this.refused = null;
    if (process !== null) this.draft = { ...this.draft, title: `${process.title} ${process.workshops.length + 1}` };
    void this.updateComplete.then(() => this.renderRoot.querySelector('ls-workshop-form')?.focusFirst());
  }

  readonly #freshAccess = async (event: CustomEvent<WorkshopWish>): Promise<void> => {
    const { workshop } = event.detail;
    if (workshop === null || this.busy) return;
    this.busy = true;
    const answer = await freshAccess(workshop);
    this.busy = false;
    this.listFailure = answer.ok ? '' : answer.message;
    if (answer.ok) {
      this.result = answer.value;
      remember('result', answer.value);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-start-app': StartApp;
  }
}
