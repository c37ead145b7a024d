import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { signOf, type Sector } from '../../shared/domain/sector.ts';
import { codeInGroups, longDate } from '../../shared/locale/formats-de.ts';
import '../elements/qr-code.ts';
import '../elements/sector-sign.ts';
import type { IssuedTicket } from './desk.ts';
import { t } from './weigh-words.ts';

/** Columns and rows of a sheet; measures in mm, as the style sheet has them. */
const columns = 2;
const rows = 5;
const ticketsPerSheet = columns * rows;
const page = { width: 210, height: 297 } as const;
const card = { width: 90, height: 54 } as const;
const margin = { x: (page.width - columns * card.width) / 2, y: (page.height - rows * card.height) / 2 } as const;
/** Cut marks begin this far from the cards, so that a cut beside the line leaves no trace on them. */
const markGap = 2;
const markLength = 6;

export const sheetsOf = (tickets: number): number => Math.ceil(tickets / ticketsPerSheet);

/** While this is on the page, paper has no margins: the sheets bring their own, and a browser's header would name the address. */
const paper = new CSSStyleSheet();
paper.replaceSync('@page { size: A4 portrait; margin: 0; }');

/** Tickets (Stimmkarten) as they are printed: A4, ten on a sheet, to be cut with five straight cuts. In black on white. */
@customElement('ls-ticket-sheet')
export class TicketSheet extends LitElement {
  static override styles = css`
    *,
    *::before,
    *::after {
      box-sizing: border-box;
    }
    :host {
      display: block;
      color: #000;
      font: 9pt/1.25 var(--font-text);
      forced-color-adjust: none;
    }
    p {
      margin: 0;
    }
    .sheet {
      position: relative;
      display: grid;
      grid-template: repeat(5, 54mm) / repeat(2, 90mm);
      place-content: center;
      inline-size: 210mm;
      block-size: 297mm;
      overflow: hidden;
      background: #fff;
      break-after: page;
      break-inside: avoid;
    }
    .sheet:last-child {
      break-after: auto;
    }
    .marks {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
    }
    .foot {
      position: absolute;
      inset-block-start: 6mm;
      inset-inline-start: 20mm;
    }
    .ticket {
      display: grid;
      grid-template: auto auto 1fr / 33mm minmax(0, 1fr);
      gap: 0.8mm 1mm;
      padding: 3.5mm 4mm 2mm;
      overflow: hidden;
    }
    .head {
      grid-column: 1 / -1;
      display: flex;
      gap: 4mm;
      align-items: baseline;
      justify-content: space-between;
    }
    .name {
      font-size: 13pt;
      font-weight: 800;
      line-height: 1.1;
    }
    .sector {
      font-weight: 700;
      text-align: end;
      overflow-wrap: anywhere;
    }
    .sector ls-sector-sign {
      --sign-size: 3.4mm;

      margin-inline-end: 1.2mm;
    }
    .title {
      grid-column: 1 / -1;
      display: -webkit-box;
      overflow: hidden;
      overflow-wrap: anywhere;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
    ls-qr-code {
      inline-size: 33mm;
      /* Its own white border would set it off from the words above. */
      margin-inline-start: -2.5mm;
    }
    .words {
      display: grid;
      align-content: center;
      gap: 1.6mm;
    }
    .code {
      font-size: 15pt;
      font-weight: 800;
      line-height: 1.1;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    .rule {
      font-weight: 600;
      text-wrap: balance;
    }
    @media screen {
      :host {
        max-inline-size: 100%;
        overflow-x: auto;
      }
      .sheet {
        border: 1px solid var(--linie);
      }
      /* One sheet shows what all look like. */
      .sheet ~ .sheet {
        display: none;
      }
    }
  `;

  @property({ attribute: false }) tickets: readonly IssuedTicket[] = [];
  @property({ attribute: false }) sectors: readonly Sector[] = [];
  @property({ attribute: false }) workshop: { readonly title: string; readonly date: string } | null = null;
  /** Where a number is typed in. */
  @property() host = '';

  override connectedCallback(): void {
    super.connectedCallback();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== paper);
  }

  override render(): TemplateResult | typeof nothing {
    const { tickets, workshop } = this;
    if (workshop === null) return nothing;
    const sheets = sheetsOf(tickets.length);
    return html`${Array.from(
      { length: sheets },
      (_, sheet) => html`<section class="sheet" aria-label=${t('ticket.sheet', { n: sheet + 1, of: sheets })}>
        ${cutMarks}
        <p class="foot" aria-hidden="true">${t('ticket.sheet', { n: sheet + 1, of: sheets })}</p>
        ${tickets.slice(sheet * ticketsPerSheet, (sheet + 1) * ticketsPerSheet).map((ticket) => this.#ticket(ticket, workshop))}
      </section>`,
    )}`;
  }

  #ticket({ code, url, sector }: IssuedTicket, workshop: { readonly title: string; readonly date: string }): TemplateResult {
    const own = this.sectors.find(({ id }) => id === sector);
    return html`<article class="ticket">
      <div class="head"><p class="name">${t('ticket.name')}</p><p class="sector">${own === undefined ? t('ticket.anySector') : html`<ls-sector-sign .sign=${signOf(this.sectors, own.id)} tone="text"></ls-sector-sign><bdi>${own.title}</bdi>`}</p></div>
      <p class="title"><bdi>${workshop.title}</bdi>, ${longDate(workshop.date)}</p>
      <ls-qr-code .text=${url} .label=${t('ticket.qr', { code: codeInGroups(code) })}></ls-qr-code>
      <div class="words">
        <p class="code">${codeInGroups(code)}</p>
        <p>${t('ticket.how', { host: this.host })}</p>
        <p class="rule">${t('ticket.rule')}</p>
      </div>
    </article>`;
  }
}

/** Lines beyond the cards where the cuts begin and end, and a small cross where cards meet. */
const cutMarks = ((): TemplateResult => {
  const lines: string[] = [];
  const across = Array.from({ length: columns + 1 }, (_, place) => margin.x + place * card.width);
  const down = Array.from({ length: rows + 1 }, (_, place) => margin.y + place * card.height);
  const [bottom, end] = [page.height - margin.y, page.width - margin.x];
  for (const x of across) lines.push(`M${x} ${margin.y - markGap - markLength}v${markLength}M${x} ${bottom + markGap}v${markLength}`);
  for (const y of down) lines.push(`M${margin.x - markGap - markLength} ${y}h${markLength}M${end + markGap} ${y}h${markLength}`);
  for (const x of across.slice(1, -1)) for (const y of down.slice(1, -1)) lines.push(`M${x - 1.5} ${y}h3M${x} ${y - 1.5}v3`);
  return html`<svg class="marks" viewBox="0 0 ${page.width} ${page.height}" aria-hidden="true" focusable="false">${svg`<path d=${lines.join('')} stroke="#000" stroke-width="0.2" fill="none" />`}</svg>`;
})();

declare global {
  interface HTMLElementTagNameMap {
    'ls-ticket-sheet': TicketSheet;
  }
}
