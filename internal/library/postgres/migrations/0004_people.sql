-- People who may use the library from elsewhere, and searches that were saved.
-- None of it belongs to a report, except what alerts found. Times are NULL where
-- something has not happened.

CREATE TABLE users (
  name     TEXT COLLATE "C" PRIMARY KEY,
  role     TEXT COLLATE "C" NOT NULL,
  password TEXT COLLATE "C" NOT NULL,         -- argon2id, PHC form
  added    TIMESTAMPTZ
);

CREATE TABLE tokens (
  hash      TEXT COLLATE "C" PRIMARY KEY,     -- SHA-256
  owner     TEXT COLLATE "C" NOT NULL,
  name      TEXT COLLATE "C" NOT NULL,
  role      TEXT COLLATE "C" NOT NULL,
  added     TIMESTAMPTZ,
  last_used TIMESTAMPTZ,
  expires   TIMESTAMPTZ
);
CREATE INDEX tokens_owner ON tokens (owner);

CREATE TABLE sessions (
  hash    TEXT COLLATE "C" PRIMARY KEY,       -- SHA-256
  owner   TEXT COLLATE "C" NOT NULL,
  data    TEXT COLLATE "C" NOT NULL,
  added   TIMESTAMPTZ,
  expires TIMESTAMPTZ
);
CREATE INDEX sessions_owner ON sessions (owner);

CREATE TABLE visits (
  owner  TEXT COLLATE "C" PRIMARY KEY,
  before TIMESTAMPTZ,                         -- end of the visit before the last one
  last   TIMESTAMPTZ                          -- last look
);

CREATE TABLE alerts (
  id      TEXT COLLATE "C" PRIMARY KEY,
  owner   TEXT COLLATE "C" NOT NULL,
  name    TEXT COLLATE "C" NOT NULL,
  query   TEXT COLLATE "C" NOT NULL,
  token   TEXT COLLATE "C" NOT NULL,
  webhook TEXT COLLATE "C" NOT NULL,
  secret  TEXT COLLATE "C" NOT NULL,
  added   TIMESTAMPTZ,
  seen    TIMESTAMPTZ,
  place   BIGINT NOT NULL,                    -- documents.reading: searched up to here
  paused  TEXT COLLATE "C" NOT NULL,
  tries   INTEGER NOT NULL,
  problem TEXT COLLATE "C" NOT NULL,
  next    TIMESTAMPTZ
);
CREATE INDEX alerts_token ON alerts (token) WHERE token <> '';

CREATE TABLE alert_hits (
  number   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  alert    TEXT COLLATE "C" NOT NULL,
  place    BIGINT NOT NULL,                   -- of the report
  revision TEXT COLLATE "C" NOT NULL,
  sentence INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  text     TEXT COLLATE "C" NOT NULL,
  digest   TEXT COLLATE "C" NOT NULL,         -- of the text: MD5
  found    TIMESTAMPTZ,
  sent     TIMESTAMPTZ,
  UNIQUE (alert, place, digest)
);
CREATE INDEX alert_hits_alert ON alert_hits (alert, number);
CREATE INDEX alert_hits_unsent ON alert_hits (number) WHERE sent IS NULL;
