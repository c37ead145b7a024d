import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeskView, PrincipleView } from '../../shared/protocol/view.ts';
import { openCountOf } from '../elements/amendment-words.ts';
import '../elements/seal.ts';
import '../elements/tragwerk-glyph.ts';
import { icon, iconPlus } from '../elements/icon.ts';
import { viewContext } from './contexts.ts';
import { deskStyles, workStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import { FocusController } from './focus-controller.ts';
import './freeze-request.ts';
import './sealed-sentence.ts';
import './sentence-draft.ts';
import './sentence-paper.ts';

/** Wording and freezing: the sentences at the side, the chosen one in the middle as paper or, once frozen, as ice. */
@customElement('ls-work-sentences')
export class WorkSentences extends LitElement {
  static override styles = [
    ...deskStyles,
    workStyles,
    css`
      :host {
        block-size: 100%;
      }
      .columns {
        display: grid;
        grid-template-columns: 250px minmax(0, 1fr);
        block-size: 100%;
      }
      .side,
      .content {
        min-block-size: 0;
        overflow-y: auto;
      }
      .side {
        border-inline-end: 1px solid var(--linie);
        background: var(--papier);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        padding: 14px 12px 10px 20px;
      }
      .sentence {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr) auto;
        align-items: center;
        gap: 10px;
        inline-size: 100%;
        min-block-size: 58px;
        padding: 8px 14px 8px 20px;
        border: 0;
        border-block-end: 1px solid var(--papier);
        background: none;
        font-size: 15px;
        font-weight: 600;
        line-height: 1.25;
        text-align: start;
        cursor: pointer;
      }
      .sentence.ice {
        padding-inline-start: 12px;
        border-inline-start: 8px solid var(--eis-3);
        background: var(--eis-1);
      }
      .sentence[aria-current] {
        background: var(--tinte);
        color: var(--papier);
        --focus-line: var(--papier);
        --focus-gap: var(--tinte);
      }
      .sentence:focus-visible {
        outline-offset: -4px;
        box-shadow: none;
      }
      .title {
        overflow-wrap: anywhere;
      }
      .waits {
        display: block;
        font-size: 14px;
        font-weight: 400;
      }
      .content {
        display: grid;
        align-content: start;
        gap: 18px;
        padding: 20px 24px 28px;
      }
      .empty {
        padding: 8px 20px;
      }
      @media (max-width: 1280px) {
        .columns {
          grid-template-columns: 210px minmax(0, 1fr);
        }
      }
      @media (max-width: 700px) {
        .columns {
          display: block;
        }
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @property() kind: 'word' | 'freeze' = 'word';
  @state() private chosen: string | null = null;
  @state() private drafting = false;
  readonly #focus = new FocusController(this);
  /** The sentence whose paper lies open. */
  #onPaper: string | null = null;

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null) return nothing;
    const { principles } = view;
    const shown = this.#shown(view);
    const drafting = this.drafting || (shown === undefined && this.kind === 'word');
    return html`<h1 class="visually-hidden">${t(`kind.${this.kind}`)}</h1>
      <div class="columns">
        <nav class="side" aria-label=${t('sentence.list')}>
          <div class="head"><h2>${t('sentence.list')}</h2>
            <button class="button quiet" aria-pressed=${String(drafting)} @click=${() => (this.drafting = true)}>${icon(iconPlus)}${t('sentence.new')}</button>
          </div>
          ${principles.length === 0 ? html`<p class="empty meta">${t('sentence.none')}</p>` : nothing}
          <ol>${principles.map((principle) => html`<li>${this.#entry(view, principle, !drafting && principle === shown)}</li>`)}</ol>
        </nav>
        <div class="content">
          ${drafting
            ? html`<ls-sentence-draft .cancellable=${shown !== undefined} @ls-drafted=${(event: CustomEvent<string>) => this.#drafted(event.detail)} @ls-cancel=${() => (this.drafting = false)}></ls-sentence-draft>`
            : shown === undefined
              ? html`<p>${t('sentence.noneToFreeze')}</p>`
              : this.#content(shown)}
        </div>
      </div>`;
  }

  #shown({ principles }: DeskView): PrincipleView | undefined {
    return principles.find(({ id }) => id === this.chosen) ?? (this.kind === 'freeze' ? principles.find(({ frozen }) => frozen === null) : undefined) ?? principles[0];
  }

  #content(principle: PrincipleView): TemplateResult {
    if (principle.frozen !== null) return html`<ls-sealed-sentence .principle=${principle}></ls-sealed-sentence>`;
    return html`<ls-sentence-paper .principle=${principle}>${this.kind === 'freeze' ? html`<ls-freeze-request .principle=${principle}></ls-freeze-request>` : nothing}</ls-sentence-paper>`;
  }

  #entry(view: DeskView, principle: PrincipleView, current: boolean): TemplateResult {
    const frozen = principle.frozen !== null;
    const waits = openCountOf(principle);
    return html`<button class="sentence ${frozen ? 'ice' : ''}" data-principle=${principle.id} aria-current=${current ? 'true' : nothing} @click=${() => this.#choose(principle.id)}>
      <span>${principle.number}</span>
      <span class="title"><bdi>${principle.title || principle.versions.at(-1)?.text}</bdi>${frozen ? html`<span class="visually-hidden">, ${t('sentence.frozen')}</span>` : nothing}${waits === '' ? nothing : html`<span class="waits">${waits}</span>`}</span>
      ${frozen
        ? html`<ls-seal .size=${38} .pillars=${view.sectors.length} .version=${principle.frozen?.version ?? 1}></ls-seal>`
        : html`<ls-tragwerk-glyph size="list" tone=${current ? 'white' : 'ink'} .sectors=${view.sectors} .support=${principle.support}></ls-tragwerk-glyph>`}
    </button>`;
  }

  #choose(principle: string): void {
    this.chosen = principle;
    this.drafting = false;
  }

  #drafted(principle: string): void {
    this.#choose(principle);
    this.#focus.goTo(`[data-principle="${principle}"]`);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('kind')) this.drafting = false;
    // The sentence that is being looked at stays, also when somebody else reorders the list or freezes it.
    this.chosen ??= this.kind === 'freeze' ? (this.view?.principles.find(({ frozen }) => frozen === null)?.id ?? null) : null;
    this.#followIntoIce();
  }

  /** The second confirmation, given elsewhere, turns the paper into ice under whoever works on it: the focus goes along. */
  #followIntoIce(): void {
    const shown = this.view === null ? undefined : this.#shown(this.view);
    const isFrozen = shown !== undefined && shown.frozen !== null;
    if (isFrozen && shown.id === this.#onPaper && this.renderRoot.querySelector('ls-sentence-paper:focus-within') !== null) this.#focus.goTo('ls-sealed-sentence');
    this.#onPaper = shown === undefined || isFrozen ? null : shown.id;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-work-sentences': WorkSentences;
  }
}
