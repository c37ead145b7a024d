import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BoardSnapshot, SnapshotCluster } from '../../shared/board/board-snapshot.ts';
import { titleGraphemesMax } from '../../shared/domain/limits.ts';
import type { DeskBallotView, DeskView } from '../../shared/protocol/view.ts';
import type { Board } from '../connection/board.ts';
import { icon, iconCheck, iconClose, iconPlus } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import { laneTitle, rename } from './board-moves.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { cancel, cancelOnEscape, say } from './panel-events.ts';
import { panelStyles } from './panel-styles.ts';
import { t } from './wall-words.ts';

const optionsMin = 2;
const optionsMax = 6;

/** The hall chooses a group's heading: a straw poll with one dot each, and what came of it. Fires `ls-said`, `ls-cancel`. */
@customElement('ls-heading-vote')
export class HeadingVote extends LitElement {
  static override styles = [
    ...panelStyles,
    css`
      form {
        display: grid;
        gap: 10px;
        max-inline-size: 560px;
      }
      .points {
        font-weight: 700;
        white-space: nowrap;
      }
      .papers .words {
        flex: 1;
      }
    `,
  ];

  @property({ attribute: false }) board: Board | null = null;
  @property({ attribute: false }) snapshot: BoardSnapshot | null = null;
  /** The group whose heading is in question. */
  @property({ attribute: false }) cluster = '';
  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  /** What was typed; null as long as nobody touched it. */
  @state() private typed: readonly string[] | null = null;
  @state() private missing = false;
  /** A new poll although there is a result. */
  @state() private again = false;
  readonly #actions = new ActionController(this);

  override firstUpdated(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { view, desk } = this;
    const cluster = this.snapshot?.clusters.find(({ id }) => id === this.cluster);
    if (view === null || desk === null || cluster === undefined || this.snapshot === null) return nothing;
    return html`<section aria-labelledby="title" @keydown=${(event: KeyboardEvent) => cancelOnEscape(this, event)}>
      <div class="head">
        <h2 id="title" tabindex="-1"><bdi>${t('vote.title')}: ${laneTitle(this.snapshot, cluster.id)}</bdi></h2>
        <button class="button icon-only quiet out" aria-label=${t('close')} @click=${() => cancel(this)}>${icon(iconClose)}</button>
      </div>
      ${this.#body(view, desk, cluster)}
    </section>`;
  }

  #body(view: DeskView, desk: Desk, cluster: SnapshotCluster): TemplateResult {
    const mine = view.ballots.filter((ballot) => isAbout(ballot, cluster.id, desk));
    const open = view.ballots.find(({ state: is }) => is === 'open');
    if (open !== undefined) return html`<p role="status">${t(mine.includes(open) ? 'vote.opened' : 'vote.running')}</p>`;
    const last = mine.findLast(({ result }) => result !== null);
    return last === undefined || this.again ? this.#form(desk, cluster) : this.#result(last, cluster);
  }

  #form(desk: Desk, cluster: SnapshotCluster): TemplateResult {
    const options = this.#options(cluster);
    return html`<p class="meta">${t('vote.help')}</p>
      <form @submit=${(event: Event) => this.#open(event, desk, cluster)}>
        ${options.map((text, place) => html`<label class="field"><span class="label">${t('vote.option', { n: place + 1 })}</span><input class="input" dir="auto" maxlength=${titleGraphemesMax} autocomplete="off" .value=${text} @input=${(event: Event) => this.#type(event, cluster, place)} /></label>`)}
        ${options.length < optionsMax ? html`<div class="row"><button class="button quiet" type="button" @click=${() => this.#add(cluster)}>${icon(iconPlus)}${t('vote.add')}</button></div>` : nothing}
        <p class="field-error" role="alert">${this.missing ? t('vote.tooFew') : nothing}</p>
        <div class="row"><button class="button" aria-disabled=${String(this.#actions.busy('open'))}>${t('vote.open')}</button></div>
        ${this.#actions.failure('open')}
      </form>`;
  }

  #result({ result }: DeskBallotView, cluster: SnapshotCluster): TemplateResult {
    const options = result?.kind === 'dots' ? result.options.map(({ text, total: { dots } }) => ({ text, dots })) : [];
    return html`<h3>${t('vote.result')}</h3>
      <ul class="papers">
        ${options.toSorted((a, b) => b.dots - a.dots).map(
          ({ text, dots }) => html`<li>
            <bdi class="words">${text}</bdi><span class="points">${t('vote.points', { n: dots })}</span>
            ${cluster.title === text && cluster.titles.length === 1 ? html`<span class="row">${icon(iconCheck)}${t('vote.current')}</span>` : html`<button class="button" @click=${() => this.#take(cluster.id, text)}>${t('vote.take')}</button>`}
          </li>`,
        )}
      </ul>
      <div class="row"><button class="button quiet" @click=${() => (this.again = true)}>${t('vote.another')}</button></div>`;
  }

  #options({ titles }: SnapshotCluster): readonly string[] {
    return this.typed ?? [...titles, '', ''].slice(0, Math.max(optionsMin, Math.min(titles.length + 1, optionsMax)));
  }

  #type({ target }: Event, cluster: SnapshotCluster, place: number): void {
    if (target instanceof HTMLInputElement) this.typed = this.#options(cluster).with(place, target.value);
    this.missing = false;
  }

  #add(cluster: SnapshotCluster): void {
    this.typed = [...this.#options(cluster), ''];
    void this.updateComplete.then(() => [...this.renderRoot.querySelectorAll('input')].at(-1)?.focus());
  }

  async #open(event: Event, desk: Desk, cluster: SnapshotCluster): Promise<void> {
    event.preventDefault();
    const texts = [...new Set(this.#options(cluster).map((text) => text.trim()))].filter((text) => text !== '');
    this.missing = texts.length < optionsMin;
    if (this.missing) {
      this.renderRoot.querySelector('input')?.focus();
      return;
    }
    // The heading that stands there names its group, so that the result finds its way back even after a reload.
    const options = texts.map((text) => (text === cluster.title && cluster.titles.length === 1 ? { cluster: cluster.id } : { text }));
    const receipt = await this.#actions.run('open', () => desk.send({ do: 'open-ballot', kind: 'dots', mode: 'straw-poll', title: t('vote.question'), budget: 1, options }));
    if (receipt?.ok !== true) return;
    if (typeof receipt['ballot'] === 'string') desk.headingVotes.set(receipt['ballot'], cluster.id);
    this.again = false;
    this.typed = null;
    say(this, t('vote.opened'));
    this.renderRoot.querySelector('h2')?.focus();
  }

  #take(cluster: string, title: string): void {
    if (this.board !== null) say(this, rename(this.board, cluster, title));
    this.renderRoot.querySelector('h2')?.focus();
  }
}

/** A poll about this group's heading: opened here, or by its question and the group among its options. */
const isAbout = ({ id, title, sources }: DeskBallotView, cluster: string, desk: Desk): boolean =>
  desk.headingVotes.get(id) === cluster || (title === t('vote.question') && sources.some((source) => source !== null && 'cluster' in source && source.cluster === cluster));

declare global {
  interface HTMLElementTagNameMap {
    'ls-heading-vote': HeadingVote;
  }
}
