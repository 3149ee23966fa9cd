-- The backfill: reports of the past that are grouped by ranges of days, side by side.

CREATE TABLE backfill (
  number INTEGER PRIMARY KEY CHECK (number = 1),
  first  TEXT NOT NULL,                   -- first and last day
  until  TEXT NOT NULL,
  length INTEGER NOT NULL,                -- days of a range
  margin INTEGER NOT NULL,                -- days on either side that are grouped with it
  stage  TEXT NOT NULL,
  last   INTEGER NOT NULL,                -- number of the last report that is grouped by it
  begun  TEXT NOT NULL
);

CREATE TABLE backfill_parts (
  number  INTEGER PRIMARY KEY,            -- of the range
  reports INTEGER NOT NULL,
  made    TEXT NOT NULL,
  data    BLOB NOT NULL                   -- zstd
);
