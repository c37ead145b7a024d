import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import { ballotKinds, ballotModes, type BallotMode } from '../../shared/domain/ballot.ts';
import { titleGraphemesMax } from '../../shared/domain/limits.ts';
import { kindName } from '../../shared/locale/ballot-names-de.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import { icon, iconClose, iconPlus, iconTriangleAlert } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import { ballotBuilderStyles } from './ballot-builder-styles.ts';
import { againOffers, emptyDraft, fewPeople, orderOf, ownTexts, sourceKey, type BallotDraft, type Offer } from './ballot-draft.ts';
import { ballotSettings, ballotSettingsStyles } from './ballot-settings.ts';
import './board-chooser.ts';
import { BoardController } from './board-controller.ts';
import './card-choice.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './weigh-words.ts';
import { boardOfKind } from './plan.ts';

interface Offers {
  readonly again: readonly Offer[];
  readonly sentences: readonly Offer[];
  readonly groups: readonly Offer[];
  readonly cards: readonly Offer[];
  /** Chosen on another board. */
  readonly elsewhere: readonly Offer[];
}

/** Puts a ballot together: kind, mode, what is weighed, rules. Fires `ls-opened`, `ls-cancel`, or `ls-tickets` when some should be printed first. */
@customElement('ls-ballot-builder')
export class BallotBuilder extends LitElement {
  static override styles = [...deskStyles, ballotSettingsStyles, ballotBuilderStyles];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @property({ attribute: false }) cancellable = false;
  /** The next round of a closed ballot; null begins a new one. */
  @property({ attribute: false }) start: BallotDraft | null = null;
  @state() private changed: BallotDraft | null = null;
  @state() private boardChosen: string | null = null;
  @state() private wrong: { readonly text: string; readonly field: string } | null = null;
  readonly #actions = new ActionController(this);
  readonly #boards = new BoardController(this);
  /** Groups and cards of every board that was looked at: what was chosen on one stays chosen when another is shown. */
  readonly #seen = new Map<string, { readonly board: string | null; readonly offer: Offer }>();

