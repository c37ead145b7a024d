import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { principleTextGraphemesMax, titleGraphemesMax } from '../../shared/domain/limits.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { DeskView, PrincipleView } from '../../shared/protocol/view.ts';
import { icon, iconArrowDown, iconArrowUp, iconPencil, iconTrash } from '../elements/icon.ts';
import '../elements/version-line.ts';
import '../elements/word-changes.ts';
import { ActionController } from '../elements/action-controller.ts';
import './amendment-desk.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import './sentence-sources.ts';

/** A sentence in work, on paper: its wording, what changed between versions, its amendments, where it came from; and the pen. What is slotted stands right below the wording. */
@customElement('ls-sentence-paper')
export class SentencePaper extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      .sheet {
        display: grid;
        gap: 16px;
        padding: 22px 26px;
        border: 2px solid var(--tinte);
        background: var(--papier);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        justify-content: space-between;
        gap: 12px;
      }
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 18px;
      }
      .head h2 {
        flex: 1;
        font-size: 23px;
        font-weight: 800;
        letter-spacing: -0.3px;
        overflow-wrap: anywhere;
      }
      .wording,
      ls-word-changes {
        font: 460 25px/1.5 var(--font-serif);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      textarea.wording {
        min-block-size: 160px;
        white-space: pre-wrap;
      }
      .views {
        display: flex;
        border: 2px solid var(--tinte);
        border-radius: var(--radius-control);
      }
      .views button {
        min-block-size: 34px;
        padding-inline: 14px;
        border: 0;
        background: none;
        font-weight: 600;
        cursor: pointer;
      }
      .views [aria-pressed='true'] {
        background: var(--tinte);
        color: var(--papier);
      }
      .confirm {
        display: grid;
        gap: 10px;
        padding: 12px 14px;
        background: var(--stift-1);
      }
      .quiet {
        padding-inline: 8px;
      }
    `,
  ];

  @property({ attribute: false }) principle: PrincipleView | null = null;
  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private editing = false;
  @state() private dropping = false;
  @state() private changes = true;
  /** The version compared with the current one; null: the one before it. */
  @state() private base: number | null = null;
  @query('[name=title]') private readonly heading!: HTMLInputElement;
  @query('textarea') private readonly wording!: HTMLTextAreaElement;
  /** The version that the pen started from, to tell when somebody else was faster. */
  #editedVersion = 0;
  readonly #actions = new ActionController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('principle');
    if (changed.has('principle') && before?.id !== this.principle?.id) {
      this.editing = false;
      this.dropping = false;
      this.base = null;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { principle, view } = this;
    const current = principle?.versions.at(-1);
    if (principle === null || view === null || current === undefined) return nothing;
    return html`
      <section class="sheet" aria-label=${t('sentence.number', { n: principle.number })}>${this.editing ? this.#pen(principle, current) : this.#reading(principle, current)}</section>
      <slot @ls-to-amendments=${() => void this.renderRoot.querySelector('ls-amendment-desk')?.lead()}></slot>
      <ls-amendment-desk .principle=${principle}></ls-amendment-desk>
      <section class="stack">
        <h2>${t('paper.versions')}</h2>
        <ls-version-line .principle=${principle} .base=${this.base} .roleName=${roleName} @ls-compare=${(event: CustomEvent<number>) => this.#compare(event.detail, current.version)}></ls-version-line>
      </section>
      <ls-sentence-sources .sources=${principle.sources} .sectors=${view.sectors}></ls-sentence-sources>
    `;
  }

  #reading(principle: PrincipleView, current: PrincipleView['versions'][number]): TemplateResult {
    const base = principle.versions.find(({ version }) => version === (this.base ?? current.version - 1));
    return html`
      <div class="head">
        <h2>${principle.number} <bdi>${principle.title}</bdi></h2>
        ${base === undefined
          ? nothing
          : html`<div class="views" role="group" aria-label=${t('paper.views')}>
              <button aria-pressed=${String(!this.changes)} @click=${() => (this.changes = false)}>${t('paper.plain')}</button>
              <button aria-pressed=${String(this.changes)} @click=${() => (this.changes = true)}>${t('paper.changes')}</button>
            </div>`}
      </div>
      ${base !== undefined && this.changes
        ? html`<ls-word-changes .from=${base.text} .to=${current.text}></ls-word-changes><p class="meta">${t('paper.compared', { from: base.version, to: current.version })}</p>`
        : html`<p class="wording" dir="auto">${current.text}</p>`}
      <div class="row">
        <button class="button" @click=${() => this.#edit(principle, current.version)}>${icon(iconPencil)}${t('paper.edit')}</button>
        <button class="button quiet" aria-label=${t('paper.earlier')} @click=${() => this.#shift(principle, -1)}>${icon(iconArrowUp)}</button>
        <button class="button quiet" aria-label=${t('paper.later')} @click=${() => this.#shift(principle, 1)}>${icon(iconArrowDown)}</button>
        <button class="button quiet" aria-expanded=${String(this.dropping)} @click=${() => (this.dropping = !this.dropping)}>${icon(iconTrash)}${t('paper.drop')}</button>
      </div>
      ${this.dropping
        ? html`<div class="confirm" role="group" aria-label=${t('paper.drop')}><p>${t('paper.dropAsk')}</p>
            <div class="row"><button class="button danger" @click=${() => this.#drop(principle)}>${t('paper.dropNow')}</button><button class="button quiet" @click=${() => (this.dropping = false)}>${t('cancel')}</button></div></div>`
        : nothing}
      ${this.#actions.failure('order')} ${this.#actions.failure('drop')}
    `;
  }

  #pen(principle: PrincipleView, current: PrincipleView['versions'][number]): TemplateResult {
    return html`<form class="stack" @submit=${(event: Event) => this.#revise(event, principle)} @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && (this.editing = false)}>
      <label class="field"><span class="label">${t('sentence.title')}</span><input class="input" name="title" dir="auto" maxlength=${titleGraphemesMax} autocomplete="off" /></label>
      <label class="field"><span class="label">${t('sentence.text')}</span><textarea class="input wording" dir="auto" maxlength=${principleTextGraphemesMax}></textarea></label>
      ${current.version === this.#editedVersion ? nothing : html`<div class="confirm" role="alert"><p>${t('paper.overtaken', { n: current.version })}</p><ls-word-changes .from=${principle.versions.find(({ version }) => version === this.#editedVersion)?.text ?? ''} .to=${current.text}></ls-word-changes></div>`}
      <div class="row">
        <button class="button" aria-disabled=${String(this.#actions.busy('revise'))}>${t('paper.save', { n: current.version + 1 })}</button>
        <button class="button quiet" type="button" @click=${() => (this.editing = false)}>${t('cancel')}</button>
      </div>
      ${this.#actions.failure('revise')}
    </form>`;
  }

  #compare(version: number, current: number): void {
    this.base = version === current ? null : version;
    this.changes = version !== current || this.changes;
  }

  #edit(principle: PrincipleView, version: number): void {
    this.editing = true;
    this.#editedVersion = version;
    void this.updateComplete.then(() => {
      this.heading.value = principle.title;
      this.wording.value = principle.versions.at(-1)?.text ?? '';
      this.wording.focus();
    });
  }

  async #revise(event: Event, principle: PrincipleView): Promise<void> {
    event.preventDefault();
    const { desk } = this;
    if (desk === null) return;
    const receipt = await this.#actions.run('revise', () => desk.send({ do: 'revise-principle', principle: principle.id, title: this.heading.value.trim(), text: this.wording.value.trim() }));
    if (receipt?.ok !== true) return;
    this.editing = false;
    this.base = null;
    this.changes = true;
  }

  async #drop(principle: PrincipleView): Promise<void> {
    const { desk } = this;
    if (desk !== null) await this.#actions.run('drop', () => desk.send({ do: 'drop-principle', principle: principle.id }));
  }

  #shift(principle: PrincipleView, by: 1 | -1): void {
    const { desk, view } = this;
    if (desk === null || view === null) return;
    const order = view.principles.map(({ id }) => id);
    const at = order.indexOf(principle.id);
    const other = order[at + by];
    if (other === undefined) return;
    const principles = order.with(at, other).with(at + by, principle.id);
    void this.#actions.run('order', () => desk.send({ do: 'order-principles', principles }));
  }
}

const roleName = (role: Role): string => t(`role.${role}`);

declare global {
  interface HTMLElementTagNameMap {
    'ls-sentence-paper': SentencePaper;
  }
}
