import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { codeInGroups, longDate } from '../../shared/locale/formats-de.ts';
import { icon, iconArrowRight, iconDownload, iconPrinter } from '../elements/icon.ts';
import '../elements/message-box.ts';
import { buttonStyles, rootStyles } from '../styles/shared-styles.ts';
import './access-row.ts';
import { accessLink, accessRoles, type MadeWorkshop } from './create-workshop.ts';
import { t } from './start-words.ts';

/** All accesses of a workshop that was made just now: to open, copy, save, and print one sheet per role. Fires `ls-done`. */
@customElement('ls-access-sheet')
export class AccessSheet extends LitElement {
  static override styles = [
    rootStyles,
    buttonStyles,
    css`
      main {
        display: grid;
        gap: 20px;
        max-inline-size: 1040px;
        margin-inline: auto;
        padding: 28px 24px 48px;
      }
      h1 {
        font-size: 28px;
        font-weight: 800;
        line-height: 1.15;
        letter-spacing: -0.5px;
      }
      .about {
        color: var(--tinte-2);
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
        align-items: center;
      }
      ul {
        display: grid;
        gap: 12px;
      }
      .icon {
        inline-size: 20px;
        block-size: 20px;
      }
      @media print {
        main {
          display: block;
          max-inline-size: none;
          padding: 0;
        }
        header,
        .screen {
          display: none;
        }
        ul {
          display: block;
        }
        li + li {
          break-before: page;
        }
      }
    `,
  ];

  @property({ attribute: false }) workshop: MadeWorkshop | null = null;

  override render(): TemplateResult | typeof nothing {
    const { workshop } = this;
    if (workshop === null) return nothing;
    const fresh = workshop.keys.circle === undefined;
    const about = t('accessesFor', { title: workshop.title, date: longDate(workshop.date) });
    return html`<main tabindex="-1">
      <header>
        <h1>${t('accesses')}</h1>
        <p class="about"><bdi>${about}</bdi></p>
      </header>
      <ls-message-box class="screen"><strong>${t('shownOnlyNow')}</strong> ${t(fresh ? 'freshOnlyNowHow' : 'shownOnlyNowHow')}</ls-message-box>
      <div class="tools screen">
        <button class="button primary" @click=${() => print()}>${icon(iconPrinter)}${t('print')}</button>
        <button class="button" @click=${this.#save}>${icon(iconDownload)}${t('saveLinks')}</button>
        <span class="about">${t('printHow')}</span>
      </div>
      <ul>
        <li><ls-access-row role-name="participants" link=${workshop.joinUrl} code=${codeInGroups(workshop.code)} about=${about} place=${workshop.place}></ls-access-row></li>
        ${accessRoles.map((role) => {
          const link = accessLink(workshop, role);
          return link === null ? nothing : html`<li><ls-access-row role-name=${role} link=${link} about=${about} place=${workshop.place}></ls-access-row></li>`;
        })}
      </ul>
      <div class="tools screen"><button class="button" @click=${() => this.dispatchEvent(new CustomEvent('ls-done'))}>${t('toWorkshops')}${icon(iconArrowRight)}</button></div>
    </main>`;
  }

  override firstUpdated(): void {
    // The form is gone; the reading goes on at the top of this page.
    this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  }

  readonly #save = (): void => {
    const { workshop } = this;
    if (workshop === null) return;
    const lines = [
      t('accessesFor', { title: workshop.title, date: longDate(workshop.date) }),
      `${t('participants')}: ${workshop.joinUrl} (${t('code')} ${codeInGroups(workshop.code)})`,
      ...accessRoles.flatMap((role) => {
        const link = accessLink(workshop, role);
        return link === null ? [] : [`${t(role)}: ${link}`];
      }),
    ];
    const url = URL.createObjectURL(new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/plain;charset=utf-8' }));
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = `leitsatz-zugaenge-${workshop.date}.txt`;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-access-sheet': AccessSheet;
  }
}
