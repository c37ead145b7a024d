import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BallotMode } from '../../../shared/domain/ballot.ts';
import { icon, iconCircleCheck } from '../../elements/icon.ts';
import { LaterElement } from '../later-element.ts';
import { spacedTracker } from './spaced-tracker.ts';

/** The receipt: the number, and what is promised about the vote. Fires `reopen`; a binding vote cannot be. */
@customElement('ls-vote-arrived')
export class VoteArrived extends LaterElement {
  @property() mode: BallotMode = 'straw-poll';
  /** null: the paper came from elsewhere, with this person's ticket. */
  @property() tracker: string | null = null;

  override render(): TemplateResult {
    const binding = this.mode === 'binding';
    if (this.tracker === null) {
      return html`<div class="arrived">
        <h2 class="title" data-start tabindex="-1">${icon(iconCircleCheck)} <span>${this.tell('votedElsewhere')}</span></h2>
        <p>${this.tell('votedElsewhereHelp')}</p>
        <p>${this.tell('castDoneHelp')}</p>
      </div>`;
    }
    return html`<div class="arrived">
        <h2 class="title" data-start tabindex="-1">${icon(iconCircleCheck)} <span>${this.tell('castDone')}</span></h2>
        <dl class="tracker">
          <dt>${this.tell('tracker')}</dt>
          <dd dir="ltr">${spacedTracker(this.tracker)}</dd>
        </dl>
        <p class="small">${this.tell('trackerHelp')}</p>
        <p>${this.tell(binding ? 'promise' : 'promiseStraw')}</p>
        <p>${this.tell('castDoneHelp')} ${binding ? this.tell('castFinal') : nothing}</p>
      </div>
      ${binding ? nothing : html`<button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent('reopen'))}>${this.tell('changeVote')}</button>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-vote-arrived': VoteArrived;
  }
}
