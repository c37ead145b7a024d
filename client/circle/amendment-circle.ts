import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DeskView, PrincipleView } from '../../shared/protocol/view.ts';
import { PhoneStorage } from '../connection/phone-storage.ts';
import { sceneOf, type AmendmentHands } from '../elements/amendment-hands.ts';
import '../elements/amendment-list.ts';
import type { AmendmentList } from '../elements/amendment-list.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import type { CircleDesk } from './circle-desk.ts';
import { deskContext, offlineContext, viewContext } from './contexts.ts';

/** A sentence's amendments on this page: the circle decides, whoever only confirms reads them. The hall is not asked from here. */
@customElement('ls-amendment-circle')
export class AmendmentCircle extends LitElement {
  static override styles = rootStyles;

  @property({ attribute: false }) principle: PrincipleView | null = null;
  /** Of the heading. */
  @property({ type: Number }) level = 2;
  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: CircleDesk | null = null;
  @consume({ context: offlineContext, subscribe: true }) @state() private offline = false;
  @query('ls-amendment-list') private readonly list!: AmendmentList | null;
  readonly #texts = new PhoneStorage();
  #hands: AmendmentHands | null = null;

  protected override willUpdate(changed: Map<string, unknown>): void {
    const { desk } = this;
    if (desk === null || (this.#hands !== null && !changed.has('desk'))) return;
    this.#hands = { send: desk.role === 'circle' ? (order) => desk.send(order) : null, weigh: null, texts: this.#texts };
  }

  async lead(): Promise<void> {
    await this.updateComplete;
    await this.list?.lead();
  }

  override render(): TemplateResult | typeof nothing {
    const { view, principle } = this;
    if (view === null || principle === null || this.#hands === null) return nothing;
    return html`<ls-amendment-list .principle=${principle} .sectors=${view.sectors} .hands=${this.#hands} .scene=${sceneOf(view, principle.id, this.offline)} level=${this.level}></ls-amendment-list>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-amendment-circle': AmendmentCircle;
  }
}
