import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { documentWord } from '../../shared/locale/document-de.ts';
import { longDate } from '../../shared/locale/formats-de.ts';
import type { DeskView, PrincipleView, SealedView } from '../../shared/protocol/view.ts';
import { failure } from '../elements/failure.ts';
import type { CircleDesk } from './circle-desk.ts';
import { circleStyles } from './circle-styles.ts';
import { t } from './circle-words.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { OutlinePlace } from './haltung-outline.ts';
import './open-sentence.ts';
import './participation-form.ts';
import './preamble-editor.ts';
import './sealed-block.ts';

/** The Haltung as the circle works on it, in the order and words of the document that comes out. Fires `ls-choose` with a sentence's id. */
@customElement('ls-haltung-paper')
export class HaltungPaper extends LitElement {
  static override styles = [
    ...circleStyles,
    css`
      article {
        max-inline-size: 722px;
        margin-inline: auto;
        padding-block: 44px;
        border: 1px solid var(--linie);
        background: var(--papier);
      }
      .inset {
        padding-inline: 60px 56px;
      }
      h1 {
        font: 640 36px/1.16 var(--font-serif);
        letter-spacing: -0.5px;
        overflow-wrap: anywhere;
      }
      h2 {
        margin-block: 30px 10px;
        font: 640 22px/1.25 var(--font-serif);
      }
      h2:focus {
        outline: none;
      }
      .meta {
        margin-block-start: 6px;
      }
      .sealed {
        display: grid;
        gap: 16px;
      }
      @media (max-width: 600px) {
        article {
          padding-block: 24px;
          border-inline: 0;
        }
        .inset {
          padding-inline: 16px;
        }
        h1 {
          font-size: 28px;
        }
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: CircleDesk | null = null;
  @property() chosen = '';
  @state() private failure = '';
  @state() private said = '';

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null) return nothing;
    const open = view.principles.filter(({ frozen }) => frozen === null);
    const where = [longDate(view.workshop.date), view.workshop.place].filter((part) => part !== '').join(', ');
    return html`<article aria-labelledby="title">
      <div class="inset">
        <h1 id="title">${documentWord('title', { process: view.process.title })}</h1>
        <p class="meta"><bdi>${where}</bdi></p>
        <h2 id="preamble" tabindex="-1">${t('preamble')}</h2>
        <ls-preamble-editor process=${view.process.id} .preamble=${view.preamble}></ls-preamble-editor>
        <h2 id="principles" tabindex="-1">${t('principles')}</h2>
        ${view.sealed.length === 0 ? html`<p>${view.principles.length === 0 ? html`<strong>${t('noSentence')}</strong> ${t('noSentenceHow')}` : t('noSealed')}</p>` : nothing}
        ${failure(this.failure)}
      </div>
      <div class="sealed">
        ${repeat(
          view.sealed,
          ({ principle }) => principle,
          (sealed, place) => this.#sealed(view, sealed, place),
        )}
      </div>
      <div class="inset">
        <h2 id="open" tabindex="-1">${t('openOf')}</h2>
        ${open.length === 0 ? html`<p>${t('nothingOpen')}</p>` : repeat(open, ({ id }) => id, (principle) => this.#open(view, principle))}
        <h2 id="participation" tabindex="-1">${t('participationOf')}</h2>
        <ls-participation-form></ls-participation-form>
      </div>
      <span class="visually-hidden" role="status">${this.said}</span>
    </article>`;
  }

  /** Brings a place of the document into sight and the focus to it. */
  go(place: OutlinePlace): void {
    const target = this.renderRoot.querySelector<HTMLElement>(place.startsWith('sealed:') ? `[data-principle="${place.slice(7)}"]` : `#${place}`);
    target?.scrollIntoView({ block: 'start' });
    if (place === 'preamble') this.renderRoot.querySelector('ls-preamble-editor')?.shadowRoot?.querySelector('textarea')?.focus();
    else target?.focus({ preventScroll: true });
  }

  /** Leads to the amendments of an open sentence. */
  toAmendments(principle: string): void {
    void [...this.renderRoot.querySelectorAll('ls-open-sentence')].find((one) => one.principle?.id === principle)?.toAmendments();
  }

  #sealed(view: DeskView, sealed: SealedView, place: number): TemplateResult {
    const principle = view.principles.find(({ id }) => id === sealed.principle) ?? null;
    return html`<ls-sealed-block
      tabindex="-1"
      data-principle=${sealed.principle}
      .sealed=${sealed}
      .principle=${principle}
      .sectors=${view.sectors}
      .moves=${view.sealed.length < 2 ? null : { up: place > 0, down: place < view.sealed.length - 1 }}
      @ls-move=${(event: CustomEvent<-1 | 1>) => void this.#move(view, sealed, place, event.detail)}
    ></ls-sealed-block>`;
  }

  #open(view: DeskView, principle: PrincipleView): TemplateResult {
    return html`<ls-open-sentence
      .principle=${principle}
      .sectors=${view.sectors}
      ?chosen=${principle.id === this.chosen}
      @ls-choose=${() => this.dispatchEvent(new CustomEvent('ls-choose', { detail: principle.id }))}
    ></ls-open-sentence>`;
  }

  /** Swaps a sealed sentence with its sealed neighbour; open ones keep their places. */
  async #move(view: DeskView, sealed: SealedView, place: number, by: -1 | 1): Promise<void> {
    const neighbour = view.sealed[place + by];
    if (neighbour === undefined || this.desk === null) return;
    const swap = new Map([
      [sealed.principle, neighbour.principle],
      [neighbour.principle, sealed.principle],
    ]);
    const principles = view.principles.map(({ id }) => swap.get(id) ?? id);
    const receipt = await this.desk.send({ do: 'order-principles', principles });
    this.failure = receipt.ok ? '' : receipt.message;
    if (!receipt.ok) return;
    this.said = t('moved', { title: t('principle', { number: sealed.number }), number: place + by + 1 });
    // The focus stays on the sentence that was moved, wherever it lies now.
    const block = [...this.renderRoot.querySelectorAll('ls-sealed-block')].find((one) => one.sealed?.principle === sealed.principle);
    block?.focusOrder(by);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-haltung-paper': HaltungPaper;
  }
}
