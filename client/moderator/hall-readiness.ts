import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Role } from '../../shared/domain/role.ts';
import type { ServerLight, ServerState } from '../../shared/protocol/server-state.ts';
import { request } from '../connection/api.ts';
import { icon, iconCircleAlert, iconCircleCheck, iconTriangleAlert } from '../elements/icon.ts';
import { deskContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';

const everyMs = 10_000;
/** From this share of the phones on the hall's network is worth a word. */
const longPollShareMax = 0.1;

const gigabytes = new Intl.NumberFormat('de', { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 });
const lightIcons = { ready: iconCircleCheck, watch: iconTriangleAlert, stop: iconCircleAlert } as const;

/** May we begin? What the server says about itself, in words, asked anew every ten seconds while somebody looks. */
@customElement('ls-hall-readiness')
export class HallReadiness extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      .readiness {
        display: grid;
        gap: 14px;
      }
      .light {
        display: flex;
        gap: 8px;
        align-items: center;
        font-weight: 700;
      }
      .light .icon {
        flex: none;
      }
      .stop {
        color: var(--rot);
      }
      ul {
        display: grid;
        gap: 8px;
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 4px 16px;
      }
      dt {
        color: var(--tinte-2);
      }
      dd {
        margin: 0;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private known: ServerState | null = null;
  @state() private silent = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asking = false;
  readonly #whenVisible = (): void => {
    if (document.visibilityState === 'visible') void this.#ask();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#whenVisible);
    // A render first: the desk comes from the context.
    void this.updateComplete.then(() => this.#ask());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#whenVisible);
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const { known } = this;
    return html`<section class="readiness" aria-labelledby="title">
      <h2 id="title">${t('ready.title')}</h2>
      <div role="status">${known === null ? html`<p class="meta">${t(this.silent ? 'ready.silent' : 'ready.asking')}</p>` : this.#light(known)}</div>
      ${known === null ? nothing : this.#facts(known)}
    </section>`;
  }

  #light(known: ServerState): TemplateResult {
    const hints = [...known.troubles.map((trouble) => t(`ready.${trouble}`)), ...hallHints(known)];
    const light: ServerLight = this.silent ? 'stop' : known.light === 'ready' && hints.length > 0 ? 'watch' : known.light;
    return html`<p class="light ${light}">${icon(lightIcons[light])}${t(this.silent ? 'ready.silent' : `ready.${light}`)}</p>
      ${hints.length === 0 || this.silent ? nothing : html`<ul>${hints.map((hint) => html`<li>${hint}</li>`)}</ul>`}`;
  }

  #facts(known: ServerState): TemplateResult {
    const phones = countOf(known, 'participant');
    const fact = (name: string, value: string): TemplateResult => html`<dt>${name}</dt><dd>${value}</dd>`;
    return html`<dl>
      ${fact(t('ready.phones'), t('ready.connected', { n: phones.all }))} ${fact(t('ready.screens'), t('ready.connected', { n: countOf(known, 'projector').all }))}
      ${fact(t('ready.storing'), known.lastCommitMs === null ? t('ready.unused') : t('ready.inMs', { n: Math.max(1, Math.round(known.lastCommitMs)) }))}
      ${fact(t('ready.answering'), known.eventLoopLagP99Ms === null ? t('ready.measuring') : t('ready.lateMs', { n: known.eventLoopLagP99Ms }))}
      ${known.diskFreeBytes === null ? nothing : fact(t('ready.disk'), t('ready.free', { room: gigabytes.format(known.diskFreeBytes / 1e9) }))}
    </dl>`;
  }

  async #ask(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const { desk } = this;
    if (!this.isConnected || this.#asking) return;
    if (desk !== null && document.visibilityState === 'visible') {
      this.#asking = true;
      const answer = await request<ServerState>('GET', `/api/v1/workshops/${desk.workshop}/state`, { as: 'moderator' });
      this.#asking = false;
      this.silent = !answer.ok;
      if (answer.ok) this.known = answer.value;
    }
    if (this.isConnected) this.#timer = setTimeout(() => void this.#ask(), everyMs);
  }
}

const countOf = ({ connections }: ServerState, role: Role): { readonly all: number; readonly longPolls: number } => {
  const { sockets = 0, longPolls = 0 } = connections.find((count) => count.role === role) ?? {};
  return { all: sockets + longPolls, longPolls };
};

/** What the server cannot judge, because it does not know that people sit in a hall. */
const hallHints = (known: ServerState): readonly string[] => {
  const phones = countOf(known, 'participant');
  return [
    ...(countOf(known, 'projector').all === 0 ? [t('ready.noScreen')] : []),
    ...(phones.longPolls > phones.all * longPollShareMax ? [t('ready.longPolls', { n: phones.longPolls })] : []),
  ];
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-hall-readiness': HallReadiness;
  }
}
