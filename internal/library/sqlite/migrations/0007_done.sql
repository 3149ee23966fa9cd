-- How many reports, or stories, each step has done, by minute since 1970: for how far
-- the work is. What is older than a day goes.
CREATE TABLE done (
  minute INTEGER NOT NULL,
  step   TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (minute, step)
) WITHOUT ROWID;
