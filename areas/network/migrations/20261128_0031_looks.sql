-- Colours and legal texts are those of a region or of a programme.
ALTER TABLE region_theme RENAME TO look_theme;
ALTER TABLE look_theme RENAME COLUMN region_id TO of_id;
ALTER TABLE region_text RENAME TO look_text;
ALTER TABLE look_text RENAME COLUMN region_id TO of_id;
-- A programme has a look as a region has, and somebody to ask.
ALTER TABLE programme ADD COLUMN contact_email TEXT NOT NULL DEFAULT '';
ALTER TABLE programme ADD COLUMN langs TEXT NOT NULL DEFAULT 'nl en';
ALTER TABLE programme ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE programme ADD COLUMN legal TEXT NOT NULL DEFAULT '';
