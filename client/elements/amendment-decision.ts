import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Sector } from '../../shared/domain/sector.ts';
import { modeName } from '../../shared/locale/ballot-names-de.ts';
import { supportSentence } from '../../shared/locale/tragwerk.ts';
import type { AmendmentView, PrincipleView } from '../../shared/protocol/view.ts';
import { ActionController } from './action-controller.ts';
import { settledKey, type AmendmentDraft } from './amendment-draft.ts';
import type { AmendmentHands, AmendmentOrder, AmendmentScene } from './amendment-hands.ts';
import './amendment-pen.ts';
import { amendmentStyles } from './amendment-styles.ts';
import { t } from './amendment-words.ts';
import { icon, iconCheck, iconClose, iconInfo, iconPencil, iconStepWeigh, iconTrash, iconZap } from './icon.ts';
import './word-changes.ts';

/** What a decision did, for whoever leads the focus on and says it. */
export type Decided = 'accepted' | 'rejected' | 'withdrawn' | 'disputed' | 'undisputed' | 'weighed';

/** One amendment, opened: the whole wording with its change, its reason, and what can be done about it. Fires `ls-decided`. */
@customElement('ls-amendment-decision')
export class AmendmentDecision extends LitElement {
  static override styles = [
    ...amendmentStyles,
    css`
      .sheet {
        display: grid;
        gap: 14px;
        margin-inline: 28px;
        padding: 16px 20px 18px;
        border: 1px solid var(--linie);
        border-block-start: 0;
        background: var(--papier);
      }
      .reason {
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .note {
        display: flex;
        gap: 8px;
        font-weight: 600;
      }
      [aria-pressed='true'] {
        background: var(--stift-1);
      }
      @media (max-width: 700px) {
        .sheet {
          margin-inline: 0;
          padding: 14px;
        }
      }
    `,
  ];

