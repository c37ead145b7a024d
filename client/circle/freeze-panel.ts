import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { clockTime, shortChecksum } from '../../shared/locale/formats-de.ts';
import type { PrincipleView } from '../../shared/protocol/view.ts';
import { amendmentHint, amendmentJump } from '../elements/amendment-jump.ts';
import { amendmentJumpStyles } from '../elements/amendment-styles.ts';
import { openAmendments } from '../elements/amendment-words.ts';
import { failure } from '../elements/failure.ts';
import { icon, iconCheck, iconLock } from '../elements/icon.ts';
import type { CircleDesk } from './circle-desk.ts';
import { circleStyles } from './circle-styles.ts';
import { t, titleOf } from './circle-words.ts';
import './sentence-wording.ts';
import { deskContext, offlineContext } from './contexts.ts';

/**
 * Seals one sentence: who has confirmed, "Ich habe Fassung n gelesen", the button, and what stood in the way.
 * Fires `ls-choose` with the id of the next one that waits, and `ls-to-amendments`. The server decides; this panel only keeps people from sending what cannot work.
 */
@customElement('ls-freeze-panel')
export class FreezePanel extends LitElement {
  static override styles = [
    ...circleStyles,
    amendmentJumpStyles,
    css`
      section {
        display: grid;
        gap: 12px;
        padding: 14px 20px 16px;
        border-block-start: 8px solid var(--eis-3);
        background: var(--eis-1);
      }
      h2 {
        font-size: 18px;
        font-weight: 800;
      }
      h2:focus {
        outline: none;
      }
      ol {
        display: grid;
        gap: 8px;
      }
      .person {
        display: grid;
        grid-template-columns: 30px minmax(0, 1fr);
        gap: 12px;
        align-items: center;
        line-height: 1.3;
      }
      .mark {
        display: grid;
        place-items: center;
        inline-size: 30px;
        block-size: 30px;
        border: 2px solid var(--eis-4);
        border-radius: 50%;
        background: var(--papier);
        color: var(--eis-4);
        font-weight: 800;
      }
      .given .mark {
        background: var(--eis-4);
        color: var(--papier);
      }
      .name {
        font-weight: 700;
      }
      .read {
        display: flex;
        gap: 12px;
        align-items: center;
        min-block-size: 44px;
        font-weight: 600;
        cursor: pointer;
      }
      .read input {
        flex: none;
        inline-size: 26px;
        block-size: 26px;
        margin: 0;
        accent-color: var(--tinte);
      }
      .button {
        min-block-size: 56px;
        font-size: 19px;
      }
      .sum {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        justify-content: space-between;
        color: var(--eis-4);
      }
      .why {
        font-weight: 600;
      }
    `,
  ];

  @consume({ context: deskContext, subscribe: true }) @state() private desk: CircleDesk | null = null;
  /** The sentence in question; null: none waits. */
  @property({ attribute: false }) principle: PrincipleView | null = null;
  /** Another sentence that waits for a confirmation. */
  @property({ attribute: false }) next: PrincipleView | null = null;
  @consume({ context: offlineContext, subscribe: true }) @state() private offline = false;
  /** The wording stands in the panel, because it stands nowhere else. */
  @property({ type: Boolean, attribute: 'with-wording' }) withWording = false;
  @state() private read = '';
  @state() private busy = false;
  @state() private failure = '';
  @state() private missed = false;
  #about = '';

  override willUpdate(): void {
    // What was read and refused counts for one version of one sentence.
    const about = this.#key();
    if (about !== this.#about) {
      const newer = this.#about !== '' && about.split(':')[0] === this.#about.split(':')[0] && this.principle?.frozen === null;
      this.#about = about;
      this.missed = false;
      this.failure = newer && this.read !== '' ? t('newVersion', { version: this.#version() }) : '';
      this.read = '';
    }
  }

  /** Leads to this panel, wherever it lies on a narrow screen. */
  async lead(): Promise<void> {
    await this.updateComplete;
    const title = this.renderRoot.querySelector<HTMLElement>('#title');
    title?.scrollIntoView({ block: 'nearest' });
    title?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    const { principle } = this;
    if (principle === null) return this.#none();
    if (principle.frozen !== null) return this.#sealed(principle.frozen);
    const version = this.#version();
    const approvals = principle.request?.version === version ? principle.request.approvals : [];
    const own = approvals.some((approval) => approval.own);
    const mayAct = approvals.length > 0 ? !own : this.desk?.role === 'circle';
    return html`<section aria-labelledby="title">
      <h2 id="title" tabindex="-1">${t('freezeVersion', { version })}</h2>
      ${this.withWording ? html`<ls-sentence-wording compact .principle=${principle}></ls-sentence-wording>` : nothing}
      <ol aria-label=${t('confirmations')}>
        ${this.#person(1, approvals[0] ?? null, mayAct && approvals.length === 0)} ${this.#person(2, approvals[1] ?? null, mayAct && approvals.length === 1)}
      </ol>
      ${amendmentHint(principle)}
      ${mayAct ? this.#act(principle, approvals.length === 0, version) : html`<p class="why">${amendmentJump(this, principle) ?? (own ? t('ownWaits') : t('firstMissing'))}</p>`}
    </section>`;
  }

  #none(): TemplateResult {
    return html`<section aria-labelledby="title">
      <h2 id="title" tabindex="-1">${t('freezeSentence')}</h2>
      <p><strong>${t('noneWaits')}</strong> ${t(this.desk?.role === 'approver' ? 'noneWaitsApprover' : 'noneWaitsCircle')}</p>
    </section>`;
  }

  #sealed(frozen: NonNullable<PrincipleView['frozen']>): TemplateResult {
    return html`<section aria-labelledby="title">
      <h2 id="title" tabindex="-1">${t('nowSealed', { version: frozen.version })}</h2>
      <ol aria-label=${t('confirmations')}>
        ${frozen.approvals.map((approval, place) => this.#person(place + 1, approval, false))}
      </ol>
      <p class="visually-hidden" role="status">${t('nowSealed', { version: frozen.version })}</p>
      <p class="sum mono"><span>${t('checksum')}</span><span>${shortChecksum(frozen.hash)}</span></p>
      ${this.next === null ? nothing : this.#toNext(this.next)}
    </section>`;
  }

