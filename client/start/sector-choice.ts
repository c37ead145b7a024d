import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sectorsMax, sectorsMin } from '../../shared/domain/limits.ts';
import { sectorSigns } from '../../shared/domain/sector.ts';
import { icon, iconArrowDown, iconArrowUp, iconCircleAlert, iconClose, iconPlus } from '../elements/icon.ts';
import { sectorClass, sectorStyles } from '../elements/sector-style.ts';
import '../elements/sector-sign.ts';
import { buttonStyles, fieldStyles, rootStyles } from '../styles/shared-styles.ts';
import { t } from './start-words.ts';

/**
 * The sectors of a process: first as cards, after "Ändern" as a list to rename, order, remove and add to.
 * Fires `ls-sectors` with all names. Sign and colour go by the place in the list.
 */
@customElement('ls-sector-choice')
export class SectorChoice extends LitElement {
  static override styles = [
    rootStyles,
    buttonStyles,
    fieldStyles,
    sectorStyles,
    css`
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }
      .change {
        min-block-size: 36px;
        padding: 0 2px;
        border: 0;
        background: none;
        font-weight: 600;
        text-decoration: underline;
        text-decoration-thickness: 1.5px;
        text-underline-offset: 4px;
        cursor: pointer;
      }
      .cards {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .cards li {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 8px 14px;
        border: 1px solid rgb(20 35 43 / 25%);
        border-radius: var(--radius-card);
        background: var(--card);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .rows {
        display: grid;
        gap: 6px;
      }
      .rows li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto auto auto;
        gap: 6px;
        align-items: center;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block: 10px;
      }
      .button.quiet[aria-disabled='true'] {
        border-color: transparent;
        background: none;
        color: var(--rand);
      }
      .icon {
        inline-size: 20px;
        block-size: 20px;
      }
      .help {
        font-size: 15px;
      }
    `,
  ];

  @property({ attribute: false }) names: readonly string[] = [];
  @property() error = '';
  @state() private editing = false;
  @state() private said = '';

  /** Opens the editor, at the field that is wrong. */
  async open(): Promise<void> {
    this.editing = true;
    await this.updateComplete;
    const empty = this.names.findIndex((name) => name.trim() === '');
    this.#focus(`#name-${Math.max(0, empty)}`);
  }

  override render(): TemplateResult {
    return html`<div role="group" aria-labelledby="label" aria-describedby=${this.error === '' ? nothing : 'sectors-error'}>
      <div class="head">
        <span class="label" id="label">${t('sectors')}</span>
        <button class="change" type="button" aria-expanded=${this.editing ? 'true' : 'false'} aria-label=${t(this.editing ? 'doneSectors' : 'changeSectors')} @click=${this.#toggle}>${t(this.editing ? 'done' : 'change')}</button>
      </div>
      ${this.editing ? this.#editor() : this.#cards()}
      ${this.error === '' ? nothing : html`<span class="field-error" id="sectors-error">${icon(iconCircleAlert)}<span>${this.error}</span></span>`}
      <span class="visually-hidden" role="status">${this.said}</span>
    </div>`;
  }

  #cards(): TemplateResult {
    return html`<ul class="cards">
      ${this.names.map((name, place) => {
        const sign = sectorSigns[place] ?? null;
        return html`<li class=${sectorClass(sign)}><ls-sector-sign .sign=${sign} size="18"></ls-sector-sign><bdi>${name}</bdi></li>`;
      })}
    </ul>`;
  }

  #editor(): TemplateResult {
    const optional = [t('education'), t('socialPartners'), t('health')].filter((name) => !this.names.includes(name));
    const full = this.names.length >= sectorsMax;
    return html`<ol class="rows">
        ${this.names.map((name, place) => this.#row(name, place))}
      </ol>
      ${full
        ? nothing
        : html`<div class="tools" role="group" aria-label=${t('sectorAdd')}>
            ${[...optional, t('sectorOwn')].map(
              (name) => html`<button class="button" type="button" @click=${() => this.#add(name)}>${icon(iconPlus)}<span>${name}</span></button>`,
            )}
          </div>`}
      <p class="help">${t('sectorBounds')}</p>`;
  }

  #row(name: string, place: number): TemplateResult {
    const sign = sectorSigns[place] ?? null;
    const title = name.trim() === '' ? `${place + 1}` : name;
    const isLast = place === this.names.length - 1;
    return html`<li>
      <ls-sector-sign .sign=${sign} size="22"></ls-sector-sign>
      <input class="input" id="name-${place}" dir="auto" .value=${name} aria-label=${t('sectorName', { number: place + 1 })} @input=${(event: InputEvent) => this.#rename(place, event)} />
      <button class="button icon-only quiet" type="button" id="up-${place}" aria-disabled=${place === 0 ? 'true' : nothing} aria-label=${t('sectorUp', { title })} @click=${() => this.#move(place, -1)}>${icon(iconArrowUp)}</button>
      <button class="button icon-only quiet" type="button" id="down-${place}" aria-disabled=${isLast ? 'true' : nothing} aria-label=${t('sectorDown', { title })} @click=${() => this.#move(place, 1)}>${icon(iconArrowDown)}</button>
      <button
        class="button icon-only quiet"
        type="button"
        aria-disabled=${this.names.length <= sectorsMin ? 'true' : nothing}
        aria-label=${t('sectorRemove', { title })}
        @click=${() => this.#remove(place)}
      >
        ${icon(iconClose)}
      </button>
    </li>`;
  }

  readonly #toggle = (): void => {
    this.editing = !this.editing;
  };

  #rename(place: number, event: InputEvent): void {
    const { target } = event;
    if (target instanceof HTMLInputElement) this.#tell(this.names.map((name, index) => (index === place ? target.value : name)));
  }

  #move(place: number, by: -1 | 1): void {
    const moved = this.names[place];
    const other = this.names[place + by];
    if (moved === undefined || other === undefined) return;
    this.#tell(this.names.map((name, index) => (index === place ? other : index === place + by ? moved : name)));
    this.said = t('sectorMoved', { title: moved, number: place + by + 1 });
    // The focus goes with the sector, so that it can be moved on.
    void this.updateComplete.then(() => this.#focus(`#${by < 0 ? 'up' : 'down'}-${place + by}`));
  }

  #remove(place: number): void {
    if (this.names.length <= sectorsMin) return;
    this.said = t('sectorRemoved', { title: this.names[place] ?? '' });
    this.#tell(this.names.filter((_, index) => index !== place));
    void this.updateComplete.then(() => this.#focus(`#name-${Math.min(place, this.names.length - 1)}`));
  }

  #add(name: string): void {
    if (this.names.length >= sectorsMax) return;
    const own = name === t('sectorOwn');
    this.said = t('sectorAdded', { title: name });
    this.#tell([...this.names, own ? '' : name]);
    void this.updateComplete.then(() => this.#focus(`#name-${this.names.length - 1}`));
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #tell(names: readonly string[]): void {
    this.names = names;
    this.dispatchEvent(new CustomEvent('ls-sectors', { detail: names }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-sector-choice': SectorChoice;
  }
}
