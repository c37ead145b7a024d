import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { agreementChoices, type BallotOption, type ChoiceValue } from '../../../shared/domain/ballot.ts';
import { SentencePaper } from './sentence-paper.ts';

/** `agreement`: yes, no or abstain to each sentence. */
@customElement('ls-agreement-paper')
export class AgreementPaper extends SentencePaper {
  protected override get question(): string {
    return this.tell('agree');
  }

  protected override answers({ id }: BallotOption, chosen: ChoiceValue | null): TemplateResult {
    return html`<div class="votes">${agreementChoices.map((choice) => this.answer(id, choice, chosen === choice, this.tell(choice)))}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-agreement-paper': AgreementPaper;
  }
}
