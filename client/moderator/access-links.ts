import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../elements/qr-code.ts';
import { icon, iconLink, iconPrinter } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import { deskContext } from './contexts.ts';
import type { Desk, FreshKey } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';

const roles = ['moderator', 'projector', 'observer'] as const;

/** Makes links for further moderators, projectors and observers, to be scanned or printed: another laptop goes on if this one dies. */
@customElement('ls-access-links')
export class AccessLinks extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      .links {
        display: grid;
        gap: 14px;
      }
      .made {
        display: grid;
        grid-template-columns: 132px minmax(0, 1fr);
        gap: 16px;
        align-items: start;
        padding-block-start: 14px;
        border-block-start: 1px solid var(--linie);
      }
      .address {
        font-size: 15px;
        overflow-wrap: anywhere;
        user-select: all;
      }
      @media print {
        .no-print {
          display: none;
        }
        .made {
          grid-template-columns: 50mm minmax(0, 1fr);
          border: 0;
        }
      }
    `,
  ];

  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @property({ attribute: false }) workshopTitle = '';
  @state() private made: FreshKey | null = null;
  readonly #actions = new ActionController(this);

  override render(): TemplateResult {
    return html`<div class="links">
      <h2>${t('links.title')}</h2>
      <p class="meta no-print">${t('links.help')}</p>
      <div class="row no-print">${roles.map((role) => html`<button class="button" aria-disabled=${String(this.#actions.busy('make'))} @click=${() => this.#make(role)}>${icon(iconLink)}${t(`links.${role}`)}</button>`)}</div>
      ${this.#actions.failure('make')}
      <div role="status">${this.made === null ? nothing : this.#link(this.made)}</div>
    </div>`;
  }

  #link({ role, url }: FreshKey): TemplateResult {
    const kind = roles.find((known) => known === role) ?? 'moderator';
    return html`<div class="made">
      <ls-qr-code .text=${url} .label=${t('links.qr', { role: t(`links.${kind}`) })}></ls-qr-code>
      <div class="stack">
        <p><strong>${t(`links.${kind}`)}</strong><br /><bdi>${this.workshopTitle}</bdi></p>
        <p class="address"><bdi dir="ltr">${url}</bdi></p>
        <p class="meta">${t(`links.${kind}.use`)}</p>
        <div class="no-print"><button class="button" @click=${() => window.print()}>${icon(iconPrinter)}${t('print')}</button></div>
      </div>
    </div>`;
  }

  async #make(role: (typeof roles)[number]): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    const answer = await this.#actions.run('make', () => desk.freshKey(role));
    if (answer?.ok === true) this.made = answer.value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-access-links': AccessLinks;
  }
}
