-- Which reports say that they were corrected. Reading finds it; reports that were read
-- before are read anew for it by "synopse rebuild".

ALTER TABLE documents ADD COLUMN corrected BOOLEAN NOT NULL DEFAULT false;
