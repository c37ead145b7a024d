import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon, iconCopy, iconExternalLink } from '../elements/icon.ts';
import '../elements/qr-code.ts';
import { buttonStyles, fieldStyles, rootStyles } from '../styles/shared-styles.ts';
import type { AccessRole } from './create-workshop.ts';
import { t } from './start-words.ts';

/** One access: whose, what for, link, QR code. On paper a sheet of its own. */
@customElement('ls-access-row')
export class AccessRow extends LitElement {
  static override styles = [
    rootStyles,
    buttonStyles,
    fieldStyles,
    css`
      article {
        display: grid;
        grid-template-columns: 148px minmax(0, 1fr);
        gap: 8px 24px;
        padding: 16px 20px;
        border: 1px solid var(--rand);
        border-radius: var(--radius-control);
        background: var(--papier);
      }
      .words {
        display: grid;
        gap: 8px;
        align-content: center;
      }
      h2 {
        font-size: 19px;
        font-weight: 800;
      }
      .meta {
        color: var(--tinte-2);
      }
      .code {
        font-size: 26px;
        font-weight: 800;
        line-height: 1.1;
        letter-spacing: 0.5px;
      }
      .code span {
        font-size: 16px;
        font-weight: 400;
        letter-spacing: 0;
      }
      .link {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
      }
      .input {
        flex: 1 1 260px;
        inline-size: auto;
        min-inline-size: 0;
        background: var(--papier);
        color: var(--tinte);
        font-family: var(--font-mono);
        font-size: 15px;
      }
      .icon {
        inline-size: 18px;
        block-size: 18px;
      }
      .paper {
        display: none;
      }
      @media (max-width: 560px) {
        article {
          grid-template-columns: 1fr;
        }
        ls-qr-code {
          inline-size: 148px;
        }
      }
      @media print {
        article {
          display: flex;
          flex-direction: column-reverse;
          align-items: start;
          padding: 0;
          border: 0;
        }
        .screen {
          display: none;
        }
        .paper {
          display: block;
        }
        h2 {
          margin-block: 6mm 3mm;
          font-size: 30pt;
        }
        .words {
          display: block;
          font-size: 13pt;
        }
        .words p {
          margin-block-end: 3mm;
        }
        ls-qr-code {
          inline-size: 105mm;
          margin-inline: -9mm;
        }
        .code {
          font-size: 34pt;
        }
        .meta {
          color: #000;
        }
        .address {
          margin-block-start: 4mm;
          font: 500 12pt/1.4 var(--font-mono);
          overflow-wrap: anywhere;
        }
      }
    `,
  ];

  @property({ attribute: 'role-name' }) roleName: AccessRole | 'participants' = 'participants';
  @property() link = '';
  /** Only participants have one. */
  @property() code = '';
  /** Workshop and day, for the sheet of paper. */
  @property() about = '';
  @property() place = '';
  @state() private said = '';

  override render(): TemplateResult {
    const role = t(this.roleName);
    return html`<article aria-labelledby="role">
      <ls-qr-code text=${this.link} label=${t('qrOf', { role })}></ls-qr-code>
      <div class="words">
        <p class="paper"><bdi>${this.about}</bdi>${this.place === '' ? nothing : html`, <bdi>${this.place}</bdi>`}</p>
        <h2 id="role">${role}</h2>
        <p>${t(`${this.roleName}For`)}</p>
        ${this.code === '' ? nothing : html`<p class="code"><span>${t('code')}</span> ${this.code}</p>`}
        <div class="link screen">
          <input class="input" readonly dir="ltr" .value=${this.link} aria-label=${t('linkOf', { role })} @focus=${this.#select} />
          <button class="button" aria-label=${t('copyNamed', { role })} @click=${this.#copy}>${icon(iconCopy)}${t('copy')}</button>
          <a class="button" href=${this.link} target="_blank" rel="noopener" aria-label=${t('openNamed', { title: role })}>${icon(iconExternalLink)}${t('open')}</a>
        </div>
        <p class="meta"><span class="screen" role="status">${this.said === '' ? nothing : html`<strong>${this.said}</strong> `}</span>${t(this.roleName === 'participants' ? 'public' : 'secret')}</p>
        <p class="paper address" dir="ltr">${this.link}</p>
      </div>
    </article>`;
  }

  readonly #select = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) event.target.select();
  };

  readonly #copy = async (): Promise<void> => {
    const field = this.renderRoot.querySelector('input');
    try {
      // Missing on plain http; then the selected link is copied by hand.
      await navigator.clipboard.writeText(this.link);
      this.said = t('copied');
    } catch {
      field?.focus();
      field?.select();
      this.said = t('selected');
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-access-row': AccessRow;
  }
}
