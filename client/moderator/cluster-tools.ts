import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { titleGraphemesMax } from '../../shared/domain/limits.ts';
import { icon, iconArrowLeft, iconArrowRight, iconStepWeigh, iconTrash, iconZap } from '../elements/icon.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';

export type ClusterWish = { readonly kind: 'rename'; readonly title: string } | { readonly kind: 'move'; readonly by: 1 | -1 } | { readonly kind: 'conflict'; readonly on: boolean } | { readonly kind: 'vote' } | { readonly kind: 'remove' } | { readonly kind: 'close' };

export interface ClusterWished {
  readonly cluster: string;
  readonly wish: ClusterWish;
}

/** Under a cluster's strip: rename in place, move, mark, have the hall choose a heading, take apart. Fires `ls-cluster`. */
@customElement('ls-cluster-tools')
export class ClusterTools extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      form {
        display: grid;
        gap: 8px;
        padding: 10px;
        background: var(--papier);
        font-size: 15px;
      }
      .row {
        flex-wrap: nowrap;
        gap: 4px;
      }
      .wraps {
        flex-wrap: wrap;
      }
      .quiet {
        gap: 6px;
        padding-inline: 4px;
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) cluster = '';
  @property({ attribute: false }) heading = '';
  @property({ type: Boolean }) conflict = false;
  @query('input') private readonly input!: HTMLInputElement;

  override firstUpdated(): void {
    this.input.focus();
    this.input.select();
  }

  override render(): TemplateResult {
    return html`<form @submit=${(event: Event) => this.#rename(event)} @keydown=${(event: KeyboardEvent) => this.#key(event)}>
      <label class="field"><span class="label">${t('cluster.title')}</span><input class="input" name="title" dir="auto" maxlength=${titleGraphemesMax} .value=${this.heading} autocomplete="off" /></label>
      <div class="row">
        <button class="button">${t('cluster.rename')}</button>
        <button class="button quiet" type="button" @click=${() => this.#wish({ kind: 'close' })}>${t('close')}</button>
      </div>
      <div class="row">
        <button class="button quiet" type="button" @click=${() => this.#wish({ kind: 'move', by: -1 })}>${icon(iconArrowLeft)}${t('cluster.earlier')}</button>
        <button class="button quiet" type="button" @click=${() => this.#wish({ kind: 'move', by: 1 })}>${t('cluster.later')}${icon(iconArrowRight)}</button>
      </div>
      <div class="row wraps">
        <button class="button quiet" type="button" aria-pressed=${String(this.conflict)} @click=${() => this.#wish({ kind: 'conflict', on: !this.conflict })}>${icon(iconZap)}${t(this.conflict ? 'cluster.noConflict' : 'cluster.conflict')}</button>
        <button class="button quiet" type="button" @click=${() => this.#wish({ kind: 'vote' })}>${icon(iconStepWeigh)}${t('cluster.vote')}</button>
      </div>
      <div class="row"><button class="button quiet" type="button" @click=${() => this.#wish({ kind: 'remove' })}>${icon(iconTrash)}${t('cluster.remove')}</button></div>
    </form>`;
  }

  #rename(event: Event): void {
    event.preventDefault();
    const title = this.input.value.trim();
    if (title !== '') this.#wish({ kind: 'rename', title });
    else this.input.focus();
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#wish({ kind: 'close' });
  }

  #wish(wish: ClusterWish): void {
    this.dispatchEvent(new CustomEvent<ClusterWished>('ls-cluster', { detail: { cluster: this.cluster, wish }, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-cluster-tools': ClusterTools;
  }
}
