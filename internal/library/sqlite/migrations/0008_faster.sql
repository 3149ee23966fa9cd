-- Indexes for what readers ask for most: statements of one act, the newest first,
-- and the stories of an outlet.

CREATE INDEX said_act ON said (act, place, ordinal, kind);

DROP INDEX documents_outlet;
CREATE INDEX documents_outlet ON documents (outlet, day, story);
