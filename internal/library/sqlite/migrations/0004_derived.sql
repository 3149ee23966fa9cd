-- What is derived from reports: where each stands, what was read in it, stories,
-- synopses, and what they are found by. All of it can be made anew.
--
-- A report has a number here (documents), in the order in which reports came. A
-- sentence has a place: day << 44 | document << 16 | number of the sentence, where
-- day is counted from 1800-01-01; so every row with a place carries the day of
-- publication in its highest bits, and places are in the order of days.

CREATE TABLE outlet_names (
  number INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE
);

CREATE TABLE documents (
  number      INTEGER PRIMARY KEY,
  report      TEXT NOT NULL UNIQUE,
  day         TEXT NOT NULL,
  place       INTEGER NOT NULL DEFAULT 0, -- of its sentence 0
  revision    INTEGER NOT NULL,           -- row of the newest wording
  revisions   INTEGER NOT NULL,           -- how many wordings
  outlet      INTEGER NOT NULL,           -- outlet_names
  came        TEXT NOT NULL,              -- first seen
  language    TEXT NOT NULL,
  minute      INTEGER,                    -- of publication since 1970 in UTC, where the time of day is known
  story       INTEGER,                    -- stories; NULL before it was grouped
  reading     INTEGER NOT NULL DEFAULT 0, -- its place among the reports that were read, by their first reading
  copied      INTEGER NOT NULL DEFAULT 0, -- the document that most of the text was copied from
  agency      TEXT NOT NULL DEFAULT '',   -- the agency that it was copied from
  share       REAL NOT NULL DEFAULT 0,    -- of its words
  origin      INTEGER NOT NULL DEFAULT -1,
  points      INTEGER NOT NULL DEFAULT 0, -- points of its story that it tells
  only_in     INTEGER NOT NULL DEFAULT 0  -- points that only it tells
);
CREATE INDEX documents_day ON documents (day);
CREATE TRIGGER documents_place AFTER INSERT ON documents BEGIN
  UPDATE documents SET place = (coalesce(max(0, min(CAST(julianday(new.day) - julianday('1800-01-01') AS INTEGER), 131071)), 0) << 44) | (new.number << 16)
    WHERE number = new.number;
END;
CREATE INDEX documents_story ON documents (story, came);
CREATE INDEX documents_outlet ON documents (outlet, day);
CREATE INDEX documents_reading ON documents (reading);

-- What is left to do: step and number of the document or the story.
CREATE TABLE tasks (
  step   TEXT NOT NULL,
  number INTEGER NOT NULL,
  day    TEXT NOT NULL,
  since  TEXT NOT NULL,
  reason TEXT,                            -- why it can't be done; NULL if it is to be done
  PRIMARY KEY (step, number)
) WITHOUT ROWID;

CREATE TABLE readings (
  document INTEGER PRIMARY KEY,
  day      TEXT NOT NULL,
  revision TEXT NOT NULL,
  version  TEXT NOT NULL,                 -- of the step that made it
  language TEXT NOT NULL,
  data     BLOB NOT NULL                  -- sentences, figures, mentions, statements: JSON, zstd
);

