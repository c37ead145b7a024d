import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ParticipantView } from '../../shared/protocol/view.ts';
import type { Language } from '../../shared/locale/catalogue.ts';
import { keyInAddress, request, type Grant, type Refused } from '../connection/api.ts';
import { browserQueuePorts, CommandQueue } from '../connection/command-queue.ts';
import { LiveView } from '../connection/live.ts';
import { PhoneStorage } from '../connection/phone-storage.ts';
import { randomToken } from '../connection/random-token.ts';
import { LaterParts } from '../controllers/later-parts.ts';
import { LiveController } from '../controllers/live-controller.ts';
import '../elements/logo.ts';
import './hall-page.ts';
import type { HeldGrants } from './held-grants.ts';
import './join-form.ts';
import type { LookUp } from './join-form.ts';
import { keptTicket } from './kept-keys.ts';
import { LightElement } from './light-element.ts';
import { firstLanguage, nameOf, wordsIn } from './words.ts';

type Place =
  | { readonly kind: 'loading' }
  | { readonly kind: 'code'; readonly refusal: Refused | null }
  | { readonly kind: 'join'; readonly found: LookUp; readonly code: string; readonly refusal: Refused | null }
  | { readonly kind: 'hall'; readonly workshop: string };

/** A whole hall opens the page within minutes: the rest of it is fetched within this time. */
const partsSoonMs = 4_000;
const workshopCode = /^\d{8}$/;

/** The phone: finds out where it is (door, code entry, workshop) and holds connection, outbox and language. */
@customElement('ls-participant-app')
export class ParticipantApp extends LightElement {
  @state() private place: Place = { kind: 'loading' };
  @state() private busy = false;
  @state() private spoken = '';

  /** The code entry is among them: most people come by the QR code and never see it. */
  readonly #later = new LaterParts(this, () => import('./later-parts.ts'), partsSoonMs);
  readonly #storage = new PhoneStorage();
  #live: LiveView<ParticipantView> | null = null;
  #queue: CommandQueue | null = null;
  #queueOwner = '';
  #wasOffline = false;

