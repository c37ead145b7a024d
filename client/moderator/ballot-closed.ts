import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Picture } from '../../shared/domain/step.ts';
import type { DeskBallotView, DeskView, ResultView } from '../../shared/protocol/view.ts';
import { withRole } from '../connection/api.ts';
import { icon, iconDownload, iconMonitor, iconPlus, iconRedo } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import './ballot-result.ts';
import { ballotLabels, ballotLabelStyles, ballotRules, ballotTitle } from './ballot-words.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles, workStyles } from './desk-styles.ts';
import { t } from './weigh-words.ts';
import { FocusController } from './focus-controller.ts';
import './result-reasons.ts';

/** A closed ballot: its result, what to do with it, and its files. Fires `ls-repeat`, `ls-another`, `ls-pick` with a ballot's id. */
@customElement('ls-ballot-closed')
export class BallotClosed extends LitElement {
  static override styles = [
    ...deskStyles,
    workStyles,
    ballotLabelStyles,
    css`
      .pictures {
        display: grid;
        gap: 4px;
      }
      .files {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 28px;
      }
      .file {
        display: flex;
        gap: 12px;
        align-items: center;
      }
      select.input {
        inline-size: auto;
        max-inline-size: 340px;
      }
    `,
  ];

  @property({ attribute: false }) ballot: DeskBallotView | null = null;
  /** All closed ballots, oldest first. */
  @property({ attribute: false }) closed: readonly DeskBallotView[] = [];
  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  readonly #actions = new ActionController(this);
  readonly #focus = new FocusController(this);

  /** On what brings the result before the hall. */
  override focus(): void {
    this.#focus.goTo('.show');
  }

  override render(): TemplateResult | typeof nothing {
    const { ballot, view } = this;
    const result = ballot?.result ?? null;
    if (ballot === null || result === null || view === null) return nothing;
    return html`<div class="work">
      <header>
        ${ballotLabels(ballot)}
        <h1><bdi>${ballotTitle(ballot)}</bdi></h1>
        <p class="meta">${turnoutSentence(result, view.joined)} ${ballotRules(ballot)}</p>
      </header>
      ${this.#pictures(ballot)}
      <div class="row">
        <button class="button" @click=${() => this.#fire('ls-repeat', ballot.id)}>${icon(iconRedo)}${t('weigh.repeat')}</button>
        <button class="button" @click=${() => this.#fire('ls-another', '')}>${icon(iconPlus)}${t('weigh.another')}</button>
        <slot></slot>
        ${this.closed.length > 1
          ? html`<label class="row"><span class="visually-hidden">${t('weigh.past')}</span>
              <select class="input" @change=${(event: Event) => this.#pick(event)}>
                ${this.closed.map((one, place) => html`<option value=${one.id} ?selected=${one.id === ballot.id}>${place + 1}. ${ballotTitle(one)}${one.round > 1 ? `, ${t('weigh.round', { n: one.round })}` : ''}</option>`)}
              </select></label>`
          : nothing}
      </div>
      <ls-ballot-result .sectors=${view.sectors} .result=${result}></ls-ballot-result>
      <ls-result-reasons .result=${result}></ls-result-reasons>
      ${this.#files(ballot)}
    </div>`;
  }

  /** The projector shows the last ballot only: an older one would not be what the hall remembers. */
  #pictures(ballot: DeskBallotView): TemplateResult | typeof nothing {
    if (ballot !== this.closed.at(-1)) return nothing;
    const before = this.view?.ballots.find(({ id }) => id === ballot.previous);
    return html`<div class="pictures">
      <div class="row">
        <button class="button show" @click=${() => this.#show('result')}>${icon(iconMonitor)}${t('weigh.show')}</button>
        ${before === undefined ? nothing : html`<button class="button" aria-describedby="shift" @click=${() => this.#show('shift')}>${icon(iconMonitor)}${t('weigh.shift')}</button>`}
        ${ballot.kind === 'agreement' ? html`<button class="button" aria-describedby="groups" @click=${() => this.#showGroups(ballot.id)}>${icon(iconMonitor)}${t('weigh.groups')}</button>` : nothing}
      </div>
      ${before === undefined ? nothing : html`<p class="meta" id="shift">${t('weigh.shiftHelp', { n: before.round })}</p>`}
      ${ballot.kind === 'agreement' ? html`<p class="meta" id="groups">${t('weigh.groupsHelp')}</p>` : nothing}
      ${this.#actions.failure('show')}
    </div>`;
  }

  #files({ id }: DeskBallotView): TemplateResult {
    const file = (name: 'csv' | 'json', path: string): TemplateResult =>
      html`<p class="file"><a class="button" href=${withRole(`/api/v1/ballots/${id}/${path}`, 'moderator')} download=${`ergebnis-${id}.${name}`}>${icon(iconDownload)}${t(`weigh.${name}`)}</a><span class="meta">${t(`weigh.${name}For`)}</span></p>`;
    return html`<div class="files">${file('csv', 'result.csv')}${file('json', 'result')}</div>`;
  }

  #pick(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.#fire('ls-pick', event.target.value);
  }

  #fire(name: 'ls-repeat' | 'ls-another' | 'ls-pick', detail: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** A hall that votes alike has no groups: better said here than on an empty picture. */
  async #showGroups(ballot: string): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    await this.#actions.run<{ readonly ok: boolean; readonly message?: unknown }>('show', async () => {
      const answer = await desk.opinionGroups(ballot);
      if (!answer.ok) return answer;
      return answer.value.groups === null ? { ok: false, message: t(`groups.${answer.value.reason}`) } : desk.send({ do: 'set-projector', mode: 'follow', picture: 'groups' });
    });
  }

  async #show(picture: Picture): Promise<void> {
    const { desk } = this;
    if (desk !== null) await this.#actions.run('show', () => desk.send({ do: 'set-projector', mode: 'follow', picture }));
  }
}

const turnoutSentence = ({ turnout, invalid, onTicket, byHand, tickets }: ResultView, joined: number): string =>
  [
    t('weigh.closed', { n: turnout, of: joined }),
    ...(tickets === null ? [] : [t('weigh.tickets', { n: tickets })]),
    ...(invalid === 0 ? [] : [t('weigh.invalid', { n: invalid })]),
    ...(onTicket + byHand === 0 ? [] : [t('weigh.entered', { n: onTicket + byHand, ticket: onTicket, hand: byHand })]),
  ].join(' ');

declare global {
  interface HTMLElementTagNameMap {
    'ls-ballot-closed': BallotClosed;
  }
}
