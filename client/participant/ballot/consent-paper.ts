import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { consentChoices, type BallotOption, type ChoiceValue } from '../../../shared/domain/ballot.ts';
import './reason-field.ts';
import { SentencePaper } from './sentence-paper.ts';

/** `consent`: only a grave objection stops a sentence, and only with words to it. */
@customElement('ls-consent-paper')
export class ConsentPaper extends SentencePaper {
  protected override get question(): string {
    return this.tell('consentAsk');
  }

  protected override answers({ id }: BallotOption, chosen: ChoiceValue | null): TemplateResult {
    const asks = this.paper?.asks(id) ?? 'no';
    return html`<div class="votes explained">
        ${consentChoices.map((choice) =>
          this.answer(id, choice, chosen === choice, html`<b>${this.tell(choice)}</b><small>${this.tell(`${choice}Help`)}</small>`),
        )}
      </div>
      ${
        asks === 'no'
          ? nothing
          : html`<ls-reason-field
              .words=${this.words}
              .label=${this.tell(asks === 'must' ? 'reasonGrave' : 'reasonLight')}
              .help=${this.tell(asks === 'must' ? 'reasonMust' : 'reasonFree')}
              .text=${this.paper?.reason(id) ?? ''}
              ?needed=${asks === 'must'}
              @written=${(event: CustomEvent<string>) => this.write(id, event.detail)}
            ></ls-reason-field>`
      }`;
  }

  protected override barred({ id }: BallotOption): string {
    return this.paper?.lacksReason(id) === true ? this.tell('reasonNeeded') : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-consent-paper': ConsentPaper;
  }
}
