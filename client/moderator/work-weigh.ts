import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { percent } from '../../shared/locale/formats-de.ts';
import type { DeskBallotView, DeskView } from '../../shared/protocol/view.ts';
import { icon, iconMonitor, iconPlus } from '../elements/icon.ts';
import { ActionController } from './action-controller.ts';
import { FocusController } from './focus-controller.ts';
import './ballot-builder.ts';
import './ballot-result.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles, workStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';

/** Weighing: put a ballot together, wait while people vote, look at the result. While it runs nobody sees how it stands. */
@customElement('ls-work-weigh')
export class WorkWeigh extends LitElement {
  static override styles = [
    ...deskStyles,
    workStyles,
    css`
      .running {
        display: grid;
        gap: 18px;
      }
      .turnout {
        font-size: 30px;
        font-weight: 800;
        letter-spacing: -0.5px;
      }
      progress {
        inline-size: 100%;
        block-size: 18px;
        border: 2px solid var(--tinte);
        border-radius: 2px;
        background: var(--papier);
        appearance: none;
      }
      progress::-webkit-progress-bar {
        background: var(--papier);
      }
      progress::-webkit-progress-value {
        background: var(--tinte);
      }
      progress::-moz-progress-bar {
        background: var(--tinte);
      }
      ol.options {
        display: grid;
        gap: 8px;
        padding-inline-start: 24px;
        list-style: decimal;
        overflow-wrap: anywhere;
      }
      .confirm {
        display: grid;
        gap: 10px;
        padding: 14px;
        background: var(--stift-1);
      }
      .label-pill {
        justify-self: start;
        padding: 2px 12px;
        border: 2px solid var(--tinte);
        border-radius: var(--radius-full);
        font-size: 15px;
        font-weight: 700;
      }
      .past {
        display: grid;
        gap: 4px;
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private closing = false;
  @state() private building = false;
  /** A closed ballot that was picked from the list; null shows the newest. */
  @state() private picked: string | null = null;
  readonly #actions = new ActionController(this);
  readonly #focus = new FocusController(this);

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null) return nothing;
    const open = view.ballots.find(({ state }) => state === 'open');
    if (open !== undefined) return this.#running(view, open);
    const closed = view.ballots.filter(({ result }) => result !== null);
    const shown = closed.find(({ id }) => id === this.picked) ?? closed.at(-1);
    if (this.building || shown === undefined) {
      return html`<div class="work">
        <header><h1>${t('weigh.build')}</h1><p class="meta">${t('weigh.buildHelp')}</p></header>
        <ls-ballot-builder @ls-opened=${() => this.#opened()} @ls-cancel=${() => (this.building = false)} .cancellable=${shown !== undefined}></ls-ballot-builder>
      </div>`;
    }
    return this.#result(view, shown, closed);
  }

  #running(view: DeskView, ballot: DeskBallotView): TemplateResult {
    return html`<div class="work">
      <header><span class="label-pill">${t('weigh.strawPoll')}</span><h1><bdi>${this.#title(ballot)}</bdi></h1></header>
      <section class="paper running" aria-label=${t('weigh.running')}>
        <p class="turnout" role="status">${t('weigh.turnout', { n: ballot.turnout, of: view.joined })}</p>
        <progress max=${Math.max(1, view.joined)} .value=${ballot.turnout} aria-label=${t('weigh.turnout', { n: ballot.turnout, of: view.joined })}></progress>
        <p class="meta">${t('weigh.secret')}</p>
        ${this.closing
          ? html`<div class="confirm" role="group" aria-label=${t('weigh.close')}>
              <p>${t('weigh.closeAsk', { n: ballot.turnout, of: view.joined })}</p>
              <div class="row">
                <button class="button now" aria-disabled=${String(this.#actions.busy('close'))} @click=${() => this.#close(ballot.id)}>${t('weigh.closeNow')}</button>
                <button class="button quiet" @click=${() => this.#ask(false)}>${t('cancel')}</button>
              </div>
            </div>`
          : html`<div><button class="button ask" @click=${() => this.#ask(true)}>${t('weigh.close')}</button></div>`}
        ${this.#actions.failure('close')}
      </section>
      <section class="stack"><h2>${t('weigh.options', { n: ballot.optionCount })}</h2>
        <ol class="options">${ballot.options.map(({ text }) => html`<li><bdi>${text}</bdi></li>`)}</ol>
        ${ballot.optionCount > ballot.options.length ? html`<p class="meta">${t('weigh.moreOptions', { n: ballot.optionCount - ballot.options.length })}</p>` : nothing}
      </section>
    </div>`;
  }

  #result(view: DeskView, ballot: DeskBallotView, closed: readonly DeskBallotView[]): TemplateResult {
    return html`<div class="work">
      <header>
        <span class="label-pill">${t('weigh.strawPoll')}</span>
        <h1><bdi>${this.#title(ballot)}</bdi></h1>
        <p class="meta">${t('weigh.closed', { n: ballot.turnout, of: view.joined, threshold: percent(ballot.threshold) })}</p>
      </header>
      <div class="row">
        ${ballot === closed.at(-1) ? html`<button class="button show" @click=${() => this.#show()}>${icon(iconMonitor)}${t('weigh.show')}</button>` : nothing}
        <button class="button" @click=${() => (this.building = true)}>${icon(iconPlus)}${t('weigh.another')}</button>
        ${closed.length > 1
          ? html`<label class="row"><span class="visually-hidden">${t('weigh.past')}</span>
              <select class="input" @change=${(event: Event) => this.#pick(event)}>
                ${closed.map((one, place) => html`<option value=${one.id} ?selected=${one.id === ballot.id}>${place + 1}. ${this.#title(one)}</option>`)}
              </select></label>`
          : nothing}
      </div>
      ${this.#actions.failure('show')}
      ${ballot.result === null ? nothing : html`<ls-ballot-result .sectors=${view.sectors} .result=${ballot.result}></ls-ballot-result>`}
    </div>`;
  }

  #title(ballot: DeskBallotView): string {
    return ballot.title === '' ? t('weigh.untitled', { n: ballot.optionCount }) : ballot.title;
  }

  #pick(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.picked = event.target.value;
  }

  #opened(): void {
    this.building = false;
    this.picked = null;
    this.closing = false;
    this.#focus.goTo('.ask');
  }

  #ask(closing: boolean): void {
    this.closing = closing;
    this.#focus.goTo(closing ? '.now' : '.ask');
  }

  async #close(ballot: string): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    const receipt = await this.#actions.run('close', () => desk.send({ do: 'close-ballot', ballot }));
    if (receipt?.ok !== true) return;
    this.closing = false;
    this.#focus.goTo('.show');
  }

  async #show(): Promise<void> {
    const { desk } = this;
    if (desk !== null) await this.#actions.run('show', () => desk.send({ do: 'set-projector', mode: 'follow', picture: 'result' }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-work-weigh': WorkWeigh;
  }
}
