-- Who at the student administration says how many students there are: somebody else than the coordinator.
CREATE TABLE registrar (
    region_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    stated_at BIGINT,
    PRIMARY KEY (region_id, round_id)
);

-- How many students each programme has, as the registrar says: what bounds the number of made-up students.
CREATE TABLE headcount (
    region_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    study_id TEXT NOT NULL,
    students BIGINT NOT NULL,
    PRIMARY KEY (region_id, round_id, study_id)
);

-- A later moment for an open round. It stays public as long as the round does, longer than the audit log's payloads.
CREATE TABLE postponement (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    beacon_from BIGINT NOT NULL,
    beacon_to BIGINT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX postponement_round ON postponement (region_id, round_id);
