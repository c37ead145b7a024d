import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { signOf, type Sector } from '../../shared/domain/sector.ts';
import { languages, type Language } from '../../shared/locale/catalogue.ts';
import type { Refused } from '../connection/api.ts';
import { icon, iconCheck } from '../elements/icon.ts';
import '../elements/logo.ts';
import '../elements/sector-sign.ts';
import { LightElement } from './light-element.ts';
import { sectorClass } from './sector-class.ts';
import { trouble } from './trouble.ts';

/** What a join key or code stands for, before anybody has joined. */
export interface LookUp {
  readonly process: { readonly id: string; readonly title: string };
  readonly workshop: { readonly id: string; readonly title: string; readonly place: string; readonly date: string };
  readonly sectors: readonly Sector[];
  readonly languages: readonly string[];
  /** The link or number is that of a ticket; `sector` is the one printed on it. */
  readonly ticket: { readonly sector: string | null } | null;
}

/** Screen 01. Fires `language` with a language and `join` with a sector id or null. */
@customElement('ls-join-form')
export class JoinForm extends LightElement {
  @property({ attribute: false }) found: LookUp | null = null;
  /** Eight digits; empty when the link brought a key. */
  @property() code = '';
  @property({ attribute: false }) refusal: Refused | null = null;
  @property({ type: Boolean }) busy = false;

  /** undefined: nothing chosen yet; null: "Möchte ich nicht angeben". */
  @state() private sector: string | null | undefined = undefined;
  @state() private undecided = false;

  protected override willUpdate(): void {
    // A ticket for one sector has chosen already.
    if (this.found !== null) this.sector = fixedSector(this.found) ?? this.sector;
  }

  override render(): TemplateResult | typeof nothing {
    const { found, words } = this;
    if (found === null) return nothing;
    const { title, place } = found.workshop;
    return html`<header class="join-head pack">
        <div class="row">
          <ls-logo></ls-logo>
          ${this.code === '' ? nothing : html`<span>${words.say('joinCode', { code: `${this.code.slice(0, 4)} ${this.code.slice(4)}` })}</span>`}
        </div>
        <h1 class="strip join-title"><bdi>${found.process.title}</bdi></h1>
        <p class="join-place"><bdi>${place === '' ? title : words.say('joinPlace', { title, place })}</bdi></p>
      </header>
      <main id="main">
        <form class="sheet stack" @submit=${this.#submit} novalidate>
          ${this.#languages(found)} ${this.#sectors(found)}
          ${this.undecided ? trouble(words.say('joinChoose')) : this.refusal === null ? nothing : trouble(words.refusal(this.refusal))}
          <button class="button primary" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>${words.say(this.busy ? 'joining' : 'join')}</button>
          <p class="promise">${words.say('joinPromise')}</p>
        </form>
      </main>`;
  }

  #languages(found: LookUp): TemplateResult | typeof nothing {
    const offered = languages.filter(({ id }) => found.languages.length === 0 || found.languages.includes(id));
    if (offered.length < 2) return nothing;
    return html`<fieldset>
      <legend>${this.words.say('joinLanguage')}</legend>
      <div class="pills">
        ${offered.map(
          ({ id, name }) => html`<label class="pill" lang=${id}>
            <input type="radio" name="language" .checked=${this.words.language === id} @change=${() => this.#speak(id)} /><span>${name}</span>
          </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #sectors(found: LookUp): TemplateResult {
    const fixed = fixedSector(found);
    const offered = found.sectors.filter(({ id }) => fixed === null || id === fixed);
    return html`<fieldset>
      <legend>${this.words.say('joinSector')}</legend>
      <div class="choices">
        ${offered.map(({ id, title }) => this.#choice(id, title, signOf(found.sectors, id)))} ${fixed === null ? this.#choice(null, this.words.say('joinNoSector'), null) : nothing}
      </div>
    </fieldset>`;
  }

  #choice(id: string | null, title: string, sign: ReturnType<typeof signOf>): TemplateResult {
    const chosen = this.sector === id;
    return html`<label class="choice ${sectorClass(sign)}">
      <input type="radio" name="sector" .checked=${chosen} @change=${() => this.#choose(id)} />
      ${sign === null ? nothing : html`<ls-sector-sign .sign=${sign} size="24"></ls-sector-sign>`}
      <bdi>${title}</bdi>
      ${chosen ? html`<span class="tick">${icon(iconCheck)}</span>` : nothing}
    </label>`;
  }

  #choose(id: string | null): void {
    this.sector = id;
    this.undecided = false;
  }

  #speak(language: Language): void {
    this.dispatchEvent(new CustomEvent('language', { detail: language }));
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    this.undecided = this.sector === undefined;
    if (this.sector !== undefined) this.dispatchEvent(new CustomEvent('join', { detail: this.sector }));
  };
}

const fixedSector = ({ ticket }: LookUp): string | null => ticket?.sector ?? null;

declare global {
  interface HTMLElementTagNameMap {
    'ls-join-form': JoinForm;
  }
}
