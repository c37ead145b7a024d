import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { signOf } from '../../shared/domain/sector.ts';
import { sectorShort } from '../../shared/locale/stage-de.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import '../elements/sector-sign.ts';
import { viewContext } from './contexts.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import { total } from './plan.ts';

/** Who is here, per sector: connected now, of everybody who joined. */
@customElement('ls-connected-list')
export class ConnectedList extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      .head {
        display: flex;
        justify-content: space-between;
        margin-block-end: 6px;
      }
      .head span {
        font-size: 17px;
        font-weight: 700;
      }
      li {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr) auto;
        align-items: baseline;
        gap: 10px;
        padding-block: 4px;
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null) return nothing;
    const row = (id: string, title: string, sign: ReturnType<typeof signOf>): TemplateResult => html`<li>
      <ls-sector-sign .sign=${sign} .size=${15}></ls-sector-sign><bdi title=${title}>${sectorShort(title)}</bdi><span>${t('connected.of', { n: view.present[id] ?? 0, of: view.joinedBySector[id] ?? 0 })}</span>
    </li>`;
    return html`
      <div class="head"><h2>${t('connected.title')}</h2><span>${total(view.present)}</span></div>
      <ul>
        ${view.sectors.map((sector) => row(sector.id, sector.title, signOf(view.sectors, sector.id)))} ${(view.joinedBySector['none'] ?? 0) > 0 ? row('none', t('sector.none'), null) : nothing}
      </ul>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-connected-list': ConnectedList;
  }
}
