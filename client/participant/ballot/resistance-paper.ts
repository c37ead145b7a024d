import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { resistanceMax, type BallotOption, type ChoiceValue } from '../../../shared/domain/ballot.ts';
import { icon, iconInfo } from '../../elements/icon.ts';
import { styleMap } from '../../elements/style-map.ts';
import './reason-field.ts';
import { SentencePaper } from './sentence-paper.ts';

const values = Array.from({ length: resistanceMax + 1 }, (_, value) => value);
/** Height of the bar of a value: even 0 is a bar. */
const barPx = (value: number): string => `${8 + value * 4.4}px`;

/** `resistance`, screen 03b: how much speaks against it, from 0 to 10. From 7 on an oval asks what would have to change. */
@customElement('ls-resistance-paper')
export class ResistancePaper extends SentencePaper {
  /** A single proposal is asked about as such: Einwandfrage. */
  protected override get question(): string {
    return this.tell(this.options.length === 1 ? 'objectionAsk' : 'resistanceAsk');
  }

  protected override remark({ id }: BallotOption): TemplateResult | typeof nothing {
    if (this.ballot?.rules.passive !== id) return nothing;
    return html`<p class="remark">${icon(iconInfo)} <span><strong>${this.tell('passive')}</strong> ${this.tell('passiveHelp')}</span></p>`;
  }

  protected override answers({ id }: BallotOption, chosen: ChoiceValue | null): TemplateResult {
    const level = typeof chosen === 'number' ? chosen : -1;
    return html`<div class="ramp" aria-hidden="true">${values.map((value) => html`<span class=${value <= level ? 'on' : ''} style=${styleMap({ 'block-size': barPx(value) })}></span>`)}</div>
      <p class="row small ramp-ends"><span>${this.tell('resistanceLow')}</span><span>${this.tell('resistanceHigh')}</span></p>
      <div class="keypad">${values.map((value) => this.#key(id, value, chosen, String(value)))} ${this.#key(id, 'abstain', chosen, this.tell('abstain'))}</div>
      ${
        this.paper?.asks(id) === 'may'
          ? html`<ls-reason-field
              .words=${this.words}
              .label=${this.tell('changeAsk')}
              .help=${this.tell('reasonFree')}
              .text=${this.paper.reason(id)}
              @written=${(event: CustomEvent<string>) => this.write(id, event.detail)}
            ></ls-reason-field>`
          : nothing
      }`;
  }

  #key(option: string, value: number | 'abstain', chosen: ChoiceValue | null, words: string): TemplateResult {
    return html`<label class="vote">
      <input type="radio" name=${`vote-${option}`} .checked=${chosen === value} @change=${() => this.mark(option, value)} />
      <span class=${value === 'abstain' ? 'word' : ''}>${words}</span>
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-resistance-paper': ResistancePaper;
  }
}
