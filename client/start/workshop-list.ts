import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Role } from '../../shared/domain/role.ts';
import { icon, iconPlus, stepIcons } from '../elements/icon.ts';
import '../elements/message-box.ts';
import '../elements/seal.ts';
import { buttonStyles, rootStyles } from '../styles/shared-styles.ts';
import type { OwnProcess, OwnWorkshop } from './own-workshops.ts';
import { dayAndMonth, isoDay, t } from './start-words.ts';
import type { WorkshopState } from './workshop-state.ts';

/** What somebody wants to do with a process or one of its workshops. */
export interface WorkshopWish {
  readonly process: OwnProcess;
  readonly workshop: OwnWorkshop | null;
}

/**
 * The workshops that this browser may open, by process; today's or the next one stands out.
 * Fires `ls-add-workshop`, `ls-fresh-access`, `ls-more-states` and `ls-again`.
 */
@customElement('ls-workshop-list')
export class WorkshopList extends LitElement {
  static override styles = [
    rootStyles,
    buttonStyles,
    css`
      h2 {
        margin-block-end: 16px;
        font-size: 26px;
        font-weight: 800;
        letter-spacing: -0.5px;
      }
      section + section {
        margin-block-start: 32px;
      }
      h3 {
        font-size: 17px;
        font-weight: 700;
        overflow-wrap: anywhere;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 12px;
        align-items: center;
        justify-content: space-between;
        margin-block-end: 8px;
      }
      .doors {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .workshop {
        display: grid;
        grid-template-columns: 76px minmax(0, 1fr) auto auto;
        gap: 8px 16px;
        align-items: center;
        padding-block: 20px;
        padding-inline: 0;
        border-block-end: 1px solid var(--linie);
      }
      .workshop.next {
        margin-inline: -20px;
        padding-inline: 20px;
        border: 0;
        border-radius: var(--radius-card);
        background: var(--tinte);
        color: var(--papier);
        --focus-line: var(--papier);
        --focus-gap: var(--tinte);
      }
      .next .button:not(.quiet) {
        border-color: var(--papier);
      }
      .next .button.quiet {
        color: var(--papier);
      }
      .date {
        text-align: center;
        line-height: 1.1;
      }
      .day {
        display: block;
        font-size: 32px;
        font-weight: 800;
      }
      .title {
        font-size: 19px;
        font-weight: 700;
        overflow-wrap: anywhere;
      }
      .state {
        color: var(--tinte-2);
      }
      .next .state {
        color: inherit;
        font-weight: 600;
      }
      .icon {
        inline-size: 18px;
        block-size: 18px;
      }
      .work {
        display: flex;
        gap: 10px;
      }
      .sentences {
        display: flex;
        gap: 8px;
        align-items: center;
        font-weight: 600;
        white-space: nowrap;
      }
      .workshop .doors {
        grid-column: -2;
        justify-content: end;
      }
      .more {
        margin-block-start: 12px;
      }
      h2:focus {
        outline: none;
      }
      .empty {
        max-inline-size: 46ch;
        color: var(--tinte-2);
      }
      @media (max-width: 1000px) {
        .workshop.next {
          margin-inline: -16px;
          padding-inline: 16px;
        }
      }
      @media (max-width: 600px) {
        .workshop {
          grid-template-columns: 64px minmax(0, 1fr);
        }
        .workshop > :nth-child(n + 3) {
          grid-column: 2;
          justify-content: start;
        }
      }
    `,
  ];

  /** null: not known yet. */
  @property({ attribute: false }) processes: readonly OwnProcess[] | null = null;
  /** How far each workshop is, as far as it was asked for; null: asked for in vain. */
  @property({ attribute: false }) states: ReadonlyMap<string, WorkshopState | null> = new Map();
  @property() failure = '';
  @property({ attribute: false }) now = new Date();

  #pressedMore = false;

  protected override updated(changed: PropertyValues<this>): void {
    // The button has gone with the last of them: whoever pressed it reads on from the top.
    if (!changed.has('states') || !this.#pressedMore || this.#unknown() > 0) return;
    this.#pressedMore = false;
    this.renderRoot.querySelector('h2')?.focus();
  }

  override render(): TemplateResult {
    return html`<h2 tabindex="-1">${t('yours')}</h2>
      ${this.failure === '' ? nothing : this.#failed()}
      ${this.processes === null ? nothing : this.processes.length === 0 ? html`<p class="empty">${t('yoursEmpty')}</p>` : this.processes.map((process) => this.#process(process))}
      ${this.states.size > 0 && this.#unknown() > 0 ? html`<button class="button more" @click=${() => this.#more()}>${t('moreStates', { n: this.#unknown() })}</button>` : nothing}`;
  }

  /** Workshops that nobody has asked about yet. */
  #unknown(): number {
    return (this.processes ?? []).flatMap(({ steers, workshops }) => (steers ? workshops : [])).filter(({ id }) => !this.states.has(id)).length;
  }

  #more(): void {
    this.#pressedMore = true;
    this.dispatchEvent(new CustomEvent('ls-more-states'));
  }

