-- Reports, their revisions and addresses, where each stands, and what is left to
-- do with them.
--
-- A place says where something stands among all: day << 46 | report << 16 |
-- sentence, where day is counted from 1800-01-01 (days that are none are 0), and
-- reports in the order in which they came. What is kept of reports is partitioned
-- by place, that is by day of publication: a partition a month, made when its
-- first report comes; what is before 1990 or after 2099 lies in two partitions of
-- its own. reports, wordings and addresses say where an id or an address is when
-- its day is not known.

CREATE SEQUENCE report_numbers;

CREATE SEQUENCE revision_numbers;

CREATE TABLE reports (
  id      TEXT COLLATE "C" PRIMARY KEY,
  place   BIGINT NOT NULL,
  day     TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL           -- canonical, '' if unknown
);

CREATE TABLE wordings (
  id    TEXT COLLATE "C" PRIMARY KEY,         -- of a revision
  place BIGINT NOT NULL
);

CREATE TABLE addresses (
  address TEXT COLLATE "C" NOT NULL,          -- canonical spelling of an address it was found under
  report  TEXT COLLATE "C" NOT NULL,
  seen    TIMESTAMPTZ NOT NULL,               -- last time
  PRIMARY KEY (address, report)
);

CREATE TABLE revisions (
  place      BIGINT NOT NULL,
  id         TEXT COLLATE "C" NOT NULL,
  day        TEXT COLLATE "C" NOT NULL,
  report     TEXT COLLATE "C" NOT NULL,
  outlet     TEXT COLLATE "C" NOT NULL,
  title      TEXT COLLATE "C" NOT NULL,
  language   TEXT COLLATE "C" NOT NULL,
  published  TEXT COLLATE "C" NOT NULL,
  text       TEXT COLLATE "C" NOT NULL,
  rest       TEXT COLLATE "C" NOT NULL,       -- the other fields of the report, JSON
  source     TEXT COLLATE "C" NOT NULL,       -- the input it came from first
  first_seen TIMESTAMPTZ NOT NULL,
  last_seen  TIMESTAMPTZ NOT NULL,
  kept       BIGINT NOT NULL DEFAULT nextval('revision_numbers'), -- order of keeping
  PRIMARY KEY (place, id)
) PARTITION BY RANGE (place);
CREATE INDEX revisions_day ON revisions (day, id);
CREATE INDEX revisions_kept ON revisions (kept);

CREATE TABLE documents (
  place       BIGINT NOT NULL PRIMARY KEY,
  report      TEXT COLLATE "C" NOT NULL,
  day         TEXT COLLATE "C" NOT NULL,
  revision    TEXT COLLATE "C" NOT NULL,      -- the newest wording
  revisions   INTEGER NOT NULL,               -- how many wordings
  outlet      TEXT COLLATE "C" NOT NULL,
  came        TIMESTAMPTZ NOT NULL,           -- first seen
  language    TEXT COLLATE "C" NOT NULL,
  minute      BIGINT,                         -- of publication since 1970 in UTC, where the time of day is known
  story       BIGINT,                         -- stories; NULL before it was grouped
  reading     BIGINT NOT NULL DEFAULT 0,      -- its place among the reports that were read, by their first reading
  copied      BIGINT NOT NULL DEFAULT 0,      -- place of the report that most of the text was copied from
  agency      TEXT COLLATE "C" NOT NULL DEFAULT '',
  share       DOUBLE PRECISION NOT NULL DEFAULT 0,
  origin      INTEGER NOT NULL DEFAULT -1,
  points      INTEGER NOT NULL DEFAULT 0,     -- points of its story that it tells
  only_in     INTEGER NOT NULL DEFAULT 0      -- points that only it tells
) PARTITION BY RANGE (place);
CREATE INDEX documents_outlet ON documents (outlet, place);
CREATE INDEX documents_reading ON documents (reading);

-- What is left to do: step and number of the report or the story.
CREATE TABLE tasks (
  step   TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL,
  place  BIGINT NOT NULL,                     -- of the report; 0 for a story
  since  TIMESTAMPTZ NOT NULL,
  reason TEXT COLLATE "C",                    -- why it can't be done; NULL if it is to be done
  job    BIGINT,                              -- of the queue, that does it; NULL if none does yet
  tries  INTEGER NOT NULL DEFAULT 0,          -- how often it was given to a job
  PRIMARY KEY (step, number)
);
CREATE INDEX tasks_free ON tasks (step, number) WHERE job IS NULL AND reason IS NULL;

CREATE TABLE inputs (
  input    TEXT COLLATE "C" PRIMARY KEY,      -- fingerprint of its content
  name     TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,                   -- bytes: where reading goes on
  skip     BIGINT NOT NULL,                   -- records after that which are read already
  done     BOOLEAN NOT NULL,
  counts   TEXT COLLATE "C" NOT NULL
);

-- What is noted of an outlet while its reports are kept. Outlets in lower case.
CREATE TABLE outlets (
  outlet TEXT COLLATE "C" PRIMARY KEY,
  notes  BYTEA                                -- NULL before anything was noted
);
