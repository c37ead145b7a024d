import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Role } from '../../shared/domain/role.ts';
import type { PrincipleView } from '../../shared/protocol/view.ts';
import '../elements/version-line.ts';
import '../elements/word-changes.ts';
import './amendment-circle.ts';
import { circleStyles } from './circle-styles.ts';
import { t, titleOf } from './circle-words.ts';

/**
 * The exact wording of a sentence's current version: plain, or with what changed since the version before or another one.
 * Not `compact`: with its amendments and its line of versions below.
 */
@customElement('ls-sentence-wording')
export class SentenceWording extends LitElement {
  static override styles = [
    ...circleStyles,
    css`
      article {
        padding: 20px 28px 24px;
        border: 1px solid var(--tinte);
        background: var(--papier);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
        justify-content: space-between;
        margin-block-end: 12px;
      }
      h2 {
        font-size: 24px;
        font-weight: 800;
        line-height: 1.2;
        overflow-wrap: anywhere;
      }
      .switch {
        display: inline-flex;
        border: 1px solid var(--tinte);
        border-radius: var(--radius-control);
      }
      .switch button {
        border-radius: calc(var(--radius-control) - 1px);
        min-block-size: var(--control-min);
        padding-inline: 14px;
        border: 0;
        background: var(--papier);
        font-weight: 600;
        cursor: pointer;
      }
      .switch button[aria-pressed='true'] {
        background: var(--tinte);
        color: var(--papier);
      }
      .switch button:focus-visible {
        position: relative;
      }
      .wording {
        font-size: 27px;
        line-height: 1.56;
      }
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
      }
      .versions h2 {
        margin-block-end: 8px;
        font-size: 17px;
      }
      :host([compact]) article {
        padding: 8px 12px 10px;
      }
      :host([compact]) header {
        margin-block-end: 6px;
      }
      :host([compact]) h2 {
        font-size: 17px;
      }
      :host([compact]) .wording {
        font-size: 18px;
        line-height: 1.4;
      }
      @media (max-width: 600px) {
        article {
          padding: 16px;
        }
        .wording {
          font-size: 23px;
          line-height: 1.4;
        }
      }
    `,
  ];

  @property({ attribute: false }) principle: PrincipleView | null = null;
  @property({ type: Boolean, reflect: true }) compact = false;
  @state() private withChanges = false;
  /** The version compared with the current one; null: the one before it. */
  @state() private base: number | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('principle') && changed.get('principle')?.id !== this.principle?.id) this.base = null;
  }

  /** Leads to the amendments below. */
  async toAmendments(): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector('ls-amendment-circle')?.lead();
  }

  override render(): TemplateResult | typeof nothing {
    const { principle } = this;
    const current = principle?.versions.at(-1);
    if (principle === null || current === undefined) return nothing;
    const before = this.base === null ? principle.versions.at(-2) : principle.versions[this.base - 1];
    return html`${this.#article(principle, current, before)}${this.compact ? nothing : this.#below(principle)}`;
  }

  #article(principle: PrincipleView, current: Version, before: Version | undefined): TemplateResult {
    return html`<article aria-label=${titleOf(principle)}>
      <header>
        <h2>${principle.number} <bdi>${principle.title}</bdi></h2>
        <div class="switch" role="group" aria-label=${t('showAs')}>
          <button aria-pressed=${this.withChanges ? 'false' : 'true'} @click=${() => this.#show(false)}>${t('plain')}</button
          ><button aria-pressed=${this.withChanges ? 'true' : 'false'} @click=${() => this.#show(true)}>${t('changes')}</button>
        </div>
      </header>
      ${this.withChanges
        ? before === undefined
          ? html`<p class="wording" dir="auto" lang="de">${current.text}</p><p class="meta">${t('firstVersion')}</p>`
          : html`<ls-word-changes class="wording" .from=${before.text} .to=${current.text}></ls-word-changes><p class="meta">${t('changesSince', { version: before.version })}</p>`
        : html`<p class="wording" dir="auto" lang="de">${current.text}</p>`}
    </article>`;
  }

  #below(principle: PrincipleView): TemplateResult {
    return html`<ls-amendment-circle .principle=${principle}></ls-amendment-circle>
      <section class="versions">
        <h2>${t('versions')}</h2>
        <ls-version-line .principle=${principle} .base=${this.base} .roleName=${roleName} @ls-compare=${(event: CustomEvent<number>) => this.#compare(event.detail, principle.versions.length)}></ls-version-line>
      </section>`;
  }

  #compare(version: number, current: number): void {
    this.base = version === current ? null : version;
    this.withChanges = true;
  }

  #show(withChanges: boolean): void {
    this.withChanges = withChanges;
  }
}

type Version = PrincipleView['versions'][number];

const roleName = (role: Role): string => t(role);

declare global {
  interface HTMLElementTagNameMap {
    'ls-sentence-wording': SentenceWording;
  }
}
