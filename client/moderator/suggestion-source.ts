import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardSuggestions } from '../../shared/similarity/suggestions.ts';
import type { Refused } from '../connection/api.ts';
import type { Desk } from './desk.ts';

/** A board's suggestions for one element. What is known stays while newer ones are on their way. */
export class SuggestionSource implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #known: BoardSuggestions | null = null;
  #refusal: Refused | null = null;
  #loading = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  get known(): BoardSuggestions | null {
    return this.#known;
  }

  get loading(): boolean {
    return this.#loading;
  }

  /** Why the last try brought nothing. */
  get refusal(): Refused | null {
    return this.#refusal;
  }

  async load(desk: Desk, board: string): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    this.#refusal = null;
    this.#host.requestUpdate();
    const answer = await desk.suggestions(board);
    this.#loading = false;
    if (answer.ok) this.#known = answer.value;
    else this.#refusal = answer;
    this.#host.requestUpdate();
  }
}
