import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeskBallotView, DeskView } from '../../shared/protocol/view.ts';
import { ActionController } from '../elements/action-controller.ts';
import { ballotCount, ballotLabels, ballotLabelStyles, ballotRules, ballotTitle } from './ballot-words.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles, workStyles } from './desk-styles.ts';
import { t } from './weigh-words.ts';
import { FocusController } from './focus-controller.ts';
import './paper-entry.ts';
import { total } from './plan.ts';

/** A ballot that runs: who has voted, never what; papers without a phone; and its end. */
@customElement('ls-ballot-running')
export class BallotRunning extends LitElement {
  static override styles = [
    ...deskStyles,
    workStyles,
    ballotLabelStyles,
    css`
      .running {
        display: grid;
        gap: 14px;
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
        padding-inline-start: 28px;
        list-style: decimal;
        overflow-wrap: anywhere;
      }
      .confirm {
        display: grid;
        gap: 10px;
        padding: 14px;
        background: var(--stift-1);
      }
    `,
  ];

  @property({ attribute: false }) ballot: DeskBallotView | null = null;
  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private closing = false;
  readonly #actions = new ActionController(this);
  readonly #focus = new FocusController(this);

  /** On what ends it: the first thing there is to do here. */
  override focus(): void {
    this.#focus.goTo('.ask');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('ballot') && changed.get('ballot')?.id !== this.ballot?.id) this.closing = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { ballot, view } = this;
    if (ballot === null || view === null) return nothing;
    const entered = ballot.entered.ticket + ballot.entered.hand;
    // Papers without a phone are nobody's who joined: they stand beside the phones, not among them.
    const said = t('weigh.turnout', { n: ballot.turnout - entered, of: view.joined });
    return html`<div class="work">
      <header>${ballotLabels(ballot)}<h1><bdi>${ballotTitle(ballot)}</bdi></h1><p class="meta">${ballotRules(ballot)}</p></header>
      <section class="paper running" aria-label=${t('weigh.running')}>
        <p class="turnout" role="status">${said}</p>
        <progress max=${Math.max(1, view.joined)} .value=${ballot.turnout - entered} aria-label=${said}></progress>
        ${entered === 0 ? nothing : html`<p class="beside">${t('weigh.beside', { n: entered, ...ballot.entered })}</p>`}
        <p class="meta">${t('weigh.present', { n: total(view.present) })} ${t('weigh.secret')}</p>
        ${this.closing ? this.#confirm(ballot) : html`<div class="row"><button class="button ask" @click=${() => this.#ask(true)}>${t(`weigh.close.${ballot.mode}`)}</button><slot></slot></div>`}
        ${this.#actions.failure('close')}
      </section>
      <ls-paper-entry .ballot=${ballot}></ls-paper-entry>
      <section class="stack"><h2>${t('weigh.options', { what: ballotCount(ballot) })}</h2>
        <ol class="options">${ballot.options.map(({ text }) => html`<li><bdi>${text}</bdi></li>`)}</ol>
        ${ballot.optionCount > ballot.options.length ? html`<p class="meta">${t('weigh.moreOptions', { n: ballot.optionCount - ballot.options.length })}</p>` : nothing}
      </section>
    </div>`;
  }

  #confirm(ballot: DeskBallotView): TemplateResult {
    const busy = this.#actions.busy('close');
    return html`<div class="confirm" role="group" aria-label=${t(`weigh.close.${ballot.mode}`)}>
      <p>${t('weigh.closeAsk', { n: ballot.turnout })}</p>
      <div class="row">
        <button class="button now" aria-disabled=${String(busy)} @click=${() => this.#close(ballot.id)}>${t(busy ? 'weigh.closing' : 'weigh.closeNow')}</button>
        <button class="button quiet" @click=${() => this.#ask(false)}>${t('cancel')}</button>
      </div>
    </div>`;
  }

  #ask(closing: boolean): void {
    this.closing = closing;
    this.#focus.goTo(closing ? '.now' : '.ask');
  }

  async #close(ballot: string): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    const receipt = await this.#actions.run('close', async () => {
      const answer = await desk.send({ do: 'close-ballot', ballot });
      // Somebody else was faster, or the answer to the first try got lost: it is closed, and that was wanted.
      return !answer.ok && answer.reason === 'vote_closed' ? { ok: true } : answer;
    });
    if (receipt?.ok === true) this.dispatchEvent(new CustomEvent('ls-closed', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-ballot-running': BallotRunning;
  }
}
