import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SnapshotComment } from '../../shared/board/board-snapshot.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { icon, iconTrash } from '../elements/icon.ts';
import '../elements/sector-sign.ts';
import { signOfId } from '../elements/sector-style.ts';
import { ActionController } from '../elements/action-controller.ts';
import { deskContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { panelStyles } from './panel-styles.ts';
import { t } from './wall-words.ts';

/** The comments (ovals) on a card, each of which can be erased for good. */
@customElement('ls-card-comments')
export class CardComments extends LitElement {
  static override styles = [
    ...panelStyles,
    css`
      ul {
        display: grid;
        gap: 6px;
        padding: 2px 8px 8px;
      }
      .oval {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 8px;
        padding: 4px 8px 4px 14px;
        border-radius: 22px;
        font-size: 14px;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .icon-only {
        inline-size: 30px;
        min-block-size: 30px;
      }
      .icon {
        inline-size: 18px;
        block-size: 18px;
      }
      .ask {
        grid-column: 1 / -1;
        padding-block-end: 4px;
      }
    `,
  ];

  @property({ attribute: false }) comments: readonly SnapshotComment[] = [];
  @property({ attribute: false }) sectors: readonly Sector[] = [];
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private asked: string | null = null;
  readonly #actions = new ActionController(this);

  override render(): TemplateResult {
    return html`<ul aria-label=${t('comments.label')} @keydown=${(event: KeyboardEvent) => this.#key(event)}>${repeat(this.comments, ({ id }) => id, (comment) => this.#oval(comment))}</ul>`;
  }

  #oval({ id, text, sector }: SnapshotComment): TemplateResult {
    const open = this.asked === id;
    return html`<li class="oval">
      <ls-sector-sign .sign=${signOfId(this.sectors, sector)} .size=${14} .label=${this.sectors.find((one) => one.id === sector)?.title ?? ''}></ls-sector-sign>
      <bdi>${text}</bdi>
      <button class="button icon-only quiet" aria-expanded=${String(open)} aria-label=${t('comments.eraseLabel', { text })} @click=${() => this.#ask(open ? null : id)}>${icon(iconTrash)}</button>
      ${open
        ? html`<div class="ask">
            <p>${t('comments.ask')}</p>
            <div class="row">
              <button class="button danger" aria-disabled=${String(this.#actions.busy(id))} @click=${() => this.#erase(id)}>${t('comments.now')}</button>
              <button class="button quiet" @click=${() => this.#ask(null)}>${t('comments.keep')}</button>
            </div>
            ${this.#actions.failure(id)}
          </div>`
        : nothing}
    </li>`;
  }

  /** Arrows and letters belong to the board, not to what is pressed here. */
  #key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape') this.#ask(null);
  }

  #ask(comment: string | null): void {
    this.asked = comment;
    if (comment !== null) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.danger')?.focus());
  }

  async #erase(comment: string): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    const receipt = await this.#actions.run(comment, () => desk.send({ do: 'erase-comment', comment }));
    if (receipt?.ok === true) this.asked = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-card-comments': CardComments;
  }
}
