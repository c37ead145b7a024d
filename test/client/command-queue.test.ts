import { describe, expect, test } from 'vitest';
import type { Answer, Refused } from '../../client/connection/api.ts';
import { CommandQueue, pendingMax, type QueuePorts } from '../../client/connection/command-queue.ts';
import type { Command, PositiveReceipt } from '../../client/connection/commands.ts';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';

/** The browser's storage, as far as it is used. */
class FakeStore implements Storage {
  readonly #items = new Map<string, string>();
  full = false;
  get length(): number {
    return this.#items.size;
  }
  clear(): void {
    this.#items.clear();
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  key(at: number): string | null {
    return [...this.#items.keys()][at] ?? null;
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  setItem(key: string, text: string): void {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.#items.set(key, text);
  }
}

type Reply = Answer<PositiveReceipt>;
const refusal = (reason: string, status: number, more: Partial<Refused> = {}): Refused => ({ ok: false, reason, message: reason, messages: { de: reason }, status, ...more });
const receipt = (command: Command, card?: string): Reply => ({ ok: true, value: { id: command.id, ok: true, revision: 5, ...(card === undefined ? {} : { card }) } });

/** A server that is asked by one or more phones, and a clock that moves when told to. */
class Surroundings {
  readonly store = new FakeStore();
  readonly sent: Command[] = [];
  /** For each try: whether the one before did not reach the server. */
  readonly again: boolean[] = [];
  /** Effects by command id: the server acts once per id. */
  readonly effects = new Map<string, Command>();
  reply: (command: Command) => Reply = (command) => receipt(command, `card-${command.id}`);
  now = 1_000;
  #ids = 0;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  readonly ports: QueuePorts = {
    nowMs: () => this.now,
    random: () => 0.5,
    later: (run, afterMs) => {
      const timer = { at: this.now + afterMs, run };
      this.#timers.push(timer);
      return () => {
        this.#timers = this.#timers.filter((other) => other !== timer);
      };
    },
    newId: () => `id-${(this.#ids += 1)}-xxxxxx`,
    post: async (command, again) => {
      this.sent.push(command);
      this.again.push(again);
      const answer = this.reply(command);
      if (answer.ok && !this.effects.has(command.id)) this.effects.set(command.id, command);
      return answer;
    },
  };

  queue(store: Storage | null = this.store): CommandQueue {
    return new CommandQueue('workshop:person', this.ports, new PhoneStorage(store));
  }

  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      await settled();
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.now = next.at;
      next.run();
    }
    this.now = end;
    await settled();
  }
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};
const card = (text: string): { readonly do: string; readonly board: string; readonly text: string } => ({ do: 'submit-card', board: 'board-one', text });
const texts = (commands: Iterable<Command>): unknown[] => [...commands].map((command) => command['text']);

