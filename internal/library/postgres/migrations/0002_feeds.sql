-- Feeds that the library follows, and which of their items were looked at.
-- Neither belongs to a report. Times are NULL where something has not happened.

CREATE TABLE feeds (
  address       TEXT COLLATE "C" PRIMARY KEY,
  title         TEXT COLLATE "C" NOT NULL,
  outlet        TEXT COLLATE "C" NOT NULL,
  home          TEXT COLLATE "C" NOT NULL,
  folders       TEXT[],           -- the outermost first
  language      TEXT COLLATE "C" NOT NULL,
  added         TIMESTAMPTZ,
  etag          TEXT COLLATE "C" NOT NULL,
  last_modified TEXT COLLATE "C" NOT NULL,
  last_visit    TIMESTAMPTZ,
  next_visit    TIMESTAMPTZ,
  items         INTEGER NOT NULL,             -- at the last good visit
  changed       TIMESTAMPTZ[],                -- visits that found something new
  failures      INTEGER NOT NULL,             -- in a row
  failing_since TIMESTAMPTZ,
  last_error    TEXT COLLATE "C" NOT NULL,
  paused        TEXT COLLATE "C" NOT NULL     -- why, '' if it is visited
);

CREATE TABLE feed_items (
  feed    TEXT COLLATE "C" NOT NULL,
  item    TEXT COLLATE "C" NOT NULL,          -- the feed's id of it
  version TEXT COLLATE "C" NOT NULL,
  tries   INTEGER NOT NULL,
  done    BOOLEAN NOT NULL,
  seen    TIMESTAMPTZ NOT NULL,               -- last visit that saw it
  PRIMARY KEY (feed, item)
);
