import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** As many zeros as the column has bytes: SQLite writes over a row in place only if its size stays. */
const blank = (column: 'salt' | 'text'): string => `substr(hex(zeroblob(octet_length(${column}))), 1, octet_length(${column}))`;

const sql = {
  processes: 'SELECT id, body FROM process ORDER BY rowid',
  entries: 'SELECT seq, body, hash FROM entry WHERE process = ? ORDER BY seq',
  texts: 'SELECT id, salt, text FROM text WHERE process = ? AND erased = 0 ORDER BY place',
  grant: 'SELECT kind, session, role, process, workshop, participant, created_at_ms FROM "grant" WHERE secret_hash = ?',
  receipt: 'SELECT body FROM receipt WHERE process = ? AND key = ?',
  papers: 'SELECT participant, body FROM paper WHERE process = ? AND ballot = ?',
  document: 'SELECT bytes FROM document WHERE process = ? AND name = ? AND erased = 0 ORDER BY place',
  meta: 'SELECT value FROM meta WHERE key = ?',

  putProcess: 'INSERT INTO process (id, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
  putEntry: 'INSERT INTO entry (process, seq, body, hash) VALUES (?, ?, ?, ?)',
  putText: 'INSERT INTO text (process, id, salt, text) VALUES (?, ?, ?, ?)',
  eraseText: `UPDATE text SET salt = ${blank('salt')}, text = ${blank('text')}, erased = 1 WHERE process = ? AND id = ? AND erased = 0`,
  putGrant: `INSERT INTO "grant" (secret_hash, kind, session, role, process, workshop, participant, created_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET kind = excluded.kind, session = excluded.session, role = excluded.role, process = excluded.process,
    workshop = excluded.workshop, participant = excluded.participant, created_at_ms = excluded.created_at_ms`,
  eraseGrant: 'DELETE FROM "grant" WHERE secret_hash = ?',
  putReceipt: 'INSERT INTO receipt (process, key, body) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
  putPaper: 'INSERT INTO paper (process, ballot, participant, body) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
  otherPapers: 'SELECT process, ballot, participant, body FROM paper WHERE NOT (process = ? AND ballot = ?)',
  // Without WHERE: whole pages are freed and written over, so no copy of a moved row stays behind.
  eraseAllPapers: 'DELETE FROM paper',
  eraseDocument: 'UPDATE document SET bytes = zeroblob(length(bytes)), erased = 1 WHERE process = ? AND name = ? AND erased = 0 RETURNING length(bytes) AS size',
  appendDocument: 'INSERT INTO document (process, name, bytes) VALUES (?, ?, ?)',
  erasedBytes: 'SELECT coalesce(sum(length(bytes)), 0) AS size FROM document WHERE erased = 1',
  putMeta: 'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
} as const;

export type SqliteStatements = Readonly<Record<keyof typeof sql, StatementSync>>;

/** Every statement that runs after the start, prepared once. */
export const sqliteStatements = (db: DatabaseSync): SqliteStatements => ({
  processes: db.prepare(sql.processes),
  entries: db.prepare(sql.entries),
  texts: db.prepare(sql.texts),
  grant: db.prepare(sql.grant),
  receipt: db.prepare(sql.receipt),
  papers: db.prepare(sql.papers),
  document: db.prepare(sql.document),
  meta: db.prepare(sql.meta),
  putProcess: db.prepare(sql.putProcess),
  putEntry: db.prepare(sql.putEntry),
  putText: db.prepare(sql.putText),
  eraseText: db.prepare(sql.eraseText),
  putGrant: db.prepare(sql.putGrant),
  eraseGrant: db.prepare(sql.eraseGrant),
  putReceipt: db.prepare(sql.putReceipt),
  putPaper: db.prepare(sql.putPaper),
  otherPapers: db.prepare(sql.otherPapers),
  eraseAllPapers: db.prepare(sql.eraseAllPapers),
  eraseDocument: db.prepare(sql.eraseDocument),
  appendDocument: db.prepare(sql.appendDocument),
  erasedBytes: db.prepare(sql.erasedBytes),
  putMeta: db.prepare(sql.putMeta),
});