  @property({ attribute: false }) amendment: AmendmentView | null = null;
  @property({ attribute: false }) principle: PrincipleView | null = null;
  @property({ attribute: false }) sectors: readonly Sector[] = [];
  @property({ attribute: false }) hands: AmendmentHands | null = null;
  @property({ attribute: false }) scene: AmendmentScene = { offline: false, ballotOpen: false, sentenceWeighed: false };
  @state() private settling = false;
  @state() private withdrawing = false;
  @state() private failed = '';
  readonly #actions = new ActionController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('amendment');
    if (!changed.has('amendment') || before?.id === this.amendment?.id) return;
    // Who had begun to settle a wording finds it open again.
    const { amendment, hands } = this;
    this.settling = amendment !== null && amendment.state === 'open' && hands?.send != null && hands.texts.get(settledKey(amendment.id)) !== null;
    this.withdrawing = false;
    this.failed = '';
  }

  override render(): TemplateResult | typeof nothing {
    const { amendment, principle, hands } = this;
    const current = principle?.versions.at(-1);
    if (amendment === null || principle === null || current === undefined || hands === null) return nothing;
    const { state: is, onCurrent, reason, support } = amendment;
    const isOpen = is === 'open';
    const overtaken = isOpen && onCurrent === null;
    return html`<div class="sheet">
      ${overtaken ? html`<p class="note">${icon(iconInfo)}<span>${t('overtaken')} ${t('overtakenHow', { version: current.version })}</span></p>` : nothing}
      <div>
        <p class="meta">${isOpen && !overtaken ? t('against', { version: current.version }) : t('was', { version: amendment.version })}</p>
        ${isOpen && onCurrent !== null
          ? html`<ls-word-changes class="wording" .from=${current.text} .to=${onCurrent}></ls-word-changes>`
          : html`<ls-word-changes class="wording" .from=${amendment.base} .to=${amendment.text}></ls-word-changes>`}
      </div>
      ${isOpen && onCurrent === current.text ? html`<p class="note">${icon(iconInfo)}${t('contained')}</p>` : nothing}
      ${reason === '' ? nothing : html`<p class="reason"><strong>${t('reason')}:</strong> <bdi>${reason}</bdi></p>`}
      ${support === null ? nothing : html`<p class="meta">${supportSentence(this.sectors, support)} ${t('votes', { mode: modeName[support.mode], n: support.votes })}</p>`}
      ${is === 'accepted' && amendment.takenUpIn !== null ? html`<p class="why">${t('takenUp', { version: amendment.takenUpIn })}</p>` : nothing}
      ${isOpen && hands.send !== null ? (this.settling ? this.#pen(amendment, principle, current.text) : this.#buttons(amendment, hands)) : nothing}
    </div>`;
  }

  #pen(amendment: AmendmentView, principle: PrincipleView, current: string): TemplateResult {
    return html`<ls-amendment-pen
      kind="settle"
      .principle=${principle}
      .start=${amendment.onCurrent ?? current}
      .key=${settledKey(amendment.id)}
      .texts=${this.hands?.texts ?? null}
      .busy=${this.#actions.busy('accept')}
      .hindrance=${this.#hindrance()}
      .failed=${this.failed}
      @ls-written=${(event: CustomEvent<AmendmentDraft>) => void this.#settle(amendment, event.detail.text)}
      @ls-cancel=${() => this.#settleOn(false)}
    ></ls-amendment-pen>`;
  }

  #buttons(amendment: AmendmentView, hands: AmendmentHands): TemplateResult {
    const mustSettle = amendment.onCurrent === null || amendment.overlaps.length > 0;
    const { offline, ballotOpen } = this.scene;
    const hindrance = this.#hindrance();
    const weighBlocked = ballotOpen || offline;
    return html`<div class="row">
        ${mustSettle
          ? html`<button class="button settle" aria-disabled=${String(hindrance !== '')} aria-describedby="why" @click=${() => hindrance === '' && this.#settleOn(true)}>${icon(iconPencil)}${t('settle')}</button>`
          : html`<button class="button" aria-disabled=${String(hindrance !== '' || this.#actions.busy('accept'))} aria-describedby="why" @click=${() => hindrance === '' && void this.#do('accept', { do: 'decide-amendment', amendment: amendment.id, decision: 'accept', version: this.principle?.versions.length }, 'accepted')}>${icon(iconCheck)}${t('accept')}</button>`}
        <button class="button" aria-disabled=${String(offline || this.#actions.busy('reject'))} @click=${() => !offline && void this.#do('reject', { do: 'decide-amendment', amendment: amendment.id, decision: 'reject' }, 'rejected')}>${icon(iconClose)}${t('reject')}</button>
        <button class="button" aria-pressed=${String(amendment.disputed)} aria-disabled=${String(offline)} @click=${() => !offline && void this.#do('mark', { do: 'mark-amendment', amendment: amendment.id, disputed: !amendment.disputed }, amendment.disputed ? 'undisputed' : 'disputed')}>${icon(iconZap)}${t('dispute')}</button>
        ${hands.weigh === null ? nothing : html`<button class="button" aria-disabled=${String(weighBlocked)} aria-describedby="why" @click=${() => !weighBlocked && void this.#weigh(amendment)}>${icon(iconStepWeigh)}${t('weigh')}</button>`}
        ${amendment.by === 'participant' ? nothing : html`<button class="button quiet" aria-expanded=${String(this.withdrawing)} @click=${() => (this.withdrawing = !this.withdrawing)}>${icon(iconTrash)}${t('withdraw')}</button>`}
      </div>
      <p id="why" class="meta">${this.#why(amendment, hands)}</p>
      ${this.withdrawing ? this.#withdraw(amendment) : nothing}
      ${['accept', 'reject', 'mark', 'weigh', 'withdraw'].map((control) => this.#actions.failure(control))}`;
  }

  #withdraw({ id }: AmendmentView): TemplateResult {
    return html`<div class="ask" role="group" aria-label=${t('withdraw')}>
      <p>${t('withdrawAsk')}</p>
      <div class="row">
        <button class="button danger" @click=${() => void this.#do('withdraw', { do: 'withdraw-amendment', amendment: id }, 'withdrawn')}>${t('withdrawNow')}</button>
        <button class="button quiet" @click=${() => (this.withdrawing = false)}>${t('cancel')}</button>
      </div>
    </div>`;
  }

  /** Why nothing can be accepted now; empty: it can. */
  #hindrance(): string {
    if (this.scene.offline) return t('offline');
    return this.scene.sentenceWeighed ? t('sentenceWeighed') : '';
  }

  #why({ weighed }: AmendmentView, { weigh }: AmendmentHands): string {
    const hindrance = this.#hindrance();
    if (hindrance !== '') return hindrance;
    if (weighed) return t('isWeighed');
    return weigh !== null && this.scene.ballotOpen ? t('otherBallot') : '';
  }

  #settleOn(on: boolean): void {
    this.settling = on;
    this.failed = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(on ? 'ls-amendment-pen' : '.settle')?.focus());
  }

  async #do(control: string, order: AmendmentOrder, done: Decided): Promise<boolean> {
    const send = this.hands?.send ?? null;
    if (send === null) return false;
    const receipt = await this.#actions.run(control, () => send(order));
    if (receipt?.ok === true) this.#decided(done);
    return receipt?.ok === true;
  }

  async #settle({ id }: AmendmentView, text: string): Promise<void> {
    const { hands } = this;
    const send = hands?.send ?? null;
    if (hands === null || send === null) return;
    const receipt = await this.#actions.run('accept', () => send({ do: 'decide-amendment', amendment: id, decision: 'accept', text, version: this.principle?.versions.length }));
    if (receipt === null) return;
    this.failed = receipt.ok ? '' : receipt.message;
    if (!receipt.ok) return;
    hands.texts.remove(settledKey(id));
    this.#decided('accepted');
  }

  async #weigh({ id }: AmendmentView): Promise<void> {
    const weigh = this.hands?.weigh ?? null;
    if (weigh === null) return;
    const receipt = await this.#actions.run('weigh', () => weigh(id));
    if (receipt?.ok === true) this.#decided('weighed');
  }

  #decided(decided: Decided): void {
    this.dispatchEvent(new CustomEvent<Decided>('ls-decided', { detail: decided }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-amendment-decision': AmendmentDecision;
  }
}
