import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { LaterElement } from './later-element.ts';
import { trouble } from './trouble.ts';

/** The browser's own reader; TypeScript's library does not know it yet. */
interface QrReader {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
declare const BarcodeDetector: new (options: { readonly formats: readonly string[] }) => QrReader;

const lookEveryMs = 250;

/** Reads a QR code with the camera. Fires `scanned` with its text, `stopped` when typing is preferred. */
@customElement('ls-qr-scanner')
export class QrScanner extends LaterElement {
  /** Words of the way back to typing. */
  @property() stop = '';

  @state() private failed = false;
  @query('video') private video?: HTMLVideoElement;
  #stream: MediaStream | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  override render(): TemplateResult {
    return html`<div class="stack">
      ${this.failed ? trouble(this.tell('scanNoCamera')) : html`<p>${this.tell('scanTitle')}</p>`}
      ${this.failed ? nothing : html`<video class="camera" muted playsinline></video>`}
      <button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent('stopped'))}>${this.stop}</button>
    </div>`;
  }

  override firstUpdated(): void {
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
  }

  async #begin(): Promise<void> {
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (this.video === undefined) return;
      this.video.srcObject = this.#stream;
      await this.video.play();
      await this.#look(new BarcodeDetector({ formats: ['qr_code'] }));
    } catch {
      this.failed = true;
    }
  }

  async #look(reader: QrReader): Promise<void> {
    if (this.video === undefined || !this.isConnected) return;
    const [found] = await reader.detect(this.video);
    if (found !== undefined) this.dispatchEvent(new CustomEvent('scanned', { detail: found.rawValue }));
    else this.#timer = setTimeout(() => void this.#look(reader), lookEveryMs);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-qr-scanner': QrScanner;
  }
}