  get #draft(): BallotDraft {
    return this.changed ?? this.start ?? this.desk?.ballotDraft ?? emptyDraft;
  }

  override render(): TemplateResult | typeof nothing {
    const { view, desk } = this;
    if (view === null || desk === null) return nothing;
    const draft = this.#draft;
    const { offers, chosen, picked, boardId } = this.#choice(view, desk);
    const count = draft.kind === 'scale' ? draft.axes.filter(({ text }) => text.trim() !== '').length : picked.length + ownTexts(draft).length;
    const warnings = fewPeople(view.present, view.sectors);
    return html`<form class="paper" novalidate @submit=${(event: Event) => this.#submit(event, view)}>
      ${draft.repeats === null ? nothing : html`<p class="meta">${t('builder.repeats', { n: draft.repeats.round, title: draft.repeats.title })}</p>`}
      ${draft.repeats === null ? this.#kinds(draft) : nothing}
      <fieldset class="modes">
        <legend>${t('mode.legend')}</legend>
        ${ballotModes.map((mode) => this.#mode(draft, mode, view.tickets))}
      </fieldset>
      <label class="field"><span class="label">${t('builder.title')}</span><input class="input" name="title" dir="auto" maxlength=${titleGraphemesMax} autocomplete="off" placeholder=${t('builder.titleExample')} .value=${draft.title} @input=${(event: Event) => this.#write(event, (_, title) => ({ title }))} /></label>
      ${ballotSettings({ draft, options: count, people: view.joined, wrong: this.wrong?.field ?? null, change: (change) => this.#change(change(this.#draft)) })}
      ${draft.kind === 'scale' ? nothing : this.#options(view, draft, offers, chosen, boardId)}
      <p class="field-error" id="wrong" role="alert">${this.wrong?.text ?? ''}</p>
      ${warnings.map((warning) => html`<p class="warning">${icon(iconTriangleAlert)}<span>${warning}</span></p>`)}
      <div class="row">
        <button class="button" aria-disabled=${String(this.#actions.busy('open'))}>${this.#actions.busy('open') ? t('builder.opening') : draft.kind === 'scale' ? t('builder.openScale') : t(`builder.open.${draft.mode}`, { n: count })}</button>
        ${this.cancellable ? html`<button class="button quiet" type="button" @click=${() => this.#fire('ls-cancel')}>${t('cancel')}</button>` : nothing}
      </div>
      ${this.#actions.failure('open')}
    </form>`;
  }

  /** What there is, and what of it is to be weighed. */
  #choice(view: DeskView, desk: Desk): { readonly offers: Offers; readonly chosen: ReadonlySet<string>; readonly picked: readonly Offer[]; readonly boardId: string | null } {
    const boardId = this.boardChosen ?? boardOfKind(view, 'weigh');
    const here = offersOf(view, this.#boards.follow(view, desk, boardId)?.snapshot ?? null, this.#draft);
    for (const offer of [...here.groups, ...here.cards]) this.#seen.set(offer.key, { board: boardId, offer });
    const chosen = this.#draft.chosen ?? firstChoice(view, here);
    const elsewhere = [...this.#seen.values()].filter(({ board, offer }) => board !== boardId && chosen.has(offer.key)).map(({ offer }) => offer);
    const offers = { ...here, elsewhere };
    return { offers, chosen, picked: Object.values(offers).flat().filter(({ key }: Offer) => chosen.has(key)), boardId };
  }

  #kinds(draft: BallotDraft): TemplateResult {
    return html`<fieldset class="kinds">
      <legend>${t('builder.kind')}</legend>
      ${ballotKinds.map(
        (kind) => html`<label class="choice ${draft.kind === kind ? 'chosen' : ''}"><input type="radio" name="kind" value=${kind} .checked=${draft.kind === kind} @change=${() => this.#change({ kind })} />
          <span><span class="label">${kindName[kind]}</span><span class="meta">${t(`kind.${kind}.for`)}</span></span></label>`,
      )}
    </fieldset>`;
  }

  #mode(draft: BallotDraft, mode: BallotMode, tickets: number): TemplateResult {
    const missing = mode === 'binding' && tickets === 0;
    return html`<div class="mode"><label class="choice ${draft.mode === mode ? 'chosen' : ''}"><input type="radio" name="mode" value=${mode} ?disabled=${missing} .checked=${draft.mode === mode} @change=${() => this.#change({ mode })} />
        <span><span class="label">${t(`mode.${mode}`)}</span><span class="meta">${missing ? t('mode.binding.none') : t(`mode.${mode}.for`)}</span></span></label>
      ${missing ? html`<button class="button quiet print" type="button" @click=${() => this.#fire('ls-tickets')}>${t('mode.binding.print')}</button>` : nothing}
    </div>`;
  }

  #options(view: DeskView, draft: BallotDraft, offers: Offers, chosen: ReadonlySet<string>, boardId: string | null): TemplateResult {
    return html`${this.#list(t('builder.again'), offers.again, chosen)} ${this.#list(t('builder.sentences'), offers.sentences, chosen)}
      ${view.boards.length < 2 ? nothing : html`<ls-board-chooser .boards=${view.boards} .chosen=${boardId ?? ''} @ls-board=${(event: CustomEvent<string>) => (this.boardChosen = event.detail)}></ls-board-chooser>`}
      ${this.#list(t('builder.groups'), offers.groups, chosen)}
      ${offers.cards.length === 0 ? nothing : html`<ls-card-choice .offers=${offers.cards} .chosen=${chosen} @ls-chosen=${(event: CustomEvent<string>) => this.#set(chosen, [event.detail], !chosen.has(event.detail))}></ls-card-choice>`}
      ${this.#list(t('builder.elsewhere'), offers.elsewhere, chosen)}
      <fieldset>
        <legend>${t('builder.own')}</legend>
        ${draft.own.map(
          (text, place) => html`<div class="own">
            <input class="input" dir="auto" autocomplete="off" aria-label=${t('builder.ownNumber', { n: place + 1 })} .value=${text} @input=${(event: Event) => this.#write(event, ({ own }, words) => ({ own: own.with(place, words) }))} />
            ${draft.own.length === 1 && text === '' ? nothing : html`<button class="button icon-only quiet" type="button" aria-label=${t('builder.ownRemove', { n: place + 1 })} @click=${() => this.#change({ own: draft.own.filter((_, at) => at !== place) })}>${icon(iconClose)}</button>`}
          </div>`,
        )}
        <div><button class="button quiet" type="button" @click=${() => this.#addOwn(draft)}>${icon(iconPlus)}${t('builder.ownAdd')}</button></div>
      </fieldset>`;
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
    const next = new Set(this.#draft.chosen ?? chosen);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    this.#change({ chosen: next });
  }

  #addOwn(draft: BallotDraft): void {
    this.#change({ own: [...draft.own, ''] });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.own:last-of-type .input')?.focus());
  }

  #write(event: Event, change: (draft: BallotDraft, text: string) => Partial<BallotDraft>): void {
    if (event.target instanceof HTMLInputElement) this.#change(change(this.#draft, event.target.value));
  }

  #change(change: Partial<BallotDraft>): void {
    this.changed = { ...this.#draft, ...change };
    this.wrong = null;
    // Whoever looks at another tab comes back to it. A next round begins anew from the closed one.
    if (this.desk !== null && this.changed.repeats === null) this.desk.ballotDraft = this.changed;
  }

  async #submit(event: Event, view: DeskView): Promise<void> {
    event.preventDefault();
    const { desk } = this;
    if (desk === null) return;
    const made = orderOf(this.#draft, this.#choice(view, desk).picked, view.joined);
    if ('wrong' in made) {
      this.wrong = { text: made.wrong, field: made.field };
      this.renderRoot.querySelector<HTMLElement>(`[name^="${made.field}"]`)?.focus();
      return;
    }
    this.wrong = null;
    const receipt = await this.#actions.run('open', () => desk.send(made.order));
    if (receipt?.ok !== true) return;
    if (this.#draft.repeats === null) desk.ballotDraft = null;
    this.changed = null;
    this.#fire('ls-opened');
  }

  #fire(name: 'ls-opened' | 'ls-cancel' | 'ls-tickets'): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

/** Everything that can be weighed now; what the round before weighed stands apart, and not twice. */
const offersOf = (view: DeskView, board: BoardSnapshot | null, { repeats }: BallotDraft): Omit<Offers, 'elsewhere'> => {
  const sentences = view.principles.map(({ id, number, title, versions, frozen }): Offer => ({
    key: `principle:${id}`,
    text: versions.at(-1)?.text ?? title,
    meta: frozen === null ? t('sentence.number', { n: number }) : t('sentence.frozen'),
    option: { principle: id },
    version: versions.length,
  }));
  // A group without a heading cannot be weighed yet: nobody could say what.
  const groups = (board?.clusters ?? []).filter(({ title }) => title !== '').map(({ id, title, weight }): Offer => ({ key: `cluster:${id}`, text: title, meta: t('count.cards', { n: weight }), option: { cluster: id } }));
  const cards = (board?.wall ?? []).map(({ id, text }): Offer => ({ key: `card:${id}`, text, meta: '', option: { card: id } }));
  const known = new Map([...sentences, ...groups, ...cards].map((offer) => [offer.key, offer]));
  const taken = new Set(repeats?.options.map(({ source }) => sourceKey(source)));
  const rest = (offers: readonly Offer[]): readonly Offer[] => offers.filter(({ key }) => !taken.has(key));
  return { again: againOffers(repeats, known), sentences: rest(sentences), groups: rest(groups), cards: rest(cards) };
};

/** What a vote is most likely about, as long as nobody chose: the sentences that are still open, else the groups. */
const firstChoice = (view: DeskView, { groups }: Pick<Offers, 'groups'>): ReadonlySet<string> => {
  const open = view.principles.filter(({ frozen }) => frozen === null).map(({ id }) => `principle:${id}`);
  return new Set(open.length > 0 ? open : groups.map(({ key }) => key));
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-ballot-builder': BallotBuilder;
  }
}
