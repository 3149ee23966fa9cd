-- Parties that turn out to be one become one. Each key of a party gives an id that leads
-- to it; the least is its own (filled in by the program, identity.go). Where a number
-- of a party is packed, party_moves tells which one it went into. No number is used
-- twice.
ALTER TABLE party_keys ADD COLUMN id TEXT;
CREATE UNIQUE INDEX party_keys_id ON party_keys (id);
CREATE INDEX party_keys_party ON party_keys (party);

CREATE TABLE party_moves (
  number INTEGER PRIMARY KEY,
  party  INTEGER NOT NULL                 -- that it went into
);

-- Lists are in the order of ids, which do not hang on which report came first.
DROP INDEX parties_statements;
CREATE INDEX parties_statements ON parties (known, statements DESC, id);