  #toNext(next: PrincipleView): TemplateResult {
    return html`<button class="button" @click=${() => this.dispatchEvent(new CustomEvent('ls-choose', { detail: next.id }))}><bdi>${t('nextWaits', { title: titleOf(next) })}</bdi></button>`;
  }

  #person(place: number, approval: { readonly role: string; readonly atMs: number; readonly own: boolean } | null, isOwnTurn: boolean): TemplateResult {
    if (approval === null) {
      return html`<li class="person">
        <span class="mark" aria-hidden="true">${place}</span>
        <span><span class="name">${isOwnTurn && this.desk !== null ? t(this.desk.role) : t(place === 1 ? 'firstPerson' : 'secondPerson')}</span><br />${t(isOwnTurn ? 'yourConfirmationMissing' : 'otherConfirmationMissing')}</span>
      </li>`;
    }
    return html`<li class="person given">
      <span class="mark">${icon(iconCheck)}</span>
      <span><span class="name">${roleWord(approval.role)}</span><br />${t(approval.own ? 'ownConfirmedAt' : 'confirmedAt', { time: clockTime(approval.atMs) })}</span>
    </li>`;
  }

  #act(principle: PrincipleView, isRequest: boolean, version: number): TemplateResult {
    const hasRead = this.read === this.#about;
    const jump = amendmentJump(this, principle);
    const blocked = jump !== null || this.offline || this.busy || !hasRead;
    return html`<label class="read"
        ><input type="checkbox" .checked=${hasRead} @change=${this.#tick} /><span>${t('haveRead', { version })}</span></label
      >
      <button class="button seal block" aria-disabled=${blocked ? 'true' : nothing} aria-describedby="why" @click=${() => void this.#freeze(isRequest, version)}>
        ${icon(iconLock)}${this.busy ? t(isRequest ? 'requesting' : 'working') : t(isRequest ? 'request' : 'approve')}
      </button>
      <p id="why" class=${jump === null && this.#why() === '' ? 'meta' : 'why'}>${jump ?? (this.#why() === '' ? t('noUndo') : this.#why())}</p>
      ${failure(this.failure)}`;
  }

  #why(): string {
    if (this.offline) return t('offlineFreeze');
    return this.missed ? t('readFirst') : '';
  }

  readonly #tick = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.read = event.target.checked ? this.#about : '';
    this.missed = false;
  };

  async #freeze(isRequest: boolean, version: number): Promise<void> {
    const { desk, principle } = this;
    if (desk === null || principle === null || this.busy || this.offline || openAmendments(principle).length > 0) return;
    if (this.read !== this.#about) {
      this.missed = true;
      return;
    }
    const about = this.#about;
    this.busy = true;
    this.failure = '';
    const receipt = await desk.send({ do: isRequest ? 'request-freeze' : 'approve-freeze', principle: principle.id, version });
    this.busy = false;
    if (receipt.ok) await this.lead();
    else if (about === this.#about) this.failure = receipt.message;
  }

  #version(): number {
    return this.principle?.versions.at(-1)?.version ?? 0;
  }

  #key(): string {
    return this.principle === null ? '' : `${this.principle.id}:${this.#version()}`;
  }
}

const roleWord = (role: string): string => {
  switch (role) {
    case 'circle':
    case 'approver':
    case 'moderator':
      return t(role);
    default:
      return role;
  }
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-freeze-panel': FreezePanel;
  }
}
