-- Reports, their revisions and addresses, and how far inputs were read.
--
-- day is the report's day of publication (YYYY-MM-DD), the same in every row
-- that belongs to one report: the key to partition by. inputs belong to no
-- report and have no day. Times are UTC, "2026-11-21T03:04:05.000Z".
-- Ids are 32 hexadecimal digits, hashes of content: docs/FORMATS.md.

CREATE TABLE reports (
  id      TEXT NOT NULL PRIMARY KEY,
  day     TEXT NOT NULL,
  address TEXT NOT NULL              -- canonical, '' if unknown
) WITHOUT ROWID;

CREATE INDEX reports_day ON reports (day);

CREATE TABLE addresses (
  address TEXT NOT NULL,             -- canonical spelling of an address it was found under
  report  TEXT NOT NULL,
  day     TEXT NOT NULL,
  seen    TEXT NOT NULL,             -- last time
  PRIMARY KEY (address, report)
) WITHOUT ROWID;

CREATE TABLE revisions (
  number     INTEGER PRIMARY KEY,    -- of the row; means nothing
  id         TEXT NOT NULL UNIQUE,
  day        TEXT NOT NULL,
  report     TEXT NOT NULL,
  outlet     TEXT NOT NULL,
  title      TEXT NOT NULL,
  language   TEXT NOT NULL,
  published  TEXT NOT NULL,
  text       TEXT NOT NULL,
  rest       TEXT NOT NULL,          -- the other fields of the report, JSON
  source     TEXT NOT NULL,          -- the input it came from first
  first_seen TEXT NOT NULL,
  last_seen  TEXT NOT NULL
);

CREATE INDEX revisions_report ON revisions (report, first_seen, id);
CREATE INDEX revisions_day ON revisions (day, id);
CREATE INDEX revisions_outlet ON revisions (outlet, day);

CREATE TABLE inputs (
  input    TEXT NOT NULL PRIMARY KEY, -- fingerprint of its content
  name     TEXT NOT NULL,
  position INTEGER NOT NULL,          -- bytes: where reading goes on
  skip     INTEGER NOT NULL,          -- records after that which are read already
  done     INTEGER NOT NULL,
  counts   TEXT NOT NULL
) WITHOUT ROWID;
