-- Who wrote a promise down, for its partner or for another, does not judge it. Of older ones that is not known.
ALTER TABLE commitment ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
