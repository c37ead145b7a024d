/** Sends each command once and writes down what is known of it: yes, no, or no answer. */
import { nanoid } from 'nanoid';

/** Above it an answer counts as lost. */
const answerMsMax = 5_000;

export type Outcome = 'open' | 'ok' | 'refused' | 'unknown';

export interface Sent {
  readonly id: string;
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
  outcome: Outcome;
  /** The receipt, as text, once there is one. */
  receipt: string | null;
  /** Times it was sent. */
  attempts: number;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export const requestOnce = async (url: string, method: 'GET' | 'POST', key: string | null, body?: unknown): Promise<Answer | null> => {
  try {
    const response = await fetch(url, {
      method,
      headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(answerMsMax),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    // Refused, cut off or too late: whether the server acted is not known.
    return null;
  }
};

export class RecordedClient {
  readonly sent: Sent[] = [];
  readonly #url: string;
  readonly #workshop: string;

  constructor(url: string, workshop: string) {
    this.#url = url;
    this.#workshop = workshop;
  }

  /** A new command; recorded before it is sent. */
  async command(key: string, body: Readonly<Record<string, unknown>>): Promise<Sent> {
    const sent: Sent = { id: nanoid(), key, body, outcome: 'open', receipt: null, attempts: 0 };
    this.sent.push(sent);
    return this.again(sent);
  }

  /** The same command under the same id. "Not now" (5xx) is as good as no answer: it may be sent again. */
  async again(sent: Sent): Promise<Sent> {
    sent.attempts += 1;
    const answer = await requestOnce(`${this.#url}/api/v1/workshops/${this.#workshop}/commands`, 'POST', sent.key, { id: sent.id, ...sent.body });
    if (answer === null || answer.status >= 500) {
      sent.outcome = 'unknown';
      return sent;
    }
    sent.receipt = answer.text;
    sent.outcome = answer.status === 200 ? 'ok' : 'refused';
    return sent;
  }

  withOutcome(outcome: Outcome): readonly Sent[] {
    return this.sent.filter((sent) => sent.outcome === outcome);
  }
}

export const fieldOf = (sent: Sent, field: string): string => {
  const receipt: unknown = sent.receipt === null ? null : JSON.parse(sent.receipt);
  const value = typeof receipt === 'object' && receipt !== null ? Object.entries(receipt).find(([name]) => name === field)?.[1] : undefined;
  if (typeof value !== 'string') throw new Error(`The receipt of ${JSON.stringify(sent.body)} has no ${field}: ${sent.receipt}`);
  return value;
};
