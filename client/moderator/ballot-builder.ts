import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { optionsPerBallotMax, thresholdDefault, titleGraphemesMax } from '../../shared/domain/limits.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import { icon, iconClose, iconPlus } from '../elements/icon.ts';
import { ActionController } from './action-controller.ts';
import { BoardController } from './board-controller.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import { boardOfKind } from './plan.ts';

interface Offer {
  readonly key: string;
  readonly text: string;
  readonly meta: string;
  readonly option: Readonly<Record<string, string>>;
}

/** Puts a ballot together from sentences, groups and own words. Fires `ls-opened`, or `ls-cancel`. */
@customElement('ls-ballot-builder')
export class BallotBuilder extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      form {
        display: grid;
        gap: 20px;
      }
      fieldset {
        display: grid;
        gap: 2px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-block-end: 6px;
        font-size: 17px;
        font-weight: 700;
      }
      .check {
        align-items: start;
        padding-block: 7px;
        border-block-end: 1px solid var(--linie);
        overflow-wrap: anywhere;
      }
      .check .meta {
        margin-inline-start: auto;
        white-space: nowrap;
      }
      .own {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 8px;
        margin-block-end: 8px;
      }
      .head {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 150px;
        gap: 16px;
        align-items: end;
      }
      .hint {
        display: flex;
        gap: 8px;
      }
      .button.all {
        justify-self: start;
        padding-inline: 0;
        font-size: 15px;
        font-weight: 600;
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @property({ attribute: false }) cancellable = false;
  /** Keys of what is to be weighed; null as long as nobody touched it: then the open sentences, or else the groups. */
  @state() private chosen: ReadonlySet<string> | null = null;
  @state() private own: readonly string[] = [''];
  @state() private wrong: string | null = null;
  @query('[name=title]') private readonly heading!: HTMLInputElement;
  @query('[name=threshold]') private readonly threshold!: HTMLInputElement;
  readonly #actions = new ActionController(this);
  readonly #boards = new BoardController(this);

  override render(): TemplateResult | typeof nothing {
    const { view, desk } = this;
    if (view === null || desk === null) return nothing;
    const board = this.#boards.follow(view, desk, boardOfKind(view, 'weigh'));
    const sentences: readonly Offer[] = view.principles.map(({ id, number, title, versions, frozen }) => ({
      key: `principle:${id}`,
      text: versions.at(-1)?.text ?? title,
      meta: frozen === null ? t('sentence.number', { n: number }) : t('sentence.frozen'),
      option: { principle: id },
    }));
    const groups: readonly Offer[] = (board?.snapshot.clusters ?? []).map(({ id, title, weight }) => ({ key: `cluster:${id}`, text: title, meta: t('count.cards', { n: weight }), option: { cluster: id } }));
    const openSentences = view.principles.filter(({ frozen }) => frozen === null).map(({ id }) => `principle:${id}`);
    const chosen = this.chosen ?? new Set(openSentences.length > 0 ? openSentences : groups.map(({ key }) => key));
    const offers = [...sentences, ...groups].filter(({ key }) => chosen.has(key));
    const count = offers.length + this.own.filter((text) => text.trim() !== '').length;
    return html`<form class="paper" novalidate @submit=${(event: Event) => this.#submit(event, offers)}>
      <div class="head">
        <label class="field"><span class="label">${t('builder.title')}</span><input class="input" name="title" dir="auto" maxlength=${titleGraphemesMax} autocomplete="off" placeholder=${t('builder.titleExample')} /></label>
        <label class="field"><span class="label">${t('builder.threshold')}</span><input class="input" name="threshold" inputmode="decimal" value=${String(thresholdDefault * 100)} autocomplete="off" aria-invalid=${String(this.wrong === t('builder.wrongThreshold'))} /></label>
      </div>
      <p class="meta">${t('builder.kind')}</p>
      ${this.#list(t('builder.sentences'), sentences, chosen)} ${this.#list(t('builder.groups'), groups, chosen)}
      <fieldset>
        <legend>${t('builder.own')}</legend>
        ${this.own.map(
          (text, place) => html`<div class="own">
            <input class="input" dir="auto" autocomplete="off" aria-label=${t('builder.ownNumber', { n: place + 1 })} .value=${text} @input=${(event: Event) => this.#write(place, event)} />
            <button class="button icon-only quiet" type="button" aria-label=${t('builder.ownRemove', { n: place + 1 })} @click=${() => (this.own = this.own.filter((_, at) => at !== place))}>${icon(iconClose)}</button>
          </div>`,
        )}
        <div><button class="button quiet" type="button" @click=${() => (this.own = [...this.own, ''])}>${icon(iconPlus)}${t('builder.ownAdd')}</button></div>
      </fieldset>
      <p class="field-error" role="alert">${this.wrong ?? ''}</p>
      <div class="row">
        <button class="button" aria-disabled=${String(this.#actions.busy('open'))}>${t('builder.open', { n: count })}</button>
        ${this.cancellable ? html`<button class="button quiet" type="button" @click=${() => this.#fire('ls-cancel')}>${t('cancel')}</button>` : nothing}
      </div>
      ${this.#actions.failure('open')}
    </form>`;
  }

  #list(title: string, offers: readonly Offer[], chosen: ReadonlySet<string>): TemplateResult | typeof nothing {
    if (offers.length === 0) return nothing;
    const all = offers.every(({ key }) => chosen.has(key));
    return html`<fieldset>
      <legend>${title}</legend>
      <button class="button quiet all" type="button" @click=${() => this.#set(chosen, offers.map(({ key }) => key), !all)}>${t(all ? 'builder.none' : 'builder.all')}</button>
      ${offers.map(
        ({ key, text, meta }) => html`<label class="check"><input type="checkbox" .checked=${chosen.has(key)} @change=${() => this.#set(chosen, [key], !chosen.has(key))} /><bdi>${text}</bdi><span class="meta">${meta}</span></label>`,
      )}
    </fieldset>`;
  }

  #set(chosen: ReadonlySet<string>, keys: readonly string[], on: boolean): void {
    const next = new Set(chosen);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    this.chosen = next;
  }

  #write(place: number, event: Event): void {
    if (event.target instanceof HTMLInputElement) this.own = this.own.with(place, event.target.value);
  }

  async #submit(event: Event, offers: readonly Offer[]): Promise<void> {
    event.preventDefault();
    const { desk } = this;
    if (desk === null) return;
    const options = [...offers.map(({ option }) => option), ...this.own.map((text) => text.trim()).filter((text) => text !== '').map((text) => ({ text }))];
    const percentage = Number(this.threshold.value.trim().replace(',', '.'));
    this.wrong =
      options.length === 0 ? t('builder.nothing') : options.length > optionsPerBallotMax ? t('builder.tooMany', { n: optionsPerBallotMax }) : !(percentage > 0 && percentage <= 100) ? t('builder.wrongThreshold') : null;
    if (this.wrong !== null) return;
    const title = this.heading.value.trim();
    const receipt = await this.#actions.run('open', () => desk.send({ do: 'open-ballot', kind: 'agreement', mode: 'straw-poll', options, threshold: percentage / 100, title }));
    if (receipt?.ok === true) this.#fire('ls-opened');
  }

  #fire(name: 'ls-opened' | 'ls-cancel'): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-ballot-builder': BallotBuilder;
  }
}
