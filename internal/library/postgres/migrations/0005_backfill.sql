-- The backfill: reports of the past that are grouped by ranges of days, side by side.

CREATE TABLE backfill (
  number INTEGER PRIMARY KEY CHECK (number = 1),
  first  TEXT COLLATE "C" NOT NULL,           -- first and last day
  until  TEXT COLLATE "C" NOT NULL,
  length INTEGER NOT NULL,                    -- days of a range
  margin INTEGER NOT NULL,                    -- days on either side that are grouped with it
  stage  TEXT COLLATE "C" NOT NULL,
  last   BIGINT NOT NULL,                     -- number of the last report that is grouped by it
  begun  TIMESTAMPTZ NOT NULL,
  begin_place BIGINT NOT NULL,                -- where the first day begins
  end_place   BIGINT NOT NULL                 -- and the last one ends
);

CREATE TABLE backfill_parts (
  number  INTEGER PRIMARY KEY,                -- of the range
  reports INTEGER NOT NULL,
  made    TIMESTAMPTZ NOT NULL,
  data    BYTEA NOT NULL                      -- zstd
);
ALTER TABLE backfill_parts ALTER COLUMN data SET STORAGE EXTERNAL;
