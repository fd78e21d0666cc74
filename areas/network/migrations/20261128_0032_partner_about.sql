-- What a partner says of itself.
ALTER TABLE partner ADD COLUMN about TEXT NOT NULL DEFAULT '';
