import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { codeInGroups } from '../../shared/locale/formats-de.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import '../elements/qr-code.ts';
import { icon, iconCheck, iconMonitor } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import './access-links.ts';
import './hall-readiness.ts';
import './stage-form.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles, workStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import { total } from './plan.ts';

/** Arrival, and everything about the hall: how people join, who else may moderate, how large the picture is. */
@customElement('ls-work-arrive')
export class WorkArrive extends LitElement {
  static override styles = [
    ...deskStyles,
    workStyles,
    css`
      .join {
        display: grid;
        grid-template-columns: minmax(160px, 240px) minmax(0, 1fr);
        gap: 28px;
        align-items: center;
      }
      .code {
        font-size: 52px;
        font-weight: 800;
        line-height: 1.1;
        letter-spacing: -1px;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .address {
        font-size: 19px;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .here {
        font-size: 19px;
        font-weight: 700;
      }
      .shown {
        display: flex;
        gap: 8px;
        align-items: center;
        font-weight: 600;
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(300px, 1fr));
        gap: 24px;
      }
      .pair > * {
        align-content: start;
      }
      @media print {
        .join,
        .pair > :not(ls-access-links) {
          display: none;
        }
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  readonly #actions = new ActionController(this);

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null) return nothing;
    const { projector, workshop } = view;
    const here = total(view.present);
    return html`<div class="work">
      <header><h1><bdi>${workshop.title}</bdi></h1><p class="meta">${t('arrive.intro')}</p></header>
      <section class="paper join" aria-label=${t('arrive.join')}>
        <ls-qr-code .text=${projector.joinUrl} .label=${t('arrive.qr')}></ls-qr-code>
        <div class="stack">
          <div><p class="meta">${t('arrive.code')}</p><p class="code">${codeInGroups(projector.code)}</p></div>
          <p class="address"><bdi>${projector.host}</bdi></p>
          <p class="here" role="status">${view.expectedPeople === null ? t('arrive.here', { n: here }) : t('arrive.hereOf', { n: here, of: view.expectedPeople })}</p>
          <div>
            ${projector.picture === 'join'
              ? html`<div class="row">
                  <p class="shown" role="status">${icon(iconCheck)}${t('arrive.shown')}</p>
                  ${view.step === null || view.step.picture === 'join' ? nothing : html`<button class="button quiet" @click=${() => this.#order('show', { do: 'set-projector', mode: 'follow' })}>${t('projector.back')}</button>`}
                </div>`
              : html`<button class="button" @click=${() => this.#order('show', { do: 'set-projector', mode: 'follow', picture: 'join' })}>${icon(iconMonitor)}${t('arrive.show')}</button>`}
            ${this.#actions.failure('show')}
          </div>
          <div>
            <button class="switch" role="switch" aria-checked=${String(workshop.open)} @click=${() => this.#order('hall', { do: 'set-hall', open: !workshop.open })}>
              <span class="switch-track"></span>${t(workshop.open ? 'arrive.open' : 'arrive.closed')}
            </button>
            <p class="meta">${t(workshop.open ? 'arrive.openHelp' : 'arrive.closedHelp')}</p>
            ${this.#actions.failure('hall')}
          </div>
        </div>
      </section>
      <div class="pair">
        <ls-access-links class="paper" .workshopTitle=${workshop.title}></ls-access-links>
        <ls-stage-form class="paper" .projector=${projector}></ls-stage-form>
        <ls-hall-readiness class="paper"></ls-hall-readiness>
      </div>
    </div>`;
  }

  #order(control: string, order: { readonly do: string; readonly [key: string]: unknown }): void {
    const { desk } = this;
    if (desk !== null) void this.#actions.run(control, () => desk.send(order));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-work-arrive': WorkArrive;
  }
}
