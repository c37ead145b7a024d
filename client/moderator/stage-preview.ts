import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { DeskView, ProjectorView } from '../../shared/protocol/view.ts';
import { icon, iconExternalLink } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';

const modes = ['follow', 'hold', 'black'] as const satisfies readonly ProjectorView['mode'][];

/** A true miniature of the projector and its three modes. The miniature is the projector's own page, out of reach of keyboard and mouse. */
@customElement('ls-stage-preview')
export class StagePreview extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
      }
      .picture {
        position: relative;
        overflow: hidden;
        aspect-ratio: 16 / 9;
        border: 2px solid var(--tinte);
        background: var(--tinte);
      }
      iframe {
        position: absolute;
        inset: 0 auto auto 0;
        inline-size: 1920px;
        block-size: 1080px;
        border: 0;
        transform: scale(var(--miniature, 0.13));
        transform-origin: 0 0;
        pointer-events: none;
      }
      fieldset {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        margin: 0;
        padding: 0;
        border: 2px solid var(--tinte);
        border-radius: var(--radius-control);
      }
      .mode {
        position: relative;
        display: grid;
        place-items: center;
        min-block-size: 36px;
        font-size: 15px;
        font-weight: 600;
        cursor: pointer;
      }
      .mode + .mode {
        border-inline-start: 2px solid var(--tinte);
      }
      .mode:has(:checked) {
        background: var(--tinte);
        color: var(--papier);
        font-weight: 700;
      }
      .mode:first-of-type {
        border-start-start-radius: 5px;
        border-end-start-radius: 5px;
      }
      .mode:last-of-type {
        border-start-end-radius: 5px;
        border-end-end-radius: 5px;
      }
      .mode input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      .mode:has(:focus-visible) {
        outline: 3px solid var(--tinte);
        outline-offset: 3px;
        z-index: 1;
      }
      .button.open {
        justify-self: start;
        padding-inline: 0;
        min-block-size: 30px;
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @query('.picture') private readonly picture!: HTMLElement;
  readonly #actions = new ActionController(this);
  readonly #size = new ResizeObserver(([entry]) => {
    if (entry !== undefined) this.picture.style.setProperty('--miniature', String(entry.contentRect.width / 1920));
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override updated(): void {
    if (this.picture instanceof HTMLElement) this.#size.observe(this.picture);
  }

  override render(): TemplateResult | typeof nothing {
    const { view, desk } = this;
    if (view === null || desk === null) return nothing;
    const { projector } = view;
    return html`
      <h2 id="projector">${t('projector.title')}</h2>
      <div class="picture">
        <iframe src=${`/projector/${desk.workshop}?as=moderator`} title=${t('projector.preview')} tabindex="-1" inert aria-hidden="true"></iframe>
      </div>
      <p class="visually-hidden" role="status">${t('projector.shows', { picture: t(`picture.${projector.picture}`) })}</p>
      <fieldset aria-labelledby="projector">
        ${/* Also the mode that is on may be pressed: "Folgen" takes back a picture that was chosen by hand. */ modes.map(
          (mode) => html`<label class="mode"><input type="radio" name="mode" value=${mode} .checked=${projector.mode === mode} @click=${() => this.#set(mode)} />${t(`projector.${mode}`)}</label>`,
        )}
      </fieldset>
      ${this.#actions.failure('mode')}
      <button class="button quiet open" @click=${() => this.#open()}>${icon(iconExternalLink)}${t('projector.open')}</button>
      ${this.#actions.failure('open')}
    `;
  }

  async #set(mode: ProjectorView['mode']): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    await this.#actions.run('mode', () => desk.send({ do: 'set-projector', mode }));
    // A refused change leaves the radio where the press put it; the view knows better.
    this.requestUpdate();
  }

  async #open(): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    // Opened at the press, before the answer: later, the browser would take it for an advertisement.
    const page = window.open('', '_blank');
    const answer = await this.#actions.run('open', () => desk.freshKey('projector'));
    if (answer?.ok === true && page !== null) page.location.replace(answer.value.url);
    else page?.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-stage-preview': StagePreview;
  }
}
