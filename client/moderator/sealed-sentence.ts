import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { modeName } from '../../shared/locale/ballot-names-de.ts';
import { clockTime, percent, shortChecksum, wholeChecksum } from '../../shared/locale/formats-de.ts';
import type { DeskView, PrincipleView } from '../../shared/protocol/view.ts';
import '../elements/seal.ts';
import '../elements/tragwerk-glyph.ts';
import { icon, iconCheck, iconMonitor } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import './sentence-sources.ts';

/** A frozen sentence: text, seal, version, checksum, who confirmed it; and its way onto the projector. */
@customElement('ls-sealed-sentence')
export class SealedSentence extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      :host {
        display: grid;
        gap: 20px;
      }
      .block {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 24px;
        align-items: center;
        padding: 20px 24px;
        border-inline-start: 12px solid var(--eis-3);
        background: var(--eis-1);
      }
      .kind {
        color: var(--eis-4);
        font-weight: 700;
      }
      .text {
        margin-block: 8px;
        font: 460 23px/1.45 var(--font-serif);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .hash {
        color: var(--eis-4);
        font: 500 15px/1.5 var(--font-mono);
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 6px 20px;
      }
      dt {
        color: var(--tinte-2);
      }
      .shown {
        display: flex;
        gap: 8px;
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) principle: PrincipleView | null = null;
  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  readonly #actions = new ActionController(this);

  /** On its heading: the first thing to hear is that the sentence is frozen. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.kind')?.focus());
  }

  override render(): TemplateResult | typeof nothing {
    const { principle, view } = this;
    const frozen = principle?.frozen ?? null;
    if (principle === null || view === null || frozen === null) return nothing;
    const text = principle.versions.find(({ version }) => version === frozen.version)?.text ?? '';
    const shown = view.projector.picture === 'sealed' && view.projector.principle === principle.id;
    return html`
      <section class="block" aria-label=${t('sealed.kind', { n: frozen.number })}>
        <div>
          <h2 class="kind" tabindex="-1">${t('sealed.kind', { n: frozen.number })}</h2>
          <p class="text" dir="auto">${text}</p>
          <p class="hash">${t('sealed.version', { n: frozen.version })} · ${shortChecksum(frozen.hash)}</p>
        </div>
        <ls-seal .size=${104} .version=${frozen.version} .pillars=${view.sectors.length}></ls-seal>
      </section>
      <div>
        ${shown
          ? html`<div class="row">
              <p class="shown" role="status">${icon(iconCheck)}${t('sealed.shown')}</p>
              <button class="button quiet" @click=${() => this.#order({ mode: 'follow' })}>${t('projector.back')}</button>
            </div>`
          : html`<button class="button" @click=${() => this.#order({ mode: 'follow', picture: 'sealed', principle: principle.id })}>${icon(iconMonitor)}${t('sealed.show')}</button>`}
        ${this.#actions.failure('show')}
      </div>
      <dl class="paper">
        <dt>${t('sealed.title')}</dt><dd><bdi>${principle.title}</bdi></dd>
        <dt>${t('sealed.at')}</dt><dd>${t('sealed.time', { time: clockTime(frozen.atMs) })}</dd>
        ${frozen.approvals.map(({ role, atMs }, place) => html`<dt>${t('sealed.approval', { n: place + 1 })}</dt><dd>${t(`role.${role}`)}, ${t('sealed.time', { time: clockTime(atMs) })}</dd>`)}
        <dt>${t('sealed.support')}</dt>
        <dd>
          ${principle.support === null
            ? t('freeze.notWeighed')
            : html`<ls-tragwerk-glyph size="detail" .sectors=${view.sectors} .support=${principle.support}></ls-tragwerk-glyph><p class="meta">${t('freeze.support', { mode: modeName[principle.support.mode], n: principle.support.votes, threshold: percent(principle.support.threshold) })}</p>`}
        </dd>
        <dt>${t('sealed.hash')}</dt><dd class="hash">${wholeChecksum(frozen.hash)}</dd>
      </dl>
      <ls-sentence-sources .sources=${principle.sources} .sectors=${view.sectors}></ls-sentence-sources>
    `;
  }

  async #order(picture: Readonly<Record<string, string>>): Promise<void> {
    const { desk } = this;
    if (desk !== null) await this.#actions.run('show', () => desk.send({ do: 'set-projector', ...picture }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-sealed-sentence': SealedSentence;
  }
}
