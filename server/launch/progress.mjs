/**
 * Progress on the terminal: one line per step, ticked when it is done. On a terminal the running
 * line turns and counts seconds; in a log file each step is one line when it starts and one when
 * it ends. Everything goes to stderr, because stdout belongs to the program that is started.
 */

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 120;

/** @param {string} text */
const write = (text) => process.stderr.write(text);

/** @param {number} sinceMs */
const seconds = (sinceMs) => `${Math.max(1, Math.round((Date.now() - sinceMs) / 1000))} s`;

/**
 * Runs `work` under a running line. `work` may report how far it is with `detail('…')`.
 * @template T
 * @param {{ running: string, done: string }} words
 * @param {(detail: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(words, work) {
  const startedMs = Date.now();
  const turns = process.stderr.isTTY;
  let detail = '';
  let frame = 0;
  /** @param {string} sign @param {string} text */
  const line = (sign, text) => {
    // A line that wraps cannot be drawn over.
    const room = (process.stderr.columns ?? 80) - 6;
    write(turns ? `\r\u001b[K  ${sign} ${text.slice(0, room)}` : `  ${sign} ${text}\n`);
  };

  line('…', words.running);
  const timer = turns
    ? setInterval(() => {
        frame = (frame + 1) % frames.length;
        line(frames[frame] ?? '…', `${words.running}${detail === '' ? '' : ` · ${detail}`} · ${seconds(startedMs)}`);
      }, frameMs)
    : undefined;

  try {
    const result = await work((text) => {
      detail = text;
    });
    clearInterval(timer);
    line('✓', `${words.done} (${seconds(startedMs)})`);
    if (turns) write('\n');
    return result;
  } catch (error) {
    clearInterval(timer);
    line('✗', words.running);
    if (turns) write('\n');
    throw error;
  }
}

/** @param {string} text */
export function tick(text) {
  write(`  ✓ ${text}\n`);
}

/** @param {string} text */
export function say(text) {
  write(`${text}\n`);
}
