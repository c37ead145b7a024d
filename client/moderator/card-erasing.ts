import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { icon, iconTriangleAlert } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import type { Desk } from './desk.ts';
import { t } from './desk-words.ts';

/** Erases cards for good, one after another, and keeps in sight where their words stand still until somebody closes that. */
export class CardErasing {
  readonly #host: ReactiveControllerHost;
  readonly #actions: ActionController;
  /** By card, so that an order given twice counts once: in how many ballots and frozen sentences. */
  readonly #quoted = new Map<string, number>();
  #asked = '';
  /** The note grew and nobody has heard it. */
  #unsaid = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#actions = new ActionController(host);
  }

  get busy(): boolean {
    return this.#actions.busy('erase');
  }

  /** `asked` names the control; false: not all of them are erased, and `failure` says there why. */
  async run(desk: Desk, cards: readonly string[], asked: string): Promise<boolean> {
    this.#asked = asked;
    for (const card of cards) {
      const receipt = await this.#actions.run('erase', () => desk.send({ do: 'erase-card', card }));
      if (receipt?.ok !== true) return false;
      const quoted = receipt['quoted'];
      if (typeof quoted !== 'number' || quoted === 0) continue;
      this.#quoted.set(card, quoted);
      this.#unsaid = true;
    }
    return true;
  }

  failure(asked: string): TemplateResult | typeof nothing {
    return asked === this.#asked ? this.#actions.failure('erase') : nothing;
  }

  /** Takes the failure away: the control is asked anew. */
  forgetFailure(): void {
    this.#actions.forget('erase');
  }

  /** What is said of so many erased cards, with the note if it is new. */
  sentence(cards: number): string {
    const said = t('erase.said', { n: cards });
    const whole = this.#unsaid ? `${said}. ${this.#still()}` : said;
    this.#unsaid = false;
    return whole;
  }

  #still(): string {
    const n = [...this.#quoted.values()].reduce((sum, quoted) => sum + quoted, 0);
    return t(this.#quoted.size === 1 ? 'erase.still' : 'erase.stillMany', { n });
  }

  note(closed: () => void): TemplateResult | typeof nothing {
    if (this.#quoted.size === 0) return nothing;
    const close = (): void => {
      this.#quoted.clear();
      this.#unsaid = false;
      this.#host.requestUpdate();
      closed();
    };
    return html`<div class="sheet still row">${icon(iconTriangleAlert)}<p id="still">${this.#still()}</p><button class="button" aria-describedby="still" @click=${close}>${t('close')}</button></div>`;
  }
}
