import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PublishedReason } from '../../shared/domain/ballot.ts';
import type { ResultView } from '../../shared/protocol/view.ts';
import { ActionController } from '../elements/action-controller.ts';
import { deskContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './weigh-words.ts';
import { FocusController } from './focus-controller.ts';

/** What people wrote to options: objections, and what would have to change. Single texts can be erased for good. */
@customElement('ls-result-reasons')
export class ResultReasons extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      section {
        display: grid;
        gap: 12px;
      }
      ul {
        display: grid;
        gap: 8px;
        margin-block-start: 6px;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 4px 16px;
        align-items: start;
        padding: 8px 16px;
        border: 2px solid var(--tinte);
        border-radius: 20px;
        background: var(--papier);
        overflow-wrap: anywhere;
      }
      li.gone {
        border-style: dashed;
        border-color: var(--rand);
        color: var(--tinte-2);
      }
      .text {
        padding-block: 6px;
        white-space: pre-wrap;
      }
      .confirm {
        grid-column: 1 / -1;
        display: grid;
        gap: 8px;
        padding-block-end: 6px;
      }
    `,
  ];

  @property({ attribute: false }) result: ResultView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  /** The one that is about to be erased. */
  @state() private asked: string | null = null;
  readonly #actions = new ActionController(this);
  readonly #focus = new FocusController(this);

  override render(): TemplateResult | typeof nothing {
    const { result } = this;
    if (result === null || result.reasons.length === 0) return nothing;
    return html`<section aria-labelledby="title">
      <h2 id="title" tabindex="-1">${t(result.kind === 'consent' ? 'reasons.consent' : 'reasons.resistance')}</h2>
      <p class="meta">${t('reasons.help')}</p>
      ${result.options.map(({ id, text }) => {
        const reasons = result.reasons.filter(({ option }) => option === id);
        return reasons.length === 0 ? nothing : html`<div><h3><bdi>${text}</bdi></h3><ul>${reasons.map((reason) => this.#reason(reason))}</ul></div>`;
      })}
    </section>`;
  }

  #reason({ id, text }: PublishedReason): TemplateResult {
    if (text === null) return html`<li class="gone"><span class="text">${t('reasons.erased')}</span></li>`;
    return html`<li>
      <span class="text" dir="auto">${text}</span>
      <button class="button quiet" data-erase=${id} aria-expanded=${String(this.asked === id)} aria-label=${t('reasons.eraseLabel', { text })} @click=${() => this.#ask(this.asked === id ? null : id)}>${t('reasons.erase')}</button>
      ${this.asked === id
        ? html`<div class="confirm"><p>${t('reasons.eraseAsk')}</p>
            <div class="row"><button class="button danger now" aria-disabled=${String(this.#actions.busy('erase'))} @click=${() => this.#erase(id)}>${t('reasons.eraseNow')}</button><button class="button quiet" @click=${() => this.#ask(null)}>${t('cancel')}</button></div>
            ${this.#actions.failure('erase')}</div>`
        : nothing}
    </li>`;
  }

  #ask(reason: string | null): void {
    this.#actions.forget('erase');
    if (reason === null) this.#focus.goTo(`[data-erase="${this.asked}"]`);
    else this.#focus.goTo('.now');
    this.asked = reason;
  }

  async #erase(reason: string): Promise<void> {
    const { desk, result } = this;
    if (desk === null || result === null) return;
    const receipt = await this.#actions.run('erase', () => desk.send({ do: 'erase-reason', ballot: result.ballot, reason }));
    if (receipt?.ok !== true) return;
    this.asked = null;
    this.#focus.goTo('#title');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-result-reasons': ResultReasons;
  }
}
