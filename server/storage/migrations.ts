/**
 * The steps from an empty file to today's tables. Numbered by their place, from 1; never edited once
 * released: a change is a new step. `user_version` says how many have been applied.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE process (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TABLE entry (
    process TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (process, seq)
  ) STRICT, WITHOUT ROWID;

  -- The ledger grows at its end and nowhere else, whatever the program above believes.
  CREATE TRIGGER entry_without_holes BEFORE INSERT ON entry
  WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry WHERE process = NEW.process)
  BEGIN SELECT raise(ABORT, 'ledger entry is not the next one'); END;
  CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
  BEGIN SELECT raise(ABORT, 'ledger entries never change'); END;
  CREATE TRIGGER entry_remains BEFORE DELETE ON entry
  BEGIN SELECT raise(ABORT, 'ledger entries are never removed'); END;

  -- Words can really be erased: a row is only ever added at the end, and erased by writing over it in
  -- place with the same number of bytes. So SQLite never moves a row, and moving is what leaves copies
  -- behind that secure_delete does not find. Erased rows go when the file is tidied.
  CREATE TABLE text (
    place INTEGER PRIMARY KEY,
    process TEXT NOT NULL,
    id TEXT NOT NULL,
    salt TEXT NOT NULL,
    text TEXT NOT NULL,
    erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1))
  ) STRICT;
  CREATE UNIQUE INDEX text_by_id ON text (process, id) WHERE erased = 0;

  CREATE TABLE "grant" (
    secret_hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('key', 'session')),
    session TEXT NOT NULL,
    role TEXT NOT NULL,
    process TEXT NOT NULL,
    workshop TEXT,
    participant TEXT,
    created_at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE receipt (
    process TEXT NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (process, key)
  ) STRICT, WITHOUT ROWID;

  -- No rowid and no time: the file must not tell who voted before whom.
  CREATE TABLE paper (
    process TEXT NOT NULL,
    ballot TEXT NOT NULL,
    participant TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (process, ballot, participant)
  ) STRICT, WITHOUT ROWID;

  -- A state, then the updates that came behind it, in order of place. Erased like texts.
  CREATE TABLE document (
    place INTEGER PRIMARY KEY,
    process TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1))
  ) STRICT;
  CREATE INDEX document_by_name ON document (process, name, place) WHERE erased = 0;

  CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Register, urn and tickets of ballots with tickets. The urn is written anew as a whole at every commit,
  -- and the table with it (see sqlite-storage.ts); the register holds who, and nothing else.
  CREATE TABLE urn (
    process TEXT NOT NULL,
    ballot TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (process, ballot)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE register (
    process TEXT NOT NULL,
    ballot TEXT NOT NULL,
    holder TEXT NOT NULL,
    PRIMARY KEY (process, ballot, holder)
  ) STRICT, WITHOUT ROWID;

  -- A page keeps its rows in the order in which they came. So receipts of votes move to the others at the
  -- close, in order of their keys, which are hashes.
  CREATE TABLE vote_receipt (
    process TEXT NOT NULL,
    key TEXT NOT NULL,
    ballot TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (process, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ticket (
    process TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    workshop TEXT NOT NULL,
    sector TEXT,
    participant TEXT,
    PRIMARY KEY (process, secret_hash)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Which session writes to a board under which id, and what was done to a board, without a card's words.
  CREATE TABLE writer (
    process TEXT NOT NULL,
    name TEXT NOT NULL,
    client INTEGER NOT NULL,
    session TEXT NOT NULL,
    PRIMARY KEY (process, name, client)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE history (
    process TEXT NOT NULL,
    board TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (process, board, seq)
  ) STRICT, WITHOUT ROWID;
  `,
];
