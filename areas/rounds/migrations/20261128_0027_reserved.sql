-- How many of its seats a place keeps for a programme.
ALTER TABLE place_study ADD COLUMN reserved BIGINT NOT NULL DEFAULT 0;
-- The programme, as it was published, for which the seat of a placement is kept; empty for an open seat.
ALTER TABLE placement ADD COLUMN kept_for TEXT NOT NULL DEFAULT '';
