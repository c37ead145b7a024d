import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StepKind } from '../../shared/domain/step.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import { icon, iconSettings, iconStepFreeze, stepIcons } from '../elements/icon.ts';
import { viewContext } from './contexts.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import { tabKinds } from './plan.ts';

export interface WorkChosen {
  readonly work: StepKind;
}

/**
 * Head of the console: mark, process, the five kinds of work, role. A tab shows its work in the middle;
 * the hall stays where it is. Fires `ls-work` and, from the skip links, `ls-skip`.
 */
@customElement('ls-console-header')
export class ConsoleHeader extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      header {
        display: grid;
        grid-template-columns: minmax(0, auto) auto auto;
        justify-content: space-between;
        align-items: stretch;
        gap: 16px;
        min-block-size: 56px;
        padding-inline: 20px;
        border-block-end: 1px solid var(--linie);
        background: var(--papier);
      }
      .place {
        display: flex;
        align-items: center;
        gap: 16px;
        min-inline-size: 0;
      }
      .mark {
        display: flex;
        align-items: center;
        gap: 10px;
        font-size: 18px;
        font-weight: 800;
      }
      .mark .icon {
        inline-size: 32px;
        block-size: 32px;
      }
      .process {
        overflow: hidden;
        padding-inline-start: 16px;
        border-inline-start: 1px solid var(--linie);
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      nav ul {
        display: flex;
        block-size: 100%;
      }
      .tab {
        position: relative;
        display: flex;
        align-items: center;
        gap: 9px;
        block-size: 100%;
        min-block-size: 44px;
        padding-inline: 14px;
        border: 0;
        background: none;
        font-weight: 600;
        white-space: nowrap;
        cursor: pointer;
      }
      .tab[aria-current] {
        font-weight: 800;
      }
      .tab[aria-current]::after {
        content: '';
        position: absolute;
        inset-inline: 0;
        inset-block-end: 0;
        block-size: 4px;
        background: var(--tinte);
      }
      .tab:hover span:first-of-type {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .tab:focus-visible {
        outline-offset: -5px;
        box-shadow: none;
      }
      .running {
        padding: 1px 8px;
        border: 2px solid var(--tinte);
        border-radius: var(--radius-full);
        font-size: 14px;
        font-weight: 700;
      }
      .end {
        display: flex;
        align-items: center;
        justify-content: end;
        gap: 12px;
        font-weight: 600;
      }
      .skip {
        position: absolute;
        z-index: 20;
        inset-block-start: 8px;
        inset-inline-start: 8px;
        padding: 10px 16px;
        background: var(--papier);
        font-weight: 700;
      }
      @media (max-width: 1280px) {
        .process {
          display: none;
        }
        .tab {
          padding-inline: 9px;
        }
      }
      @media (max-width: 1080px) {
        header {
          display: flex;
          flex-wrap: wrap;
          padding-block: 8px 0;
        }
        nav ul {
          flex-wrap: wrap;
        }
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @property() work: StepKind = 'arrive';

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null) return nothing;
    const running = view.step?.kind ?? null;
    const tab = (kind: StepKind, shape: TemplateResult): TemplateResult => html`<li>
      <button class="tab" aria-current=${this.work === kind ? 'page' : nothing} @click=${() => this.#fire('ls-work', { work: kind })}>
        ${shape}<span>${kind === 'arrive' ? t('header.hall') : t(`kind.${kind}`)}</span>${running === kind && this.work !== kind ? html`<span class="running">${t('header.running')}</span>` : nothing}
      </button>
    </li>`;
    return html`
      <header>
        <a class="skip visually-hidden" href="#work" @click=${(event: Event) => this.#skip(event, 'work')}>${t('skip.work')}</a>
        <a class="skip visually-hidden" href="#next" @click=${(event: Event) => this.#skip(event, 'next')}>${t('skip.next')}</a>
        <div class="place">
          <span class="mark">${icon(iconStepFreeze)}${t('product')}</span>
          <p class="process" title=${view.workshop.title}><bdi>${view.process.title}</bdi></p>
        </div>
        <nav aria-label=${t('header.steps')}>
          <ul>
            ${tabKinds.map((kind) => tab(kind, icon(stepIcons[kind])))}
          </ul>
        </nav>
        <nav class="end" aria-label=${t('header.place')}>
          <ul>
            ${tab('arrive', icon(iconSettings))}
          </ul>
          <span>${t('role.moderator')}</span>
        </nav>
      </header>
    `;
  }

  #skip(event: Event, place: string): void {
    event.preventDefault();
    this.#fire('ls-skip', place);
  }

  #fire(name: string, detail: WorkChosen | string): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-console-header': ConsoleHeader;
  }
}
