-- How many reports, or stories, each step has done, by minute since 1970: for how far
-- the work is. What is older than a day goes.
CREATE TABLE done (
  minute BIGINT NOT NULL,
  step   TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL,
  PRIMARY KEY (minute, step)
) WITH (fillfactor = 50);
