import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import { stageText } from '../../shared/locale/stage-de.ts';
import type { StageView } from '../../shared/protocol/view.ts';
import { BoardScreen } from '../connection/board-screen.ts';
import { LiveView } from '../connection/live.ts';
import { ClockController } from '../controllers/clock-controller.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import { forgetLastPicture, keepLastPicture, readLastPicture, type LastPicture } from './last-picture.ts';
import './stage-notice.ts';
import './stage.ts';
import { enter, workshopInAddress, type Entry } from './stage-entry.ts';
import { Throttle } from './throttle.ts';

/** Arrivals on the wall come in batches, so that it can be read while it fills. */
const arrivalsMs = 1_500;
/** Ordering is followed by the hall, so it is shown sooner. */
const orderingMs = 300;
/** The picture is kept for a reload at most this often. */
const keepMs = 5_000;
/** A reload is silent about the age of the kept picture for this long: mostly the server is there by then. */
const patienceMs = 3_000;
/** The pointer disappears after this long without a move. */
const idleMs = 3_000;

/** The projector's page: no input but F for full screen, no secrets, and never an error dialog. */
@customElement('ls-projector-app')
export class ProjectorApp extends LitElement {
  static override styles = [
    rootStyles,
    css`
      a {
        color: inherit;
      }
    `,
  ];