  constructor() {
    super();
    new LiveController<ParticipantView>(this, () => this.#live);
    this.addEventListener('announce', (event) => {
      if (event instanceof CustomEvent && typeof event.detail === 'string') this.spoken = event.detail;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#arrive);
    addEventListener('popstate', this.#arrive);
    addEventListener('online', this.#hurry);
    void this.#speak(firstLanguage(this.#storage.get('language'), navigator.languages));
    this.#arrive();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#arrive);
    removeEventListener('popstate', this.#arrive);
    removeEventListener('online', this.#hurry);
    this.#live?.stop();
    this.#queue?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('words')) {
      document.documentElement.lang = this.words.language;
      document.documentElement.dir = nameOf(this.words.language).dir;
    }
    const view = this.#live?.view ?? null;
    if (view !== null) {
      this.#openQueue(view);
      document.title = `${view.workshop.title} · Leitsatz`;
    }
    const offline = this.#live?.status === 'offline';
    if (this.#wasOffline && !offline) this.#queue?.retryNow();
    this.#wasOffline = offline;
  }

  override render(): TemplateResult {
    return html`${this.#screen()}
      <div class="visually-hidden" role="status" aria-live="polite">${this.spoken}</div>`;
  }

  #screen(): TemplateResult {
    const { place, words } = this;
    switch (place.kind) {
      case 'loading':
        return this.#loading();
      case 'code':
        return this.#whenThere(html`<ls-code-entry
          .words=${words}
          .refusal=${place.refusal}
          ?busy=${this.busy}
          @code=${(event: CustomEvent<string>) => void this.#lookUp(event.detail)}
        ></ls-code-entry>`);
      case 'join':
        return html`<ls-join-form
          .words=${words}
          .found=${place.found}
          .code=${workshopCode.test(place.code) ? place.code : ''}
          .refusal=${place.refusal}
          ?busy=${this.busy}
          @language=${(event: CustomEvent<Language>) => this.#choose(event.detail)}
          @join=${(event: CustomEvent<string | null>) => void this.#join(place.found, place.code, event.detail)}
        ></ls-join-form>`;
      case 'hall':
        return this.#hall();
    }
  }

  /** A screen of the later parts. */
  #whenThere(screen: TemplateResult): TemplateResult {
    this.#later.now();
    return this.#later.there ? screen : this.#loading();
  }

  #hall(): TemplateResult {
    const live = this.#live;
    if (live?.refusal != null) {
      const { status } = live.refusal;
      return this.#whenThere(html`<ls-shut-out .words=${this.words} ?gone=${status === 404 || status === 410}></ls-shut-out>`);
    }
    if (live?.view == null) return this.#loading();
    return html`<ls-hall-page
      .words=${this.words}
      .view=${live.view}
      .queue=${this.#queue}
      .storage=${this.#storage}
      ?offline=${live.status === 'offline' || this.#queue?.offline === true}
      .clockOffsetMs=${live.clockOffsetMs}
      .later=${this.#later}
      @language=${(event: CustomEvent<Language>) => this.#choose(event.detail)}
    ></ls-hall-page>`;
  }

  #loading(): TemplateResult {
    const { words } = this;
    const offline = this.#live?.status === 'offline';
    return html`<header class="bar"><ls-logo></ls-logo></header>
      <main class="pack" id="main">
        <div class="strip late"><h1>${words.say(offline ? 'offline' : 'loading')}</h1></div>
        ${offline ? html`<p class="line">${words.say('connecting')}</p>` : nothing}
        <div class="blanks late" aria-hidden="true"><span></span><span></span><span></span></div>
      </main>`;
  }

  readonly #arrive = (): void => {
    const key = keyInAddress();
    const workshop = /^\/w\/([A-Za-z0-9_-]{8,64})\/?$/.exec(location.pathname)?.[1];
    if (key !== null) void this.#lookUp(key);
    else if (workshop !== undefined) this.#enter(workshop);
    else this.place = { kind: 'code', refusal: null };
  };

  readonly #hurry = (): void => this.#queue?.retryNow();

  /** A code or a join key names a workshop; any other key belongs to another page. */
  async #lookUp(code: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const answer = await request<LookUp>('POST', '/api/v1/look-up', { body: { code } });
    if (answer.ok) {
      const { workshop, ticket } = answer.value;
      if (await this.#isIn(workshop.id)) {
        // Kept until a ballot asks for it: showing it binds it to this person.
        if (ticket !== null) this.#storage.set(keptTicket(workshop.id), code);
        this.#go(`/w/${workshop.id}`);
      } else this.place = { kind: 'join', found: answer.value, code, refusal: null };
    } else if (/\D/.test(code) && answer.reason !== 'offline') await this.#exchange(code, answer);
    else this.place = { kind: 'code', refusal: answer };
    this.busy = false;
  }

  async #exchange(key: string, refusal: Refused): Promise<void> {
    const answer = await request<Grant>('POST', '/api/v1/session', { body: { key } });
    if (answer.ok) location.replace(answer.value.path);
    else this.place = { kind: 'code', refusal: answer.reason === 'offline' ? answer : refusal };
  }

  async #join(found: LookUp, code: string, sector: string | null): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    // The phone brings its own token and keeps it until there is an answer: a lost answer must not make two people of one.
    const kept = `join:${found.workshop.id}`;
    const token = this.#storage.get(kept) ?? randomToken();
    this.#storage.set(kept, token);
    const answer = await request<{ readonly workshop: string }>('POST', '/api/v1/join', { body: { code, sector, language: this.words.language, token } });
    if (answer.ok) {
      this.#storage.remove(kept);
      this.#go(`/w/${found.workshop.id}`);
    } else this.place = { kind: 'join', found, code, refusal: answer };
    this.busy = false;
  }

  /** Somebody who is in already goes on as the same person, however often they scan the code. */
  async #isIn(workshop: string): Promise<boolean> {
    const answer = await request<HeldGrants>('GET', '/api/v1/session');
    return answer.ok && answer.value.grants.some(({ role, workshop: held }) => role === 'participant' && held?.id === workshop);
  }

  #go(path: string): void {
    history.replaceState(null, '', path);
    this.#arrive();
    scrollTo({ top: 0 });
  }

  #enter(workshop: string): void {
    if (this.place.kind === 'hall' && this.place.workshop === workshop && this.#live?.refusal == null) return;
    this.#live?.stop();
    this.#live = new LiveView<ParticipantView>(workshop, 'participant');
    this.place = { kind: 'hall', workshop };
  }

  #openQueue(view: ParticipantView): void {
    const owner = `${view.workshop.id}:${view.own.participant}`;
    if (owner === this.#queueOwner) return;
    this.#queue?.close();
    this.#queueOwner = owner;
    this.#queue = new CommandQueue(owner, browserQueuePorts(view.workshop.id, (command) => this.#live?.ask(command) ?? null), this.#storage);
  }

  #choose(language: Language): void {
    this.#storage.set('language', language);
    void this.#speak(language);
  }

  async #speak(language: Language): Promise<void> {
    const words = await wordsIn(language);
    if (words === null) return;
    this.words = words;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-participant-app': ParticipantApp;
  }
}
