import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { request, type Refused } from '../../connection/api.ts';
import { icon, iconCircleCheck } from '../../elements/icon.ts';
import { LaterElement } from '../later-element.ts';
import { trouble } from '../trouble.ts';
import { spacedTracker } from './spaced-tracker.ts';

type Found = { readonly kind: 'idle' | 'looking' } | { readonly kind: 'yes' | 'no'; readonly of: number } | { readonly kind: 'refused'; readonly refusal: Refused };

/** "Ist meine Stimme dabei?": looks the own number up in the published list. Asks the server only when it is tapped: a hall must not do so at once. */
@customElement('ls-vote-check')
export class VoteCheck extends LaterElement {
  @property() ballot = '';
  @property() tracker = '';

  @state() private found: Found = { kind: 'idle' };

  override render(): TemplateResult {
    const { found } = this;
    return html`<section class="stack-small vote-check" aria-labelledby="vote-check">
      <h2 id="vote-check">${this.tell('checkTitle')}</h2>
      <p>${this.tell('tracker')} <strong class="nowrap" dir="ltr">${spacedTracker(this.tracker)}</strong></p>
      <div aria-live="polite">${this.#answer()}</div>
      ${
        found.kind === 'yes' || found.kind === 'no'
          ? nothing
          : html`<button class="button" type="button" aria-disabled=${found.kind === 'looking' ? 'true' : 'false'} @click=${() => void this.#look()}>${this.tell(found.kind === 'looking' ? 'checkLooking' : 'checkLook')}</button>`
      }
    </section>`;
  }

  #answer(): TemplateResult | typeof nothing {
    const { found } = this;
    switch (found.kind) {
      case 'yes':
        return html`<p class="box note">${icon(iconCircleCheck)} <span><strong>${this.tell('checkYes')}</strong> ${this.tell('checkYesHelp', { n: found.of })}</span></p>`;
      case 'no':
        return trouble(`${this.tell('checkNo')} ${this.tell('checkNoHelp')}`, nothing, false);
      case 'refused':
        return trouble(this.words.refusal(found.refusal), nothing, false);
      case 'idle':
      case 'looking':
        return nothing;
    }
  }

  async #look(): Promise<void> {
    if (this.found.kind === 'looking') return;
    this.found = { kind: 'looking' };
    const answer = await request<{ readonly trackers: readonly string[] }>('GET', `/api/v1/ballots/${this.ballot}/result`, { as: 'participant' });
    if (!answer.ok) this.found = { kind: 'refused', refusal: answer };
    else this.found = { kind: answer.value.trackers.includes(this.tracker) ? 'yes' : 'no', of: answer.value.trackers.length };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-vote-check': VoteCheck;
  }
}
