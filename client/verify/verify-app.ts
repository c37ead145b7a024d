import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { verifyWord, type VerifyWord } from '../../shared/locale/verify-de.ts';
import { icon, iconDownload } from '../elements/icon.ts';
import '../elements/logo.ts';
import { buttonStyles, fieldStyles, rootStyles } from '../styles/shared-styles.ts';
import { bytesOf, check, type ChosenFile, type Outcome } from './chosen-files.ts';
import { outcomeView } from './outcome-view.ts';

const troubleWords = { 'no-record': 'pageNoRecord', 'two-records': 'pageTwoRecords', 'not-a-key': 'pageKeyBad', 'private-key': 'pageKeyPrivate' } as const satisfies Record<string, VerifyWord>;

/** Checks a record and documents in this browser: nothing is sent, nothing is fetched. The page is one file that works from a disk too. */
@customElement('ls-verify-app')
export class VerifyApp extends LitElement {
  static override styles = [
    rootStyles,
    buttonStyles,
    fieldStyles,
    css`
      header {
        padding: 14px 20px;
        border-block-end: 1px solid var(--linie);
        font-size: 20px;
      }
      main {
        display: grid;
        gap: 20px;
        max-inline-size: 760px;
        margin-inline: auto;
        padding: 24px 20px 64px;
      }
      h1 {
        font-size: 32px;
        font-weight: 800;
        line-height: 1.1;
      }
      h2 {
        display: flex;
        gap: 10px;
        align-items: center;
        font-size: 20px;
        font-weight: 800;
      }
      h3 {
        font-size: 17px;
        font-weight: 800;
      }
      form,
      section,
      article,
      .outcome {
        display: grid;
        gap: 10px;
      }
      .outcome {
        gap: 24px;
      }
      .input {
        --control-min: 48px;
      }
      .meta {
        color: var(--tinte-2);
      }
      .verdict {
        padding: 16px 20px;
        border: 3px solid var(--tinte);
        border-radius: var(--radius-control);
      }
      .verdict h2 {
        font-size: 26px;
      }
      .verdict.bad {
        border-color: var(--rot);
        background: var(--rot-1);
      }
      .verdict.bad h2,
      .finding.bad {
        color: var(--rot);
      }
      .finding {
        display: flex;
        gap: 8px;
        font-weight: 600;
      }
      .icon {
        inline-size: 22px;
        block-size: 22px;
      }
      article.sealed {
        padding: 16px 20px;
        border-inline-start: 10px solid var(--eis-3);
        background: var(--eis-1);
        break-inside: avoid;
      }
      article.broken {
        padding: 16px 20px;
        border: 2px dashed var(--rot);
        break-inside: avoid;
      }
      .wording {
        font: 400 19px/1.45 var(--font-serif);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        unicode-bidi: plaintext;
      }
      h3,
      p {
        overflow-wrap: anywhere;
      }
      code {
        font: 500 15px/1.5 var(--font-mono);
      }
      code.large {
        font-size: 24px;
      }
      @media print {
        form,
        .save {
          display: none;
        }
      }
    `,
  ];

  @state() private outcome: Outcome = { kind: 'nothing' };
  @state() private busy = false;
  #files: readonly File[] = [];
  #key = '';
  /** Only the newest choice may be shown: a large file may be read for longer than a small one that was chosen after it. */
  #round = 0;

  override render(): TemplateResult {
    const { outcome, busy } = this;
    const keyTrouble = outcome.kind === 'trouble' && (outcome.why === 'not-a-key' || outcome.why === 'private-key');
    return html`
      <header><ls-logo></ls-logo></header>
      <main>
        <h1>${verifyWord('pageTitle')}</h1>
        <p>${verifyWord('pageIntro')}</p>
        <form @submit=${this.#stay}>
          <label class="field">
            <span class="label">${verifyWord('pageFiles')}</span>
            <span class="help">${verifyWord('pageFilesHint')}</span>
            <input class="input" type="file" multiple accept=".json,.html,.htm,.md,.pem" @change=${this.#chosen} />
          </label>
          <label class="field">
            <span class="label">${verifyWord('pageKey')}</span>
            <span class="help">${verifyWord('pageKeyHint')}</span>
            <input class="input" autocomplete="off" spellcheck="false" aria-invalid=${keyTrouble ? 'true' : 'false'} @change=${this.#typed} />
          </label>
        </form>
        <p role="status" class=${outcome.kind === 'trouble' ? 'finding bad' : 'visually-hidden'}>${busy ? verifyWord('pageChecking') : this.#spoken()}</p>
        ${outcome.kind === 'checked' && !busy ? html`<div class="outcome">${outcomeView(outcome)}</div>` : nothing}
        ${location.protocol === 'file:'
          ? nothing
          : html`<section class="save">
              <p><a class="button" href="/verify" download="leitsatz-pruefen.html">${icon(iconDownload)}${verifyWord('pageSave')}</a></p>
              <p class="meta">${verifyWord('pageSaveWhy')}</p>
            </section>`}
      </main>
    `;
  }

  #spoken(): string {
    const { outcome } = this;
    if (outcome.kind === 'trouble') return verifyWord(troubleWords[outcome.why]);
    return outcome.kind === 'checked' ? verifyWord(outcome.holds ? 'pageSound' : outcome.verification.readable && outcome.verification.sound ? 'documentOther' : 'pageNotSound') : '';
  }

  #stay(event: Event): void {
    event.preventDefault();
  }

  #chosen(event: Event & { readonly currentTarget: HTMLInputElement }): void {
    this.#files = [...(event.currentTarget.files ?? [])];
    void this.#check();
  }

  #typed(event: Event & { readonly currentTarget: HTMLInputElement }): void {
    this.#key = event.currentTarget.value;
    void this.#check();
  }

  async #check(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    this.busy = true;
    const files: ChosenFile[] = [];
    // A file that is gone by now is one that cannot be read.
    for (const file of this.#files) files.push({ name: file.name, bytes: await bytesOf(file).catch(() => new Uint8Array()) });
    await this.updateComplete;
    if (round !== this.#round) return;
    this.outcome = check(files, this.#key);
    this.busy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-verify-app': VerifyApp;
  }
}
