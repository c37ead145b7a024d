import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PrincipleView } from '../../shared/protocol/view.ts';
import { ActionController } from './action-controller.ts';
import { undisputedOf, type Undisputed } from './amendment-frames.ts';
import type { AmendmentHands, AmendmentScene } from './amendment-hands.ts';
import { amendmentStyles } from './amendment-styles.ts';
import { changeOf, t } from './amendment-words.ts';
import { icon, iconCheck } from './icon.ts';
import './word-changes.ts';

/** "Alle unstrittigen übernehmen": first what the sentence would say, then the button that does it. Fires `ls-taken` with how many. */
@customElement('ls-amendment-together')
export class AmendmentTogether extends LitElement {
  static override styles = [
    ...amendmentStyles,
    css`
      .sheet {
        display: grid;
        gap: 12px;
        margin-block-start: 10px;
        padding: 16px 20px 18px;
        border: 1px solid var(--linie);
        background: var(--papier);
      }
    `,
  ];

  @property({ attribute: false }) principle: PrincipleView | null = null;
  @property({ attribute: false }) hands: AmendmentHands | null = null;
  @property({ attribute: false }) scene: AmendmentScene = { offline: false, ballotOpen: false, sentenceWeighed: false };
  @state() private shown = false;
  /** The wording that was put on the screen; another one by now has to be looked at again. */
  #seen = '';
  #found: Undisputed | null = null;
  readonly #actions = new ActionController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('principle')) return;
    this.#found = this.principle === null ? null : undisputedOf(this.principle);
    // One alone is accepted where it stands.
    if (this.#found === null || this.#found.amendments.length < 2 || changed.get('principle')?.id !== this.principle?.id) this.shown = false;
  }

  override render(): TemplateResult | typeof nothing {
    const found = this.#found;
    if (found === null || found.amendments.length < 2 || this.hands?.send == null) return nothing;
    return html`<button class="button open" aria-expanded=${String(this.shown)} @click=${() => this.#show(!this.shown, found)}>${icon(iconCheck)}${t('all', { n: found.amendments.length })}</button>
      ${this.shown ? this.#preview(found) : nothing}`;
  }

  #preview(found: Undisputed): TemplateResult {
    const current = this.principle?.versions.at(-1);
    const why = this.scene.offline ? t('offline') : this.scene.sentenceWeighed ? t('sentenceWeighed') : '';
    const notCarried = found.amendments.filter(({ support }) => support !== null && !support.shared);
    return html`<div class="sheet" role="group" aria-labelledby="preview" @keydown=${this.#escape}>
      <p id="preview" class="label">${t('allPreview', { n: found.amendments.length })}</p>
      <ls-word-changes class="wording" .from=${current?.text ?? ''} .to=${found.text}></ls-word-changes>
      ${notCarried.length === 0 ? nothing : html`<p class="why">${t('allNotCarried', { n: notCarried.length, list: notCarried.map(changeOf).join('; ') })}</p>`}
      <p class="why" role="alert">${found.text === this.#seen ? '' : t('allChanged')}</p>
      <div class="row">
        <button class="button do" aria-disabled=${String(why !== '' || this.#actions.busy('all'))} aria-describedby="why" @click=${() => why === '' && void this.#accept(found)}>${this.#actions.busy('all') ? t('working') : t('allDo', { version: (current?.version ?? 0) + 1 })}</button>
        <button class="button quiet" @click=${() => this.#show(false, found)}>${t('cancel')}</button>
      </div>
      <p id="why" class="meta">${why}</p>
      ${this.#actions.failure('all')}
    </div>`;
  }

  #show(shown: boolean, { text }: Undisputed): void {
    this.shown = shown;
    this.#seen = text;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(shown ? '.do' : '.open')?.focus());
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.#found === null) return;
    event.stopPropagation();
    this.#show(false, this.#found);
  };

  async #accept(found: Undisputed): Promise<void> {
    const { principle } = this;
    const send = this.hands?.send ?? null;
    if (principle === null || send === null) return;
    if (found.text !== this.#seen) {
      // Looked at now: the next press takes it.
      this.#seen = found.text;
      this.requestUpdate();
      return;
    }
    const receipt = await this.#actions.run('all', () => send({ do: 'accept-undisputed', principle: principle.id, amendments: found.amendments.map(({ id }) => id), version: principle.versions.length }));
    if (receipt?.ok !== true) return;
    this.shown = false;
    this.dispatchEvent(new CustomEvent('ls-taken', { detail: typeof receipt['accepted'] === 'number' ? receipt['accepted'] : found.amendments.length }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-amendment-together': AmendmentTogether;
  }
}
