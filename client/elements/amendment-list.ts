import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Sector } from '../../shared/domain/sector.ts';
import type { AmendmentView, PrincipleView } from '../../shared/protocol/view.ts';
import { ActionController } from './action-controller.ts';
import './amendment-decision.ts';
import type { Decided } from './amendment-decision.ts';
import { keptDraft, proposalKey, type AmendmentDraft } from './amendment-draft.ts';
import { framesOf, undisputedOf } from './amendment-frames.ts';
import type { AmendmentHands, AmendmentScene } from './amendment-hands.ts';
import './amendment-oval.ts';
import './amendment-pen.ts';
import { amendmentStyles } from './amendment-styles.ts';
import './amendment-together.ts';
import { openAmendments, t } from './amendment-words.ts';
import { icon, iconPencil } from './icon.ts';

/** More decided ones are folded away, so that the open ones stay in sight. */
const decidedShownMax = 6;

/** All amendments of a sentence: the open ones first, those that want the same words in one frame; and the pen for a new one. */
@customElement('ls-amendment-list')
export class AmendmentList extends LitElement {
  static override styles = [
    ...amendmentStyles,
    css`
      .list,
      ul {
        display: grid;
        gap: 10px;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
        justify-content: space-between;
      }
      .title {
        scroll-margin-block-start: 16px;
        font-size: 17px;
        font-weight: 700;
        line-height: 1.25;
      }
      .title span {
        margin-inline-start: 4px;
        font-weight: 600;
      }
      .frame {
        display: grid;
        gap: 10px;
        padding: 12px 14px 14px;
        border: 2px solid var(--tinte);
        border-radius: var(--radius-control);
      }
      .pen {
        padding: 16px 20px 18px;
        border: 1px solid var(--linie);
        background: var(--papier);
      }
      details {
        display: grid;
        gap: 10px;
      }
      summary {
        inline-size: fit-content;
        padding-block: 6px;
        font-weight: 600;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) principle: PrincipleView | null = null;
  @property({ attribute: false }) sectors: readonly Sector[] = [];
  @property({ attribute: false }) hands: AmendmentHands | null = null;
  @property({ attribute: false }) scene: AmendmentScene = { offline: false, ballotOpen: false, sentenceWeighed: false };
  /** Of the heading. */
  @property({ type: Number }) level = 2;
  @state() private chosen: string | null = null;
  @state() private proposing = false;
  @state() private failed = '';
  @state() private said = '';
  @query('.title') private readonly heading!: HTMLElement;
  /** Place among the open ones of the one that lies open. */
  #at = 0;
  /** Where the focus goes on when what had it is gone: an amendment's id, or empty for the heading. null: it is elsewhere, on purpose. */
  #focusOn: string | null = null;
  readonly #actions = new ActionController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('principle') || changed.get('principle')?.id === this.principle?.id) return;
    this.chosen = null;
    this.failed = '';
    this.said = '';
    this.#focusOn = null;
    // What somebody began to write for this sentence lies open again.
    this.proposing = this.principle !== null && this.hands?.send != null && keptDraft(this.hands.texts, proposalKey(this.principle.id)) !== null;
  }

  protected override updated(): void {
    // Once what is below has followed, too.
    setTimeout(() => {
      if (this.#focusOn !== null && document.activeElement === document.body) (this.#oval(this.#focusOn) ?? this.heading)?.focus();
    });
  }

  /** Leads here: to the first one that is still open, else to the heading. */
  async lead(): Promise<void> {
    await this.updateComplete;
    this.heading?.scrollIntoView({ block: 'start' });
    const first = this.principle === null ? undefined : inOrder(this.principle)[0];
    if (first === undefined) this.heading?.focus({ preventScroll: true });
    else this.#oval(first.id)?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { principle, hands } = this;
    if (principle === null || hands === null) return nothing;
    const decided = principle.amendments.filter(({ state: is }) => is !== 'open');
    const frames = framesOf(openAmendments(principle));
    const together = undisputedOf(principle)?.amendments.length ?? 0;
    return html`<div class="list" @focusin=${this.#came} @focusout=${this.#left}>
      <div class="head">
        <div class="title" role="heading" aria-level=${this.level} tabindex="-1">${t('title')} <span>${principle.amendments.length}</span></div>
        ${hands.send === null || principle.frozen !== null ? nothing : html`<button class="button propose" aria-expanded=${String(this.proposing)} @click=${() => this.#propose(!this.proposing)}>${icon(iconPencil)}${t('propose')}</button>`}
      </div>
      ${this.proposing && hands.send !== null ? this.#pen(principle, hands) : nothing}
      ${principle.amendments.length === 0 ? html`<p class="meta">${t('none')}</p>` : nothing}
      <ls-amendment-together .principle=${principle} .hands=${hands} .scene=${this.scene} ?hidden=${together < 2} @ls-taken=${(event: CustomEvent<number>) => this.#taken(event.detail)}></ls-amendment-together>
      ${repeat(
        frames,
        ([first]) => first?.id,
        (frame) => (frame.length === 1 ? this.#items(frame, hands) : this.#frame(frame, hands)),
      )}
      ${decided.length === 0 ? nothing : decided.length <= decidedShownMax ? this.#items(decided, hands) : html`<details><summary>${t('decided', { n: decided.length })}</summary>${this.#items(decided, hands)}</details>`}
      <p class="visually-hidden" role="status">${this.said}</p>
    </div>`;
  }

  #pen(principle: PrincipleView, hands: AmendmentHands): TemplateResult {
    return html`<div class="pen">
      <ls-amendment-pen
        kind="propose"
        .principle=${principle}
        .start=${principle.versions.at(-1)?.text ?? ''}
        .key=${proposalKey(principle.id)}
        .texts=${hands.texts}
        .busy=${this.#actions.busy('propose')}
        .hindrance=${this.scene.offline ? t('offline') : ''}
        .failed=${this.failed}
        @ls-written=${(event: CustomEvent<AmendmentDraft>) => void this.#send(principle, hands, event.detail)}
        @ls-cancel=${() => this.#propose(false)}
      ></ls-amendment-pen>
    </div>`;
  }

  #frame(frame: readonly AmendmentView[], hands: AmendmentHands): TemplateResult {
    const id = `frame-${frame[0]?.id ?? ''}`;
    return html`<div class="frame" role="group" aria-labelledby=${id}>
      <p id=${id}><strong>${t('sameWords')}</strong><br /><span class="meta">${t('sameWordsHow')}</span></p>
      ${this.#items(frame, hands)}
    </div>`;
  }

  #items(amendments: readonly AmendmentView[], hands: AmendmentHands): TemplateResult {
    return html`<ul>
      ${repeat(
        amendments,
        ({ id }) => id,
        (amendment) => html`<li data-amendment=${amendment.id}>
          <ls-amendment-oval .amendment=${amendment} .sectors=${this.sectors} ?expanded=${amendment.id === this.chosen} @ls-open=${() => this.#open(amendment.id)}></ls-amendment-oval>
          ${amendment.id === this.chosen
            ? html`<ls-amendment-decision .amendment=${amendment} .principle=${this.principle} .sectors=${this.sectors} .hands=${hands} .scene=${this.scene} @ls-decided=${(event: CustomEvent<Decided>) => this.#decided(amendment.id, event.detail)}></ls-amendment-decision>`
            : nothing}
        </li>`,
      )}
    </ul>`;
  }

  #open(id: string): void {
    this.chosen = this.chosen === id ? null : id;
    if (this.principle !== null) this.#at = Math.max(0, inOrder(this.principle).findIndex((one) => one.id === id));
  }

  #propose(on: boolean): void {
    this.proposing = on;
    this.failed = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(on ? 'ls-amendment-pen' : '.propose')?.focus());
  }

  async #send(principle: PrincipleView, hands: AmendmentHands, { text, reason, version }: AmendmentDraft): Promise<void> {
    const { send } = hands;
    if (send === null) return;
    const receipt = await this.#actions.run('propose', () => send({ do: 'propose-amendment', principle: principle.id, version, text: text.trim(), ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }));
    if (receipt === null) return;
    this.failed = receipt.ok ? '' : receipt.message;
    if (!receipt.ok) return;
    hands.texts.remove(proposalKey(principle.id));
    this.#propose(false);
    this.said = t('proposedSaid');
  }

  #decided(id: string, decided: Decided): void {
    if (decided === 'disputed' || decided === 'undisputed' || decided === 'weighed') {
      this.said = t(`${decided}Said`);
      return;
    }
    const left = this.principle === null ? [] : inOrder(this.principle).filter((one) => one.id !== id);
    const next = left[Math.min(this.#at, left.length - 1)];
    this.chosen = null;
    this.#focusOn = next?.id ?? '';
    this.said = t(`${decided}Said`, { left: t('left', { n: left.length }) });
  }

  #taken(n: number): void {
    const left = this.principle === null ? [] : inOrder(this.principle).filter(({ disputed, overlaps, onCurrent }) => disputed || overlaps.length > 0 || onCurrent === null);
    this.#focusOn = left[0]?.id ?? '';
    this.said = t('allSaid', { n, left: t('left', { n: left.length }) });
    this.requestUpdate();
  }

  #oval(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-amendment="${id}"] ls-amendment-oval`);
  }

  readonly #came = ({ target }: Event): void => {
    this.#focusOn = target instanceof Element ? (target.closest<HTMLElement>('[data-amendment]')?.dataset['amendment'] ?? null) : null;
  };

  /** Whoever goes elsewhere is left alone; what was taken from under the focus is not "going". */
  readonly #left = (event: FocusEvent): void => {
    const { relatedTarget } = event;
    if (relatedTarget instanceof Node) {
      if (!this.renderRoot.contains(relatedTarget)) this.#focusOn = null;
      return;
    }
    const [from] = event.composedPath();
    setTimeout(() => {
      if (from instanceof Node && from.isConnected && this.renderRoot.querySelector(':focus-within') === null) this.#focusOn = null;
    });
  };
}

/** Open ones in the order in which they stand on the page. */
const inOrder = (principle: PrincipleView): readonly AmendmentView[] => framesOf(openAmendments(principle)).flat();

declare global {
  interface HTMLElementTagNameMap {
    'ls-amendment-list': AmendmentList;
  }
}
