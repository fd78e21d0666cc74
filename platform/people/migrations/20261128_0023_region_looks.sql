-- In which languages a region's pages are, the first one for who asks for none; the key of its own colours; and which
-- legal texts it has.
ALTER TABLE region ADD COLUMN langs TEXT NOT NULL DEFAULT 'nl en';
ALTER TABLE region ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE region ADD COLUMN legal TEXT NOT NULL DEFAULT '';
ALTER TABLE region ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