-- Terms of sentences, by place.
CREATE VIRTUAL TABLE sentences USING fts5 (lemmas, forms, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '-.~_'");

-- Who is named or speaks. Those with an id are known across reports; the others
-- are what some reports call somebody.
CREATE TABLE parties (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  known      INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  country    TEXT NOT NULL,
  name       TEXT NOT NULL,
  statements INTEGER NOT NULL DEFAULT 0,  -- in which it speaks
  reports    INTEGER NOT NULL DEFAULT 0,  -- that name it
  last       TEXT NOT NULL DEFAULT ''     -- day of the last of them
);
CREATE INDEX parties_statements ON parties (known, statements, number);

CREATE TABLE party_keys (
  key   TEXT NOT NULL PRIMARY KEY,
  party INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE party_words (
  word  TEXT NOT NULL,
  party INTEGER NOT NULL,
  PRIMARY KEY (word, party)
) WITHOUT ROWID;

-- How reports print a party: form is full, name, role or country.
CREATE TABLE printed (
  party   INTEGER NOT NULL,
  form    TEXT NOT NULL,
  text    TEXT NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (party, form, text)
) WITHOUT ROWID;

-- Which documents name a known party.
CREATE TABLE named (
  party    INTEGER NOT NULL,
  place    INTEGER NOT NULL,              -- of the document: its sentence 0
  PRIMARY KEY (party, place)
) WITHOUT ROWID;

-- Statements by the sentences that have content of them.
CREATE TABLE said (
  place   INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,               -- of the statement in its document
  first   INTEGER NOT NULL,               -- its content begins in this sentence
  kind    TEXT NOT NULL,
  act     TEXT NOT NULL,
  verb    TEXT NOT NULL,
  PRIMARY KEY (place, ordinal)
) WITHOUT ROWID;

CREATE TABLE speakers (
  place   INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  role    INTEGER NOT NULL,               -- 0 speaks, 1 is spoken to
  party   INTEGER NOT NULL,
  first   INTEGER NOT NULL,
  PRIMARY KEY (place, ordinal, role, party)
) WITHOUT ROWID;
CREATE INDEX speakers_party ON speakers (party, role, place, ordinal, first);

CREATE TABLE stories (
  number    INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  day       TEXT NOT NULL,                -- of its first report
  last      TEXT NOT NULL,                -- day of its last one
  title     TEXT NOT NULL,
  updated   TEXT NOT NULL,                -- when its last report came in
  reports   INTEGER NOT NULL,
  outlets   INTEGER NOT NULL,
  outlet_list   TEXT NOT NULL,            -- JSON, numbers by first report
  language_list TEXT NOT NULL,            -- JSON
  origins   INTEGER NOT NULL,
  issues    INTEGER NOT NULL DEFAULT 0,
  clashes   INTEGER NOT NULL DEFAULT 0,
  only_in   INTEGER NOT NULL DEFAULT 0,
  topics    TEXT NOT NULL DEFAULT '[]',   -- labels of its largest issues, JSON
  made      INTEGER NOT NULL DEFAULT 0,   -- reports in its synopsis
  edited    INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX stories_last ON stories (last, reports, number);
CREATE INDEX stories_size ON stories (reports, number);
CREATE INDEX stories_updated ON stories (updated, number);
CREATE INDEX stories_clashes ON stories (clashes, number);

CREATE TABLE forwards (
  id    TEXT NOT NULL PRIMARY KEY,        -- of a story that went into another one
  story TEXT NOT NULL,                    -- the id of that
  day   TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE synopses (
  story     INTEGER PRIMARY KEY,
  day       TEXT NOT NULL,
  version   TEXT NOT NULL,
  made      TEXT NOT NULL,
  revisions TEXT NOT NULL,                -- JSON
  reports   TEXT NOT NULL,                -- JSON
  left_out  INTEGER NOT NULL,
  figures   TEXT NOT NULL,                -- JSON: local id and party
  data      BLOB NOT NULL                 -- JSON, zstd
);

CREATE TABLE issues (
  number   INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  story    INTEGER NOT NULL,
  day      TEXT NOT NULL,
  local    TEXT NOT NULL,
  de       TEXT NOT NULL,
  en       TEXT NOT NULL,
  relation TEXT NOT NULL
);
CREATE INDEX issues_story ON issues (story);

CREATE TABLE issue_words (
  word  TEXT NOT NULL,
  issue INTEGER NOT NULL,
  PRIMARY KEY (word, issue)
) WITHOUT ROWID;

CREATE TABLE issue_statements (
  issue   INTEGER NOT NULL,
  place   INTEGER NOT NULL,               -- every sentence with content of the statement
  ordinal INTEGER NOT NULL,
  first   INTEGER NOT NULL,
  PRIMARY KEY (issue, place, ordinal)
) WITHOUT ROWID;
CREATE INDEX issue_statements_place ON issue_statements (place, ordinal);

-- Grouping: what it was told in order, and its state at some place in that order.
CREATE TABLE grouped (
  place    INTEGER PRIMARY KEY,
  day      TEXT NOT NULL,
  document INTEGER,
  decision INTEGER
);

CREATE TABLE grouping (
  number  INTEGER PRIMARY KEY CHECK (number = 1),
  version TEXT NOT NULL,
  place   INTEGER NOT NULL,
  state   BLOB NOT NULL                   -- zstd
);

CREATE TABLE decisions (
  number   INTEGER PRIMARY KEY,
  together INTEGER NOT NULL,
  a        TEXT NOT NULL,
  b        TEXT NOT NULL,
  decider  TEXT NOT NULL,
  at       TEXT NOT NULL,
  place    INTEGER                        -- in grouped; NULL while it is not taken over
);

-- Every report that is there already waits to be read and grouped.
INSERT INTO outlet_names (name) SELECT outlet FROM revisions GROUP BY outlet ORDER BY min(number);

INSERT INTO documents (report, day, revision, revisions, outlet, came, language)
  SELECT v.report, v.day,
    (SELECT w.number FROM revisions w WHERE w.report = v.report ORDER BY w.first_seen DESC, w.id DESC LIMIT 1),
    count(*), 0, min(v.first_seen), ''
  FROM revisions v GROUP BY v.report ORDER BY min(v.number);

UPDATE documents SET (outlet, language, minute) =
  (SELECT o.number, v.language, CASE WHEN length(v.published) >= 16 THEN unixepoch(v.published) / 60 END FROM revisions v JOIN outlet_names o ON o.name = v.outlet WHERE v.number = documents.revision);

INSERT INTO tasks (step, number, day, since) SELECT 'read', number, day, came FROM documents;
INSERT INTO tasks (step, number, day, since) SELECT 'group', number, day, came FROM documents;
