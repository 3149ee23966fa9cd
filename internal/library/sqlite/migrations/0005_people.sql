-- People who may use the library from elsewhere, and searches that were saved.
-- None of it belongs to a report, except what alerts found. Times as in 0001.

CREATE TABLE users (
  name     TEXT NOT NULL PRIMARY KEY,
  role     TEXT NOT NULL,
  password TEXT NOT NULL,                 -- argon2id, PHC form
  added    TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE tokens (
  hash      TEXT NOT NULL PRIMARY KEY,    -- SHA-256
  user      TEXT NOT NULL,
  name      TEXT NOT NULL,
  role      TEXT NOT NULL,
  added     TEXT NOT NULL,
  last_used TEXT NOT NULL,
  expires   TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX tokens_user ON tokens (user);

CREATE TABLE sessions (
  hash    TEXT NOT NULL PRIMARY KEY,      -- SHA-256
  user    TEXT NOT NULL,
  data    TEXT NOT NULL,
  added   TEXT NOT NULL,
  expires TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (user);

CREATE TABLE visits (
  user   TEXT NOT NULL PRIMARY KEY,
  before TEXT NOT NULL,                   -- end of the visit before the last one
  last   TEXT NOT NULL                    -- last look
) WITHOUT ROWID;

CREATE TABLE alerts (
  id      TEXT NOT NULL PRIMARY KEY,
  user    TEXT NOT NULL,
  name    TEXT NOT NULL,
  query   TEXT NOT NULL,
  token   TEXT NOT NULL,
  webhook TEXT NOT NULL,
  secret  TEXT NOT NULL,
  added   TEXT NOT NULL,
  seen    TEXT NOT NULL,
  place   INTEGER NOT NULL,               -- documents.reading: searched up to here
  paused  TEXT NOT NULL,
  tries   INTEGER NOT NULL,
  problem TEXT NOT NULL,
  next    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX alerts_token ON alerts (token) WHERE token <> '';

CREATE TABLE alert_hits (
  number   INTEGER PRIMARY KEY AUTOINCREMENT,
  alert    TEXT NOT NULL,
  day      TEXT NOT NULL,
  report   TEXT NOT NULL,
  revision TEXT NOT NULL,
  sentence INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  text     TEXT NOT NULL,
  found    TEXT NOT NULL,
  sent     TEXT NOT NULL,
  UNIQUE (alert, report, text)
);
CREATE INDEX alert_hits_alert ON alert_hits (alert, number);
CREATE INDEX alert_hits_unsent ON alert_hits (number) WHERE sent = '';
