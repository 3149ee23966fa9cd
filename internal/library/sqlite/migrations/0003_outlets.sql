-- What is noted of an outlet while its reports are kept: whoever keeps them
-- decides what, and how it is written (FORMATS.md). Outlets in lower case.

CREATE TABLE outlets (
  outlet TEXT NOT NULL PRIMARY KEY,
  notes  BLOB NOT NULL
) WITHOUT ROWID;
