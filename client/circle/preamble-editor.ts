import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PhoneStorage } from '../connection/phone-storage.ts';
import { icon, iconCheck, iconCircleAlert, iconHourglass } from '../elements/icon.ts';
import '../elements/message-box.ts';
import '../elements/word-changes.ts';
import type { CircleDesk } from './circle-desk.ts';
import { circleStyles } from './circle-styles.ts';
import { t } from './circle-words.ts';
import { deskContext, offlineContext } from './contexts.ts';
import { PreambleKeeper } from './preamble-keeper.ts';

/** The preamble in its place in the document: a field that saves on its own and says so. */
@customElement('ls-preamble-editor')
export class PreambleEditor extends LitElement {
  static override styles = [
    ...circleStyles,
    css`
      .field-of-text {
        display: block;
        inline-size: calc(100% + 24px);
        min-block-size: 128px;
        margin-inline: -12px;
        padding: 8px 12px;
        border: 1px solid var(--rand);
        border-radius: var(--radius-control);
        background: var(--papier);
        font: 440 18.5px/1.56 var(--font-serif);
        resize: vertical;
        field-sizing: content;
      }
      .help {
        margin-block-start: 4px;
        font-size: 15px;
      }
      ls-message-box {
        margin-block-end: 12px;
      }
      .both {
        display: grid;
        gap: 12px;
        margin-block-start: 10px;
      }
      .both h4 {
        margin: 0 0 2px;
        font-size: 15px;
      }
      .text {
        padding: 8px 12px;
        border: 1px solid var(--linie);
        font: 440 17px/1.5 var(--font-serif);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block-start: 8px;
      }
      .wrong {
        color: var(--rot);
      }
    `,
  ];

  @consume({ context: deskContext, subscribe: true }) @state() private desk: CircleDesk | null = null;
  @property() process = '';
  /** As the server's view has it. */
  @property() preamble = '';
  @consume({ context: offlineContext, subscribe: true }) @state() private offline = false;
  @state() private keeper: PreambleKeeper | null = null;

  override willUpdate(changed: Map<string, unknown>): void {
    if (this.keeper === null) {
      this.keeper = new PreambleKeeper(this.process, {
        save: (text) => this.desk?.send({ do: 'revise-preamble', text }) ?? Promise.resolve({ id: '', ok: false, reason: 'offline', message: '', messages: {} }),
        store: new PhoneStorage(),
        later: (run, ms) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
        changed: () => this.requestUpdate(),
      });
    }
    if (changed.has('preamble')) this.keeper.fromServer(this.preamble);
    if (changed.has('offline') && !this.offline && changed.get('offline') === true) void this.keeper.save();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.keeper?.save();
    this.keeper?.stop();
  }

  override render(): TemplateResult | typeof nothing {
    const { keeper } = this;
    if (keeper === null) return nothing;
    return html`${keeper.theirs === null ? nothing : this.#conflict(keeper, keeper.theirs)} ${keeper.replaced === null ? nothing : this.#replaced(keeper, keeper.replaced)}
      <textarea
        class="field-of-text"
        lang="de"
        dir="auto"
        spellcheck="true"
        rows=${Math.max(4, Math.ceil(keeper.text.length / 70))}
        aria-label=${t('preamble')}
        aria-describedby="help"
        placeholder=${t('writePreamble')}
        .value=${keeper.text}
        @input=${this.#typed}
        @blur=${() => void keeper.save()}
      ></textarea>
      <p class="status" role="status">${this.#status(keeper)}</p>
      <p class="help" id="help">${t('preambleHelp')}</p>`;
  }

  #status(keeper: PreambleKeeper): TemplateResult | typeof nothing {
    switch (keeper.status) {
      case 'saved':
        return keeper.text.trim() === '' ? nothing : html`${icon(iconCheck)}${t('saved')}`;
      case 'waiting':
        return this.offline ? html`${icon(iconHourglass)}${t('savedHere')}` : nothing;
      case 'saving':
        return html`<span class="visually-hidden">${t('saving')}</span>`;
      case 'device':
        return html`${icon(iconHourglass)}${t('savedHere')}`;
      case 'refused':
        return html`<span class="wrong">${icon(iconCircleAlert)}</span><span class="wrong">${t('notSaved')} ${keeper.message}</span>`;
    }
  }

  #conflict(keeper: PreambleKeeper, theirs: string): TemplateResult {
    return html`<ls-message-box kind="error">
      <strong>${t('conflict')}</strong> ${t('conflictHow')}
      <div class="both">
        <div><h4>${t('mine')}</h4><p class="text" dir="auto" lang="de">${keeper.text}</p></div>
        <div><h4>${t('theirs')}</h4><p class="text" dir="auto" lang="de">${theirs}</p></div>
        <div><h4>${t('differences')}</h4><ls-word-changes class="text" .from=${theirs} .to=${keeper.text}></ls-word-changes></div>
      </div>
      <div class="buttons">
        <button class="button primary" @click=${() => keeper.choose('mine')}>${t('keepMine')}</button>
        <button class="button" @click=${() => keeper.choose('theirs')}>${t('takeTheirs')}</button>
      </div>
    </ls-message-box>`;
  }

  #replaced(keeper: PreambleKeeper, replaced: string): TemplateResult {
    return html`<ls-message-box>
      <strong>${t('replaced')}</strong>
      <div class="both"><p class="text" dir="auto" lang="de">${replaced}</p></div>
      <div class="buttons">
        <button class="button" @click=${() => keeper.answerReplaced(true)}>${t('restore')}</button>
        <button class="button" @click=${() => keeper.answerReplaced(false)}>${t('leave')}</button>
      </div>
    </ls-message-box>`;
  }

  readonly #typed = (event: InputEvent): void => {
    if (event.target instanceof HTMLTextAreaElement) this.keeper?.typed(event.target.value);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-preamble-editor': PreambleEditor;
  }
}
