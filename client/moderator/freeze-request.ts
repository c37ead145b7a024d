import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { modeName } from '../../shared/locale/ballot-names-de.ts';
import { clockTime, percent } from '../../shared/locale/formats-de.ts';
import type { DeskView, PrincipleView } from '../../shared/protocol/view.ts';
import { amendmentHint, amendmentJump } from '../elements/amendment-jump.ts';
import { amendmentJumpStyles } from '../elements/amendment-styles.ts';
import { icon, iconCheck, iconLock } from '../elements/icon.ts';
import '../elements/tragwerk-glyph.ts';
import { ActionController } from '../elements/action-controller.ts';
import { FocusController } from './focus-controller.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';

/** "Fassung n festhalten": who carries it, who has confirmed, and this desk's own confirmation. */
@customElement('ls-freeze-request')
export class FreezeRequest extends LitElement {
  static override styles = [
    ...deskStyles,
    amendmentJumpStyles,
    css`
      .panel {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 14px 32px;
        padding: 18px 22px 20px;
        border-block-start: 8px solid var(--eis-3);
        background: var(--eis-1);
      }
      .steps {
        display: grid;
        align-content: start;
        gap: 12px;
      }
      .confirmation {
        display: grid;
        grid-template-columns: 30px minmax(0, 1fr);
        gap: 12px;
        align-items: start;
      }
      .knot {
        display: grid;
        place-items: center;
        inline-size: 28px;
        block-size: 28px;
        border: 2px solid var(--eis-4);
        border-radius: 50%;
        background: var(--papier);
        color: var(--eis-4);
        font-weight: 800;
      }
      .done .knot {
        background: var(--eis-4);
        color: var(--papier);
      }
      .done .icon {
        inline-size: 18px;
        block-size: 18px;
        stroke-width: 3;
      }
      .who {
        font-weight: 700;
      }
      .support {
        display: grid;
        justify-items: center;
        align-content: start;
        gap: 8px;
        max-inline-size: 240px;
        text-align: center;
      }
      .button.seal {
        min-block-size: 56px;
        inline-size: 100%;
        max-inline-size: 340px;
        font-size: 19px;
      }
      .button.seal[aria-disabled='true'] {
        border-color: var(--rand);
        background: var(--papier);
        color: var(--tinte-2);
      }
      .check input {
        accent-color: var(--eis-4);
      }
      @media (max-width: 1280px) {
        .panel {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  @property({ attribute: false }) principle: PrincipleView | null = null;
  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private read = false;
  readonly #actions = new ActionController(this);
  readonly #focus = new FocusController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('principle');
    // Read is what was read: another sentence or a new version has not been.
    if (changed.has('principle') && (before?.id !== this.principle?.id || before?.versions.length !== this.principle?.versions.length)) {
      this.read = false;
      this.#actions.forget('freeze');
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { principle, view } = this;
    if (principle === null || view === null) return nothing;
    const version = principle.versions.length;
    const approvals = principle.request?.version === version ? principle.request.approvals : [];
    const own = approvals.find(({ role }) => role === 'moderator');
    const other = approvals.find(({ role }) => role !== 'moderator');
    return html`<section class="panel" aria-labelledby="freeze">
      <div class="steps">
        <h2 id="freeze">${t('freeze.title', { n: version })}</h2>
        ${this.#confirmation(1, t('role.moderator'), own === undefined ? t('freeze.ownMissing') : t('freeze.confirmedAt', { time: clockTime(own.atMs) }), own !== undefined)}
        ${this.#confirmation(2, other === undefined ? t('freeze.second') : t(`role.${other.role}`), other === undefined ? t('freeze.secondMissing') : t('freeze.confirmedAt', { time: clockTime(other.atMs) }), other !== undefined)}
        ${amendmentHint(principle)}
        ${own === undefined ? this.#own(view, principle, version, other !== undefined) : amendmentJump(this, principle) ?? html`<p class="waiting" role="status" tabindex="-1">${t('freeze.waiting')}</p>`}
      </div>
      <div class="support">
        <ls-tragwerk-glyph size="detail" .sectors=${view.sectors} .support=${principle.support}></ls-tragwerk-glyph>
        <p class="meta">${principle.support === null ? t('freeze.notWeighed') : t('freeze.support', { mode: modeName[principle.support.mode], n: principle.support.votes, threshold: percent(principle.support.threshold) })}</p>
      </div>
    </section>`;
  }

  #confirmation(number: number, who: string, what: string, done: boolean): TemplateResult {
    return html`<div class="confirmation ${done ? 'done' : ''}"><span class="knot" aria-hidden="true">${done ? icon(iconCheck) : number}</span><div><p class="who">${who}</p><p class="meta">${what}</p></div></div>`;
  }

  #own(view: DeskView, principle: PrincipleView, version: number, isSecond: boolean): TemplateResult {
    const reason = this.#reason(view, principle, version);
    return html`
      <label class="check"><input type="checkbox" .checked=${this.read} @change=${() => (this.read = !this.read)} />${t('freeze.read', { n: version })}</label>
      <button class="button seal" aria-disabled=${String(reason !== null)} aria-describedby="reason" @click=${() => reason === null && this.#freeze(principle, version, isSecond)}>${icon(iconLock)}${t('freeze.do')}</button>
      <p id="reason" class="meta">${reason ?? t('freeze.undoNote')}</p>
      ${this.#actions.failure('freeze')}
    `;
  }

  /** Why it is not possible now, in words; null when it is. */
  #reason(view: DeskView, principle: PrincipleView, version: number): string | TemplateResult | null {
    const first = amendmentJump(this, principle);
    if (first !== null) return first;
    const weighing = view.ballots.some(({ state, sources }) => state === 'open' && sources.some((source) => source !== null && 'principle' in source && source.principle === principle.id));
    if (weighing) return t('freeze.ballotOpen');
    if (this.#actions.busy('freeze')) return t('freeze.sending');
    return this.read ? null : t('freeze.readFirst', { n: version });
  }

  async #freeze(principle: PrincipleView, version: number, isSecond: boolean): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    const receipt = await this.#actions.run('freeze', () => desk.send({ do: isSecond ? 'approve-freeze' : 'request-freeze', principle: principle.id, version }));
    if (receipt?.ok === true) this.#focus.goTo('.waiting');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-freeze-request': FreezeRequest;
  }
}
