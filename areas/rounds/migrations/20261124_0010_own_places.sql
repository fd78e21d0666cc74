-- A place that a student arranged: outside the draw, approved by the school by the same requirements.
CREATE TABLE own_place (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    employer TEXT NOT NULL,
    kvk TEXT NOT NULL,
    town TEXT NOT NULL,
    title TEXT NOT NULL,
    tasks TEXT NOT NULL,
    hours BIGINT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    -- approved, refused or taken-back
    verdict TEXT,
    verdict_reason TEXT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT NOT NULL,
    -- The place that it became.
    place_id TEXT,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX own_place_round ON own_place (region_id, round_id);
CREATE UNIQUE INDEX own_place_open ON own_place (region_id, student_id) WHERE verdict IS NULL OR verdict = 'approved';
