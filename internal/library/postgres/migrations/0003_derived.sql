CREATE TABLE readings (
  place    BIGINT NOT NULL PRIMARY KEY,
  revision TEXT COLLATE "C" NOT NULL,
  version  TEXT COLLATE "C" NOT NULL,         -- of the step that made it
  language TEXT COLLATE "C" NOT NULL,
  data     BYTEA NOT NULL                     -- sentences, figures, mentions, statements: JSON, zstd
) PARTITION BY RANGE (place);