  #failed(): TemplateResult {
    return html`<ls-message-box kind="error"
      ><strong>${t('yoursFailed')}</strong> ${this.failure}<button class="button" slot="action" @click=${() => this.dispatchEvent(new CustomEvent('ls-again'))}>${t('again')}</button></ls-message-box
    >`;
  }

  #process(process: OwnProcess): TemplateResult {
    return html`<section aria-label=${process.title}>
      <div class="head">
        <h3><bdi>${process.title}</bdi></h3>
        <div class="doors">
          ${process.doors.map(({ role, path }) => this.#door(role, path, process.title))}
          ${process.steers
            ? html`<button class="button quiet" @click=${() => this.#wish('ls-add-workshop', process, null)}>${icon(iconPlus)}${t('addWorkshop')}</button>`
            : nothing}
        </div>
      </div>
      ${process.workshops.length === 0
        ? html`<p class="empty">${t('noWorkshopYet')}</p>`
        : html`<ul>
            ${process.workshops.map((workshop) => this.#workshop(process, workshop))}
          </ul>`}
    </section>`;
  }

  #workshop(process: OwnProcess, workshop: OwnWorkshop): TemplateResult {
    const { day, month } = dayAndMonth(workshop.date, this.now);
    const state = this.states.get(workshop.id) ?? null;
    const isNext = this.#isNext(workshop);
    return html`<li class="workshop ${isNext ? 'next' : ''}">
      <p class="date"><span class="day">${day}</span>${month}</p>
      <div>
        <p class="title"><bdi>${workshop.title}</bdi></p>
        <p class="state">${this.#when(workshop, state)}</p>
      </div>
      ${isNext || state === null ? nothing : this.#reached(state)}
      <div class="doors">
        ${workshop.doors.map(({ role, path }) => this.#door(role, path, workshop.title))}
        ${process.steers
          ? html`<button class="button quiet" aria-label=${t('freshAccessFor', { title: workshop.title })} @click=${() => this.#wish('ls-fresh-access', process, workshop)}>${t('freshAccess')}</button>`
          : nothing}
      </div>
    </li>`;
  }

  #when(workshop: OwnWorkshop, state: WorkshopState | null): TemplateResult {
    const today = isoDay(this.now);
    if (state !== null && state.step !== null && workshop.date === today) return html`<bdi>${t('running', { step: state.step, n: state.connected })}</bdi>`;
    const when = workshop.date === today ? t('today') : t(workshop.date > today ? 'inPreparation' : 'past');
    return html`${when}${workshop.place === '' ? nothing : html`, <bdi>${workshop.place}</bdi>`}`;
  }

  /** What came of it, or what its plan holds. */
  #reached({ sentences, work, sectors }: WorkshopState): TemplateResult {
    if (sentences > 0) {
      return html`<p class="sentences"><ls-seal .size=${44} .pillars=${sectors}></ls-seal><span aria-hidden="true">${t('sentences', { n: sentences })}</span><span class="visually-hidden">${t('sentencesFrozen', { n: sentences })}</span></p>`;
    }
    return html`<p><span class="work" aria-hidden="true">${work.map(({ kind }) => icon(stepIcons[kind]))}</span><span class="visually-hidden">${t('planSteps', { steps: work.map(({ title }) => title).join(', ') })}</span></p>`;
  }

  #door(role: Role, path: string, title: string): TemplateResult {
    // The moderation is what somebody comes back for; the others say which door they are.
    const word = role === 'moderator' ? t('open') : role === 'participant' ? t('participants') : t(role);
    // One page for two roles: the address says which one acts.
    const href = role === 'circle' || role === 'approver' ? `${path}?as=${role}` : path;
    return html`<a class="button" href=${href} aria-label="${word}: ${title}">${word}</a>`;
  }

  /** The workshop of today, else the next one to come. */
  #isNext(workshop: OwnWorkshop): boolean {
    const today = isoDay(this.now);
    const coming = (this.processes ?? []).flatMap(({ workshops }) => workshops).filter(({ date }) => date >= today);
    const first = coming.reduce<OwnWorkshop | null>((best, one) => (best === null || one.date < best.date ? one : best), null);
    return first !== null && first.id === workshop.id;
  }

  #wish(name: string, process: OwnProcess, workshop: OwnWorkshop | null): void {
    this.dispatchEvent(new CustomEvent<WorkshopWish>(name, { detail: { process, workshop } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-workshop-list': WorkshopList;
  }
}
