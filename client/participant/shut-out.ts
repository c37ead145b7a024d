import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/logo.ts';
import { LaterElement } from './later-element.ts';
import { trouble } from './trouble.ts';

/** The server does not show this workshop to this phone: it is gone, or nobody is signed in. */
@customElement('ls-shut-out')
export class ShutOut extends LaterElement {
  @property({ type: Boolean }) gone = false;

  override render(): TemplateResult {
    const { gone } = this;
    return html`<header class="bar"><ls-logo></ls-logo></header>
      <main class="sheet stack" id="main">
        <h1 class="visually-hidden">Leitsatz</h1>
        ${trouble(`${this.tell(gone ? 'gone' : 'signedOut')} ${this.tell(gone ? 'goneHelp' : 'signedOutHelp')}`)}
        <a class="button primary" href="/">${this.words.say('toCode')}</a>
      </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-shut-out': ShutOut;
  }
}
