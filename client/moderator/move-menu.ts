import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { titleGraphemesMax } from '../../shared/domain/limits.ts';
import { icon, iconPlus } from '../elements/icon.ts';
import { trayLane } from './board-lanes.ts';
import { clusterTitle } from './board-moves.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';

/** `newCluster` may be empty: the heading comes when the cards lie together. */
export type MoveWish = { readonly lane: string } | { readonly newCluster: string };

/** "Verschieben nach …": the groups by name, narrowed while typing; what is typed can become a new group. Fires `ls-move` or `ls-cancel`. */
@customElement('ls-move-menu')
export class MoveMenu extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      form {
        display: grid;
        gap: 12px;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        max-block-size: 216px;
        overflow-y: auto;
        padding: 4px;
        margin: -4px;
      }
      .target {
        font-weight: 600;
        font-size: 15px;
        overflow-wrap: anywhere;
      }
      .input {
        max-inline-size: 420px;
      }
    `,
  ];

  @property({ attribute: false }) clusters: readonly { readonly id: string; readonly title: string }[] = [];
  /** Only a new group is asked for: no cards are moved. */
  @property({ type: Boolean }) onlyNew = false;
  @state() private typed = '';
  @query('input') private readonly input!: HTMLInputElement;

  override firstUpdated(): void {
    this.input.focus();
  }

  override render(): TemplateResult {
    const wanted = this.typed.trim().toLocaleLowerCase('de');
    const named = this.clusters.map(({ id, title }, place) => ({ id, title: clusterTitle(title, place + 1) }));
    const fitting = this.onlyNew ? [] : named.filter(({ title }) => title.toLocaleLowerCase('de').includes(wanted));
    return html`<form @submit=${(event: Event) => this.#submit(event, fitting)} @keydown=${(event: KeyboardEvent) => this.#key(event)}>
      <label class="field">
        <span class="label">${t(this.onlyNew ? 'move.newTitle' : 'move.title')}</span>
        <input class="input" dir="auto" maxlength=${titleGraphemesMax} autocomplete="off" placeholder=${this.onlyNew ? '' : t('move.placeholder')} @input=${() => (this.typed = this.input.value)} />
      </label>
      ${this.onlyNew
        ? nothing
        : html`<ul>
            ${fitting.map(({ id, title }) => html`<li><button class="button target" type="button" @click=${() => this.#wish({ lane: id })}><bdi>${title}</bdi></button></li>`)}
            ${wanted === '' ? html`<li><button class="button target" type="button" @click=${() => this.#wish({ lane: trayLane })}>${t('board.tray')}</button></li>` : nothing}
          </ul>`}
      <div class="row">
        <button class="button" type="button" aria-describedby=${wanted === '' ? 'later' : nothing} @click=${() => this.#create()}>${icon(iconPlus)}${wanted === '' ? t('move.new') : t('move.newNamed', { title: this.typed.trim() })}</button>
        <button class="button quiet" type="button" @click=${() => this.#cancel()}>${t('cancel')}</button>
        ${wanted === '' ? html`<span id="later" class="meta">${t('move.headingLater')}</span>` : nothing}
      </div>
    </form>`;
  }

  /** Enter takes the only group that fits; with none that fits it opens a new one. */
  #submit(event: Event, fitting: readonly { readonly id: string }[]): void {
    event.preventDefault();
    const [only] = fitting;
    if (this.typed.trim() !== '' && fitting.length === 1 && only !== undefined) this.#wish({ lane: only.id });
    else if (fitting.length === 0) this.#create();
  }

  #create(): void {
    this.#wish({ newCluster: this.typed.trim() });
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#cancel();
  }

  #cancel(): void {
    this.dispatchEvent(new CustomEvent('ls-cancel', { bubbles: true, composed: true }));
  }

  #wish(wish: MoveWish): void {
    this.dispatchEvent(new CustomEvent<MoveWish>('ls-move', { detail: wish, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-move-menu': MoveMenu;
  }
}
