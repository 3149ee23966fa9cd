-- The first minute of a story is found in the index alone.

DROP INDEX documents_story;
CREATE INDEX documents_story ON documents (story, came, minute);
