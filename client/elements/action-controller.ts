import type { nothing, ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { failure } from './failure.ts';

interface Outcome {
  readonly ok: boolean;
  readonly message?: unknown;
}

/**
 * Runs what a control does and keeps the answer at that control: busy while it runs, the sentence when it failed.
 * One name per control; a second run of the same control while the first is on its way is ignored.
 */
export class ActionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #busy = new Set<string>();
  readonly #failures = new Map<string, string>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.#failures.clear();
  }

  async run<Result extends Outcome>(control: string, act: () => Promise<Result>): Promise<Result | null> {
    if (this.#busy.has(control)) return null;
    this.#busy.add(control);
    this.#failures.delete(control);
    this.#host.requestUpdate();
    try {
      const result = await act();
      if (!result.ok) this.#failures.set(control, typeof result.message === 'string' ? result.message : '');
      return result;
    } finally {
      this.#busy.delete(control);
      this.#host.requestUpdate();
    }
  }

  busy(control: string): boolean {
    return this.#busy.has(control);
  }

  /** Takes the message away, e.g. when the form is opened again. */
  forget(control: string): void {
    if (this.#failures.delete(control)) this.#host.requestUpdate();
  }

  /** The message to stand beside the control; nothing while all is well. */
  failure(control: string): TemplateResult | typeof nothing {
    return failure(this.#failures.get(control) ?? '');
  }
}
