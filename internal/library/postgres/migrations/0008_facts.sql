-- What searches ask for first. The statements of a report, by sentence, in one row with
-- its terms (facts.go): NULL for reports that were read before; of these it is gathered
-- from said. And statements by act and kind.

ALTER TABLE terms ADD COLUMN said TEXT COLLATE "C";
CREATE INDEX said_told ON said (act, kind, place, ordinal);