  @state() private entry: Entry | null = null;
  @state() private shown: BoardSnapshot | null = null;
  readonly #clock = new ClockController(this, 1_000);
  readonly #openedAtMs = Date.now();
  readonly #arrivals = new Throttle(() => this.#showBoard());
  readonly #keeping = new Throttle(() => this.#keep());
  readonly #workshop = workshopInAddress();
  #last: LastPicture | null = this.#workshop === null ? null : readLastPicture(this.#workshop);
  #live: LiveView<StageView> | null = null;
  #board: BoardScreen | null = null;
  #leave: (() => void)[] = [];
  #idle: ReturnType<typeof setTimeout> | null = null;
  #wakeLock: WakeLockSentinel | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = stageText('title');
    const on = <K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void): void => {
      addEventListener(type, listener);
      this.#leave.push(() => removeEventListener(type, listener));
    };
    on('keydown', (event) => this.#key(event));
    on('pointermove', () => this.#pointerMoved());
    on('pagehide', () => this.#keep());
    const whenVisible = (): void => void this.#stayAwake();
    document.addEventListener('visibilitychange', whenVisible);
    this.#leave.push(() => document.removeEventListener('visibilitychange', whenVisible));
    void this.#stayAwake();
    void this.#enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.#leave.splice(0)) leave();
    this.#arrivals.stop();
    this.#keeping.stop();
    this.#live?.stop();
    this.#board?.destroy();
    if (this.#idle !== null) clearTimeout(this.#idle);
    void this.#wakeLock?.release();
  }

  override render(): TemplateResult | typeof nothing {
    const refusal = this.entry?.kind === 'refused' ? this.entry.refusal : (this.#live?.refusal ?? null);
    if (refusal !== null && refusal.reason !== 'offline') {
      return refusal.status === 404
        ? html`<ls-stage-notice .what=${stageText('no-workshop')} .next=${stageText('no-workshop-next')}></ls-stage-notice>`
        : html`<ls-stage-notice .what=${stageText('no-access')} .next=${stageText('no-access-next')}></ls-stage-notice>`;
    }
    if (this.entry?.kind === 'choose') return this.#choice(this.entry.grants);
    const view = this.#live?.view ?? this.#last?.view ?? null;
    if (view === null) return this.#waiting();
    return html`<ls-stage .view=${view} .board=${this.#boardFor(view)} .nowMs=${this.#clock.nowMs + (this.#live?.clockOffsetMs ?? 0)} .asOf=${this.#asOf()}></ls-stage>`;
  }

  #waiting(): TemplateResult | typeof nothing {
    const lost = this.entry?.kind === 'refused' || this.#live?.status === 'offline' || Date.now() - this.#openedAtMs > patienceMs * 2;
    return lost ? html`<ls-stage-notice .what=${stageText('not-reachable')} .next=${stageText('not-reachable-next')}></ls-stage-notice>` : nothing;
  }

  #choice(grants: Extract<Entry, { kind: 'choose' }>['grants']): TemplateResult {
    return html`<ls-stage-notice .what=${stageText('no-link')} .next=${grants.length === 0 ? stageText('no-link-next') : stageText('choose')}>
      ${grants.length === 0 ? nothing : html`<ul>${grants.map(({ path, workshop }) => html`<li><a href=${path}><bdi>${workshop?.title ?? ''}</bdi></a></li>`)}</ul>`}
    </ls-stage-notice>`;
  }

  async #enter(): Promise<void> {
    const entry = await enter();
    this.entry = entry;
    if (entry.kind === 'refused' && entry.refusal.reason === 'offline') {
      setTimeout(() => void this.#enter(), patienceMs);
      return;
    }
    if (entry.kind !== 'stage') return;
    if (this.#last?.view.workshop.id !== entry.workshop) this.#last = readLastPicture(entry.workshop);
    const live = new LiveView<StageView>(entry.workshop, entry.as);
    this.#live = live;
    live.subscribe(() => {
      if (this.#live === live) this.#changed(entry);
    });
    live.start();
  }

  #changed({ workshop, as, guessed }: Extract<Entry, { kind: 'stage' }>): void {
    const live = this.#live;
    if (live === null) return;
    if (live.refusal !== null && guessed) {
      // Started without network in a role that this browser may not hold: now the server can be asked.
      this.#live = null;
      void this.#enter();
      return;
    }
    if (live.refusal !== null) forgetLastPicture(workshop);
    const { view } = live;
    if (view !== null) {
      const name = view.sync.find(({ board }) => board === view.board?.id)?.name ?? null;
      if (name !== (this.#board?.syncName ?? null)) this.#openBoard(name, as);
      this.#keeping.ask(keepMs);
    }
    this.requestUpdate();
  }

  #openBoard(name: string | null, as: Extract<Entry, { kind: 'stage' }>['as']): void {
    this.#board?.destroy();
    this.shown = null;
    this.#board = name === null ? null : new BoardScreen(name, as);
    this.#board?.subscribe(() => this.#arrivals.ask(this.#live?.view?.projector.picture === 'clusters' ? orderingMs : arrivalsMs));
  }

  #showBoard(): void {
    if (this.#board?.synced !== true) return;
    this.shown = this.#board.snapshot;
    this.#keeping.ask(keepMs);
  }

  /** The board that belongs to the view: live, or as it was kept, never that of another question. */
  #boardFor(view: StageView): BoardSnapshot | null {
    if (this.shown !== null) return this.shown;
    return view.board === null ? null : (this.#last?.boards[view.board.id] ?? null);
  }

  #keep(): void {
    const view = this.#live?.view ?? null;
    if (view === null || this.entry?.kind !== 'stage' || this.#live?.refusal != null) return;
    // A desk's view holds more than the hall may see; its preview does not leave it behind.
    if (this.entry.as !== 'projector' && this.entry.as !== 'observer') return;
    const board = this.#boardFor(view);
    // While offline the picture is as old as the connection's end, and a reload must not make it look younger.
    const atMs = this.#live?.offlineSinceMs ?? Date.now();
    keepLastPicture(this.entry.workshop, { view, boards: view.board === null || board === null ? {} : { [view.board.id]: board }, atMs });
  }

  /** "10:03" once the picture is not what the server says now. */
  #asOf(): string | null {
    const live = this.#live;
    const isFresh = live !== null && live.view !== null;
    const sinceMs = isFresh ? live.offlineSinceMs : Date.now() - this.#openedAtMs > patienceMs ? (this.#last?.atMs ?? null) : null;
    return sinceMs === null ? null : new Date(sinceMs).toLocaleTimeString('de-DE', { hour: '2-digit', minute: '2-digit' });
  }

  #key(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'f' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.fullscreenElement === null) void document.documentElement.requestFullscreen?.().catch(() => undefined);
    else void document.exitFullscreen().catch(() => undefined);
  }

  #pointerMoved(): void {
    document.documentElement.classList.remove('idle');
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => document.documentElement.classList.add('idle'), idleMs);
  }

  /** Keeps the screen on where the browser can do that (secure addresses only). */
  async #stayAwake(): Promise<void> {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    try {
      this.#wakeLock = await navigator.wakeLock.request('screen');
    } catch {
      // Battery saving or a forbidding frame: then the computer's own settings decide.
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-projector-app': ProjectorApp;
  }
}
