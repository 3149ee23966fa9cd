-- What searches ask of documents again and again, in one row each, and which documents
-- changed, so that only what is remembered of those has to be forgotten. All of it is
-- made of the other tables. Of documents that were read before, "shown" has no row:
-- they are taken from "readings" until they are read anew (synopse rebuild).

-- Outlet and language, and a line for each statement at each of its sentences, in their
-- order: sentence, ordinal, kind, act, speakers, addressees, issues.
CREATE TABLE facts (
  place INTEGER PRIMARY KEY,              -- of the document: its sentence 0
  data  TEXT NOT NULL
);

-- Where sentences begin and end, and the statements.
CREATE TABLE shown (
  place    INTEGER PRIMARY KEY,           -- of the document
  revision INTEGER NOT NULL,              -- row of the wording that was read
  data     BLOB NOT NULL
);

-- Documents that changed, the last ones.
CREATE TABLE touched (
  number INTEGER PRIMARY KEY,
  place  INTEGER NOT NULL                 -- of the document
);

INSERT INTO facts (place, data)
  SELECT d.place, d.outlet || char(9) || d.language || coalesce((
    SELECT group_concat(char(10) || (s.place & 65535) || char(9) || s.ordinal || char(9) || s.kind || char(9) || s.act
      || char(9) || coalesce((SELECT group_concat(v.party) FROM speakers v WHERE v.place = s.place AND v.ordinal = s.ordinal AND v.role = 0), '')
      || char(9) || coalesce((SELECT group_concat(v.party) FROM speakers v WHERE v.place = s.place AND v.ordinal = s.ordinal AND v.role = 1), '')
      || char(9) || coalesce((SELECT group_concat(i.issue) FROM issue_statements i INDEXED BY issue_statements_place WHERE i.place = s.place AND i.ordinal = s.ordinal), ''),
      '' ORDER BY s.place, s.ordinal)
    FROM said s WHERE s.place BETWEEN d.place + 1 AND d.place + 65535), '')
  FROM documents d WHERE d.reading > 0;

CREATE TRIGGER facts_touched AFTER INSERT ON facts BEGIN
  INSERT INTO touched (place) VALUES (new.place);
END;
CREATE TRIGGER documents_touched AFTER UPDATE OF revision, story ON documents
  WHEN old.revision <> new.revision OR old.story IS NOT new.story BEGIN
  INSERT INTO touched (place) VALUES (new.place);
END;
CREATE TRIGGER touched_last AFTER INSERT ON touched BEGIN
  DELETE FROM touched WHERE number <= new.number - 20000;
END;
