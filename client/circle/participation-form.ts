import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DeskView } from '../../shared/protocol/view.ts';
import { failure } from '../elements/failure.ts';
import { icon, iconCheck } from '../elements/icon.ts';
import '../elements/sector-sign.ts';
import { signOfId } from '../elements/sector-style.ts';
import type { CircleDesk } from './circle-desk.ts';
import { circleStyles } from './circle-styles.ts';
import { t } from './circle-words.ts';
import { deskContext, viewContext } from './contexts.ts';

/** Below this many people a number could point at somebody. */
const namedPeopleMin = 5;

/** How many were invited and how many came, per sector. Only the circle may change the invited. */
@customElement('ls-participation-form')
export class ParticipationForm extends LitElement {
  static override styles = [
    ...circleStyles,
    css`
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 6px 12px 6px 0;
        border-block-end: 1px solid var(--linie);
        text-align: start;
        vertical-align: middle;
      }
      td,
      thead th + th {
        inline-size: 8.5em;
        text-align: end;
      }
      thead th {
        font-weight: 700;
      }
      tbody th {
        font-weight: 500;
        overflow-wrap: break-word;
        hyphens: auto;
      }
      .sector {
        display: flex;
        gap: 10px;
        align-items: center;
      }
      .input {
        inline-size: 7em;
        text-align: end;
      }
      @media (max-width: 600px) {
        td,
        thead th + th {
          inline-size: auto;
        }
        .input {
          inline-size: 4.5em;
        }
      }
      @media (max-width: 360px) {
        th,
        td {
          padding-inline-end: 6px;
        }
        .sector {
          gap: 6px;
          font-size: 15px;
        }
        .input {
          inline-size: 3.6em;
          padding-inline: 6px;
        }
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: CircleDesk | null = null;
  @state() private failure = '';
  @state() private saved = false;
  /** Typed and not saved, by sector. */
  @state() private typed: Readonly<Record<string, string>> = {};

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null) return nothing;
    const unnamed = view.joinedBySector['none'] ?? 0;
    return html`<table>
        <thead>
          <tr>
            <th scope="col">${t('sector')}</th>
            <th scope="col">${t('invited')}</th>
            <th scope="col">${t('joined')}</th>
          </tr>
        </thead>
        <tbody>
          ${view.sectors.map(
            ({ id, title }) => html`<tr>
              <th scope="row">
                <span class="sector"><ls-sector-sign .sign=${signOfId(view.sectors, id)} size="18"></ls-sector-sign><bdi>${title}</bdi></span>
              </th>
              <td>${this.#invited(view, id, title)}</td>
              <td>${people(view.joinedBySector[id] ?? 0)}</td>
            </tr>`,
          )}
          ${unnamed === 0
            ? nothing
            : html`<tr>
                <th scope="row">${t('unnamed')}</th>
                <td>–</td>
                <td>${people(unnamed)}</td>
              </tr>`}
        </tbody>
      </table>
      <p class="meta"><bdi>${t('countedIn', { title: view.workshop.title })}</bdi></p>
      <p class="status" role="status">${this.saved ? html`${icon(iconCheck)}${t('saved')}` : nothing}</p>
      ${failure(this.failure)}`;
  }

  #invited(view: DeskView, sector: string, title: string): TemplateResult {
    const known = view.invitedBySector[sector];
    if (this.desk?.role !== 'circle') return html`${known ?? '–'}`;
    return html`<input
      class="input"
      inputmode="numeric"
      autocomplete="off"
      aria-label=${t('invitedFor', { sector: title })}
      .value=${this.typed[sector] ?? String(known ?? '')}
      @input=${(event: InputEvent) => this.#type(sector, event)}
      @change=${() => void this.#save()}
    />`;
  }

  #type(sector: string, event: InputEvent): void {
    if (event.target instanceof HTMLInputElement) this.typed = { ...this.typed, [sector]: event.target.value };
    this.saved = false;
  }

  async #save(): Promise<void> {
    const { view, desk } = this;
    if (view === null || desk === null) return;
    const invited: Record<string, number> = {};
    for (const { id } of view.sectors) {
      const text = (this.typed[id] ?? String(view.invitedBySector[id] ?? '')).trim();
      if (text === '') continue;
      if (!/^\d{1,6}$/.test(text)) {
        this.failure = t('invitedWrong');
        return;
      }
      invited[id] = Number(text);
    }
    const sent = this.typed;
    const receipt = await desk.send({ do: 'set-invited', invited });
    this.failure = receipt.ok ? '' : receipt.message;
    this.saved = receipt.ok;
    if (receipt.ok && this.typed === sent) this.typed = {};
  }
}

const people = (count: number): string => (count > 0 && count < namedPeopleMin ? t('fewPeople') : String(count));

declare global {
  interface HTMLElementTagNameMap {
    'ls-participation-form': ParticipationForm;
  }
}
