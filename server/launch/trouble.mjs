/**
 * Something the person at the terminal can put right. `message` says what happened,
 * `advice` what to do next. Both are German: the reader is a moderator, not a programmer.
 * Any other error is a bug of ours and keeps its stack.
 */
export class Trouble extends Error {
  /**
   * @param {string} message
   * @param {readonly string[]} advice
   */
  constructor(message, advice) {
    super(message);
    this.advice = advice;
  }
}

/**
 * What the file system refuses, as a sentence with a way out; other errors come back unchanged.
 * @param {unknown} error
 * @param {string} folder
 */
export function asFolderTrouble(error, folder) {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Trouble(`In den Ordner ${folder} darf nicht geschrieben werden.`, [
      'Kopieren Sie Leitsatz in einen Ordner, der Ihnen gehört, und starten Sie dort noch einmal.',
    ]);
  }
  if (code === 'ENOSPC') {
    return new Trouble('Der Datenträger ist voll.', ['Leitsatz braucht beim ersten Start etwa 500 MB. Schaffen Sie Platz und starten Sie noch einmal.']);
  }
  return error;
}

/**
 * Says what went wrong and ends the process. For the outermost `catch` only.
 * @param {unknown} error
 */
export function endWith(error) {
  if (error instanceof Trouble) {
    process.stderr.write(`\n  ${error.message}\n`);
    for (const line of error.advice) process.stderr.write(`  → ${line}\n`);
    process.stderr.write('\n');
  } else {
    process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  process.exitCode = 1;
}
