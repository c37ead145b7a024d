import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DeskView } from '../../shared/protocol/view.ts';
import type { Board, BoardEditor } from '../connection/board.ts';
import { withRole } from '../connection/api.ts';
import { icon, iconClock, iconClose, iconDownload, iconKeyboard, iconPrinter } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { shortDay } from './desk-words.ts';
import { atDesks, editorName } from './editor-words.ts';
import { ownNameMax } from './own-name.ts';
import { cancel, cancelOnEscape } from './panel-events.ts';
import { panelStyles } from './panel-styles.ts';
import { t } from './wall-words.ts';

type Carried = 'parked' | 'all';

/** The board as a whole: give it out, take cards over, who else is here, history. Fires `ls-cancel`, `ls-history`, `ls-shortcuts`. */
@customElement('ls-wall-menu')
export class WallMenu extends LitElement {
  static override styles = [
    ...panelStyles,
    css`
      .parts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(260px, 1fr));
        gap: 18px 32px;
      }
      .column {
        display: grid;
        align-content: start;
        gap: 18px;
      }
      .parts section {
        display: grid;
        align-content: start;
        gap: 10px;
      }
      .out-links {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .out-links .button {
        gap: 8px;
        padding-inline: 12px;
      }
      .received {
        font-weight: 600;
      }
      .people {
        display: grid;
        gap: 4px;
        font-size: 15px;
      }
    `,
  ];

  @property({ attribute: false }) board: Board | null = null;
  @property({ attribute: false }) boardId = '';
  @property({ type: Boolean }) shortcuts = true;
  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private received = '';
  @query('#carry-from') private readonly from!: HTMLSelectElement | null;
  @query('#carry-what') private readonly what!: HTMLSelectElement | null;
  readonly #actions = new ActionController(this);

  override firstUpdated(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { view, desk } = this;
    if (view === null || desk === null) return nothing;
    return html`<div @keydown=${(event: KeyboardEvent) => cancelOnEscape(this, event)}>
      <div class="head">
        <h2 tabindex="-1">${t('menu.title')}</h2>
        <button class="button icon-only quiet out" aria-label=${t('close')} @click=${() => cancel(this)}>${icon(iconClose)}</button>
      </div>
      <div class="parts"><div class="column">${this.#export()} ${this.#more()}</div> ${this.#carry(view)} ${this.#people(desk)}</div>
    </div>`;
  }

  #export(): TemplateResult {
    const file = (format: 'html' | 'csv' | 'json'): string => withRole(`/api/v1/boards/${this.boardId}/wall.${format}`, 'moderator');
    return html`<section aria-labelledby="export">
      <h3 id="export">${t('menu.export')}</h3>
      <div class="out-links">
        <a class="button" href=${file('html')} target="_blank" rel="noopener">${icon(iconPrinter)}${t('menu.print')}<span class="visually-hidden">, ${t('menu.newTab')}</span></a>
        <a class="button" href=${file('csv')} download>${icon(iconDownload)}${t('menu.csv')}</a>
        <a class="button" href=${file('json')} download>${icon(iconDownload)}${t('menu.json')}</a>
      </div>
    </section>`;
  }

  #carry(view: DeskView): TemplateResult {
    const others = boardsBeside(view, this.boardId);
    return html`<section aria-labelledby="carry">
      <h3 id="carry">${t('menu.carry')}</h3>
      ${others.length === 0
        ? html`<p class="meta">${t('menu.carryNone')}</p>`
        : html`<form class="stack" @submit=${(event: Event) => this.#take(event)}>
            <label class="field"><span class="label">${t('menu.carryFrom')}</span><select id="carry-from" class="input">${others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></label>
            <label class="field"><span class="label">${t('menu.carryWhat')}</span>
              <select id="carry-what" class="input"><option value="parked">${t('menu.carryParked')}</option><option value="all">${t('menu.carryAll')}</option></select></label>
            <div class="row"><button class="button" aria-disabled=${String(this.#actions.busy('carry'))}>${t('menu.carryDo')}</button></div>
          </form>`}
      <p class="received" role="status">${this.received}</p>
      ${this.#actions.failure('carry')}
    </section>`;
  }

  #people(desk: Desk): TemplateResult {
    const others = atDesks(this.board?.others ?? []);
    return html`<section aria-labelledby="people">
      <h3 id="people">${t('menu.desk')}</h3>
      <label class="field"><span class="label">${t('menu.name')}</span><span class="help meta">${t('menu.nameHelp')}</span>
        <input class="input" dir="auto" autocomplete="name" maxlength=${ownNameMax} .value=${desk.name} placeholder=${t('role.moderator')} @change=${(event: Event) => this.#call(desk, event)} /></label>
      ${others.length === 0 ? html`<p class="meta">${t('menu.alone')}</p>` : html`<ul class="people">${others.map((editor) => html`<li><bdi>${doing(editor)}</bdi></li>`)}</ul>`}
    </section>`;
  }

  #more(): TemplateResult {
    return html`<section aria-labelledby="more">
      <h3 id="more">${t('menu.history')}</h3>
      <div class="row"><button class="button" @click=${() => this.dispatchEvent(new CustomEvent('ls-history'))}>${icon(iconClock)}${t('menu.historyOpen')}</button></div>
      <button class="switch" role="switch" aria-checked=${String(this.shortcuts)} aria-describedby="keys" @click=${() => this.dispatchEvent(new CustomEvent('ls-shortcuts', { detail: !this.shortcuts }))}>${icon(iconKeyboard)}${t('menu.shortcuts')}<span class="switch-track"></span></button>
      <p class="meta" id="keys">${t('menu.shortcutsHelp')}</p>
    </section>`;
  }

  #call(desk: Desk, { target }: Event): void {
    if (target instanceof HTMLInputElement) desk.name = target.value.trim();
  }

  async #take(event: Event): Promise<void> {
    event.preventDefault();
    const { desk, from, what } = this;
    if (desk === null || from === null || what === null) return;
    this.received = '';
    const chosen: Carried = what.value === 'all' ? 'all' : 'parked';
    const receipt = await this.#actions.run('carry', () => desk.send({ do: 'carry-cards', from: from.value, to: this.boardId, what: chosen }));
    if (receipt?.ok !== true) return;
    const left = typeof receipt['left'] === 'number' ? receipt['left'] : 0;
    const carried = t('menu.carried', { n: typeof receipt['cards'] === 'number' ? receipt['cards'] : 0 });
    this.received = left > 0 ? `${carried} ${t('menu.carryLeft', { n: left })}` : carried;
  }
}

/** All boards of the process but this one; those of other workshops with where they were made. */
const boardsBeside = (view: DeskView, board: string): readonly { readonly id: string; readonly name: string }[] => [
  ...view.boards.map(({ id, question }) => ({ id, name: question })),
  ...view.workshops.filter(({ id }) => id !== view.workshop.id).flatMap(({ title, date, boards }) => boards.map(({ id, question }) => ({ id, name: t('menu.carryOf', { question, title, date: shortDay(Date.parse(date)) }) }))),
].filter(({ id }) => id !== board);

const doing = (editor: BoardEditor): string => {
  const name = editorName(editor);
  return editor.reading === null ? t('menu.holds', { name, n: editor.holding.length }) : t('menu.reads', { name });
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-wall-menu': WallMenu;
  }
}
