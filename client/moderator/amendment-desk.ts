import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DeskView, PrincipleView } from '../../shared/protocol/view.ts';
import { PhoneStorage } from '../connection/phone-storage.ts';
import { sceneOf, type AmendmentHands } from '../elements/amendment-hands.ts';
import '../elements/amendment-list.ts';
import type { AmendmentList } from '../elements/amendment-list.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';

/** A sentence's amendments at the console: all hands, and the hall can weigh one. */
@customElement('ls-amendment-desk')
export class AmendmentDesk extends LitElement {
  static override styles = rootStyles;

  @property({ attribute: false }) principle: PrincipleView | null = null;
  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @query('ls-amendment-list') private readonly list!: AmendmentList | null;
  readonly #texts = new PhoneStorage();
  #hands: AmendmentHands | null = null;

  protected override willUpdate(changed: Map<string, unknown>): void {
    const { desk } = this;
    if (desk === null || (this.#hands !== null && !changed.has('desk'))) return;
    this.#hands = {
      send: (order) => desk.send(order),
      weigh: (amendment) => desk.send({ do: 'open-ballot', kind: 'agreement', mode: 'straw-poll', options: [{ amendment }] }),
      texts: this.#texts,
    };
  }

  async lead(): Promise<void> {
    await this.updateComplete;
    await this.list?.lead();
  }

  override render(): TemplateResult | typeof nothing {
    const { view, principle } = this;
    if (view === null || principle === null) return nothing;
    return html`<ls-amendment-list .principle=${principle} .sectors=${view.sectors} .hands=${this.#hands} .scene=${sceneOf(view, principle.id, false)}></ls-amendment-list>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-amendment-desk': AmendmentDesk;
  }
}