describe('CommandQueue', () => {
  test('an instruction lies in the storage before the first try', () => {
    const around = new Surroundings();
    const queue = around.queue();
    let stored = 0;
    around.reply = (command) => {
      stored = around.store.length;
      return receipt(command);
    };

    queue.add(card('eins'));

    expect(stored).toBe(1);
  });

  test('what was written without a network is sent in order, one at a time, with the same ids', async () => {
    const around = new Surroundings();
    const queue = around.queue();
    around.reply = () => refusal('offline', 0);
    const ids = ['eins', 'zwei', 'drei'].map((text, place) => {
      // The last two in the same millisecond.
      around.now += place < 2 ? 5 : 0;
      return queue.add(card(text));
    });
    await around.pass(3_000);
    expect(queue.offline).toBe(true);
    expect(new Set(around.sent.map(({ id }) => id))).toEqual(new Set([ids[0]]));

    around.reply = (command) => receipt(command);
    queue.retryNow();
    await around.pass(0);

    expect([...around.effects.keys()]).toEqual(ids);
    expect(texts(around.effects.values())).toEqual(['eins', 'zwei', 'drei']);
    expect(queue.offline).toBe(false);
  });

  test('a reload keeps what waits and sends it under the same id', async () => {
    const around = new Surroundings();
    around.reply = () => refusal('offline', 0);
    const before = around.queue();
    const id = before.add(card('bleibt'));
    await around.pass(10);
    before.close();

    around.reply = (command) => receipt(command);
    const after = around.queue();
    await around.pass(0);

    expect(after.pending.map(({ state }) => state)).toEqual(['sent']);
    expect([...around.effects.keys()]).toEqual([id]);
  });

  test('an answer that got lost leads to the same id again, never to a second card', async () => {
    const around = new Surroundings();
    const queue = around.queue();
    let lost = true;
    around.reply = (command) => {
      around.effects.set(command.id, command);
      if (!lost) return receipt(command);
      lost = false;
      return refusal('offline', 0);
    };

    queue.add(card('einmal'));
    await around.pass(5_000);

    expect(around.sent).toHaveLength(2);
    expect(around.effects.size).toBe(1);
    // What did not get through over the socket goes by HTTP the next time.
    expect(around.again).toEqual([false, true]);
  });

  test('two tabs send the same instructions, never different ids for one card', async () => {
    const around = new Surroundings();
    around.reply = () => refusal('offline', 0);
    const one = around.queue();
    one.add(card('a'));
    const two = around.queue();
    two.add(card('b'));
    await around.pass(100);

    around.reply = (command) => receipt(command);
    one.retryNow();
    two.retryNow();
    await around.pass(60_000);

    expect(new Set(texts(around.effects.values()))).toEqual(new Set(['a', 'b']));
    expect(around.effects.size).toBe(2);
  });

  test('a refusal keeps the text and lets the others go on', async () => {
    const around = new Surroundings();
    const queue = around.queue();
    around.reply = (command) => (command['text'] === 'falsch' ? refusal('step_closed', 409) : receipt(command));

    queue.add(card('falsch'));
    queue.add(card('gut'));
    await around.pass(0);

    expect(queue.pending[0]).toMatchObject({ state: 'refused', command: { text: 'falsch' }, refusal: { reason: 'step_closed' } });
    expect(texts(around.effects.values())).toEqual(['gut']);
    await around.pass(600_000);
    expect(around.sent.filter(({ text }) => text === 'falsch')).toHaveLength(1);
  });

  test('a refused text can be rewritten and goes out under a new id', async () => {
    const around = new Surroundings();
    const queue = around.queue();
    around.reply = (command) => (command['text'] === 'zu lang' ? refusal('text_too_long', 400) : receipt(command));
    const id = queue.add(card('zu lang')) ?? '';
    await around.pass(0);

    queue.rewrite(id, 'kurz');
    await around.pass(0);

    expect(texts(around.effects.values())).toEqual(['kurz']);
    expect(around.effects.has(id)).toBe(false);
  });

  test('an instruction over which the server breaks twice is set aside, shown, and does not hold up the others', async () => {
    const around = new Surroundings();
    const queue = around.queue();
    around.reply = (command) => (command['text'] === 'gift' ? refusal('offline', 500) : receipt(command));

    queue.add(card('gift'));
    queue.add(card('gut'));
    await around.pass(120_000);

    expect(around.sent.filter(({ text }) => text === 'gift')).toHaveLength(2);
    expect(queue.pending.find(({ state }) => state === 'aside')?.command['text']).toBe('gift');
    expect(texts(around.effects.values())).toEqual(['gut']);
  });

  test('a dead network is never a hard failure', async () => {
    const around = new Surroundings();
    const queue = around.queue();
    around.reply = () => refusal('offline', 0);

    queue.add(card('geduldig'));
    await around.pass(600_000);

    expect(queue.pending[0]).toMatchObject({ state: 'waiting', hardFailures: 0 });
  });

  test('"too fast" is tried again when the server said', async () => {
    const around = new Surroundings();
    const queue = around.queue();
    around.reply = () => refusal('rate_limited', 429, { retryAfterMs: 7_000 });
    queue.add(card('schnell'));
    await around.pass(6_900);
    expect(around.sent).toHaveLength(1);

    around.reply = (command) => receipt(command);
    await around.pass(200);

    expect(around.effects.size).toBe(1);
  });

  test('a waiting card that is changed keeps its id and is followed by the change', async () => {
    const around = new Surroundings();
    const queue = around.queue();
    around.reply = () => refusal('offline', 0);
    const id = queue.add(card('erst')) ?? '';
    await around.pass(10);

    queue.revise(id, 'dann');
    around.reply = (command) => receipt(command, command.do === 'submit-card' ? 'card-123456' : undefined);
    await around.pass(5_000);

    expect([...around.effects.values()].map(({ do: verb, text, card: on }) => [verb, text, on])).toEqual([
      ['submit-card', 'erst', undefined],
      ['edit-card', 'dann', 'card-123456'],
    ]);
  });

  test('a waiting card that is taken back is taken back on the server too, because it may have arrived', async () => {
    const around = new Surroundings();
    const queue = around.queue();
    around.reply = () => refusal('offline', 0);
    const id = queue.add(card('doch nicht')) ?? '';
    await around.pass(10);

    queue.withdraw(id);
    around.reply = (command) => receipt(command, command.do === 'submit-card' ? 'card-123456' : undefined);
    await around.pass(5_000);

    expect([...around.effects.values()].map(({ do: verb }) => verb)).toEqual(['submit-card', 'withdraw-card']);
  });

  test('a change to a card that was refused becomes a card of its own', async () => {
    const around = new Surroundings();
    const queue = around.queue();
    around.reply = () => refusal('offline', 0);
    const id = queue.add(card('zu lang')) ?? '';
    await around.pass(10);
    queue.revise(id, 'kurz');

    around.reply = (command) => (command['text'] === 'zu lang' ? refusal('text_too_long', 400) : receipt(command));
    await around.pass(5_000);

    expect([...around.effects.values()].map(({ do: verb, text }) => [verb, text])).toEqual([['submit-card', 'kurz']]);
  });

  test('what was acknowledged stays until the view shows it', async () => {
    const around = new Surroundings();
    const queue = around.queue();
    queue.add(card('da'));
    await around.pass(0);

    queue.settle(4);
    expect(queue.pending).toHaveLength(1);
    queue.settle(5);

    expect(queue.pending).toHaveLength(0);
    expect(around.store.length).toBe(0);
  });

  test('a queue that is full takes nothing more and loses nothing', () => {
    const around = new Surroundings();
    const queue = around.queue();
    around.reply = () => refusal('offline', 0);
    for (let number = 0; number < pendingMax; number += 1) queue.add(card(`Karte ${number}`));

    expect(queue.add(card('zu viel'))).toBeNull();
    expect(queue.pending).toHaveLength(pendingMax);
  });

  test('a person who was signed out keeps everything and nothing more is sent', async () => {
    const around = new Surroundings();
    const queue = around.queue();
    around.reply = () => refusal('sign_in_needed', 401);

    queue.add(card('bleibt'));
    await around.pass(600_000);

    expect(around.sent).toHaveLength(1);
    expect(queue.blocked?.reason).toBe('sign_in_needed');
    expect(queue.pending[0]).toMatchObject({ state: 'waiting' });
  });

  test('without a storage it works from memory and says so', async () => {
    const around = new Surroundings();
    const queue = around.queue(null);

    queue.add(card('flüchtig'));
    await around.pass(0);

    expect(queue.durable).toBe(false);
    expect(texts(around.effects.values())).toEqual(['flüchtig']);
  });

  test('a storage that runs full is replaced by memory and says so', async () => {
    const around = new Surroundings();
    const queue = around.queue();
    around.store.full = true;

    queue.add(card('passt nicht'));
    await around.pass(0);

    expect(queue.durable).toBe(false);
    expect(texts(around.effects.values())).toEqual(['passt nicht']);
  });

  test('the next person on the same phone does not send the last one\'s cards', async () => {
    const around = new Surroundings();
    around.reply = () => refusal('offline', 0);
    const first = around.queue();
    first.add(card('von A'));
    await around.pass(10);
    first.close();

    around.reply = (command) => receipt(command);
    const second = new CommandQueue('workshop:other', around.ports, new PhoneStorage(around.store));
    await around.pass(0);

    expect(second.pending).toHaveLength(0);
    expect(around.effects.size).toBe(0);
  });

  test('a damaged entry in the storage does not stop the others', async () => {
    const around = new Surroundings();
    around.store.setItem('leitsatz:outbox:workshop:person:broken', '{"half');
    const queue = around.queue();

    queue.add(card('heil'));
    await around.pass(0);

    expect(texts(around.effects.values())).toEqual(['heil']);
  });
});
