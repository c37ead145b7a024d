import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DeskBallotView, DeskView } from '../../shared/protocol/view.ts';
import { icon, iconQrCode } from '../elements/icon.ts';
import './ballot-builder.ts';
import './ballot-closed.ts';
import { repeatDraft, type BallotDraft } from './ballot-draft.ts';
import './ballot-running.ts';
import { ballotTitle } from './ballot-words.ts';
import { viewContext } from './contexts.ts';
import { deskStyles, workStyles } from './desk-styles.ts';
import { t } from './weigh-words.ts';
import { FocusController } from './focus-controller.ts';
import './ticket-panel.ts';

/** Weighing: put a ballot together, wait while people vote, look at the result. While it runs nobody sees how it stands. */
@customElement('ls-work-weigh')
export class WorkWeigh extends LitElement {
  static override styles = [
    ...deskStyles,
    workStyles,
    css`
      .work > header.build {
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: start;
      }
      .build .meta {
        grid-column: 1;
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  /** A ballot is being put together: a new one, or the next round of a closed one. */
  @state() private building: 'new' | BallotDraft | null = null;
  @state() private onTickets = false;
  /** A closed ballot that was picked from the list; null shows the newest. */
  @state() private picked: string | null = null;
  readonly #focus = new FocusController(this);

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null) return nothing;
    if (this.onTickets) return html`<ls-ticket-panel @ls-back=${() => this.#tickets(false)}></ls-ticket-panel>`;
    const open = view.ballots.find(({ state: is }) => is === 'open');
    if (open !== undefined) return html`<ls-ballot-running .ballot=${open} @ls-closed=${() => this.#closed()}>${this.#ticketsButton()}</ls-ballot-running>`;
    const closed = view.ballots.filter(({ result }) => result !== null);
    const shown = closed.find(({ id }) => id === this.picked) ?? closed.at(-1);
    if (this.building !== null || shown === undefined) return this.#builder(view.tickets, shown !== undefined);
    return html`<ls-ballot-closed .ballot=${shown} .closed=${closed} @ls-repeat=${() => this.#repeat(shown)} @ls-another=${() => this.#build('new')} @ls-pick=${(event: CustomEvent<string>) => (this.picked = event.detail)}>${this.#ticketsButton()}</ls-ballot-closed>`;
  }

  /** Without tickets the way to them stands where they are missed. */
  #builder(tickets: number, cancellable: boolean): TemplateResult {
    return html`<div class="work">
      <header class="build"><h1 tabindex="-1">${t('weigh.build')}</h1>${tickets === 0 ? nothing : this.#ticketsButton()}<p class="meta">${t('weigh.buildHelp')}</p></header>
      <ls-ballot-builder .cancellable=${cancellable} .start=${this.building === 'new' ? null : this.building} @ls-opened=${() => this.#opened()} @ls-cancel=${() => this.#cancelled()} @ls-tickets=${() => this.#tickets(true)}></ls-ballot-builder>
    </div>`;
  }

  #ticketsButton(): TemplateResult {
    return html`<button class="button quiet tickets" @click=${() => this.#tickets(true)}>${icon(iconQrCode)}${t('weigh.tickets.open')}</button>`;
  }

  #build(building: 'new' | BallotDraft): void {
    this.building = building;
    this.#focus.goTo('h1');
  }

  #repeat(ballot: DeskBallotView): void {
    this.#build(repeatDraft(ballot, ballotTitle(ballot)));
  }

  #cancelled(): void {
    this.building = null;
    this.#focus.goTo('ls-ballot-closed');
  }

  #opened(): void {
    this.building = null;
    this.picked = null;
    this.#focus.goTo('ls-ballot-running');
  }

  #closed(): void {
    this.#focus.goTo('ls-ballot-closed');
  }

  #tickets(open: boolean): void {
    this.onTickets = open;
    this.#focus.goTo(open ? 'ls-ticket-panel' : '.tickets, h1');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-work-weigh': WorkWeigh;
  }
}
