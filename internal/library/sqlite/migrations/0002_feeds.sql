-- Feeds that the library follows, and which of their items were looked at.
--
-- Both belong to no report and have no day. Times are UTC as in 0001, '' where
-- something has not happened.

CREATE TABLE feeds (
  address       TEXT NOT NULL PRIMARY KEY,
  title         TEXT NOT NULL,
  outlet        TEXT NOT NULL,
  home          TEXT NOT NULL,
  folders       TEXT NOT NULL,           -- JSON, the outermost first
  language      TEXT NOT NULL,
  added         TEXT NOT NULL,
  etag          TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  last_visit    TEXT NOT NULL,
  next_visit    TEXT NOT NULL,
  items         INTEGER NOT NULL,        -- at the last good visit
  changed       TEXT NOT NULL,           -- JSON: visits that found something new
  failures      INTEGER NOT NULL,        -- in a row
  failing_since TEXT NOT NULL,
  last_error    TEXT NOT NULL,
  paused        TEXT NOT NULL            -- why, '' if it is visited
) WITHOUT ROWID;

CREATE TABLE feed_items (
  feed    TEXT NOT NULL,
  item    TEXT NOT NULL,                 -- the feed's id of it
  version TEXT NOT NULL,
  tries   INTEGER NOT NULL,
  done    INTEGER NOT NULL,
  seen    TEXT NOT NULL,                 -- last visit that saw it
  PRIMARY KEY (feed, item)
) WITHOUT ROWID;
