-- What happened, who did it and to what: ids only, no names. The payload is erased at its term; its hash stays.
CREATE TABLE audit (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    thing_id TEXT NOT NULL,
    payload TEXT,
    payload_hash TEXT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX audit_thing ON audit (region_id, kind, thing_id);

-- The chain over committed audit rows, written by a job a few seconds later: each hash covers the one before it.
CREATE TABLE audit_chain (
    region_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    audit_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (region_id, seq),
    UNIQUE (region_id, audit_id)
);

-- Work to do later, at least once; a lease is a row with an expiry, so a killed worker's job runs again.
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    unique_key TEXT,
    payload TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    failed_at BIGINT,
    error TEXT,
    UNIQUE (kind, unique_key)
);
CREATE INDEX job_due ON job (failed_at, run_at);

-- Why one thing points at another, whichever areas they belong to.
CREATE TABLE link (
    region_id TEXT NOT NULL,
    from_kind TEXT NOT NULL,
    from_id TEXT NOT NULL,
    to_kind TEXT NOT NULL,
    to_id TEXT NOT NULL,
    why TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (region_id, from_kind, from_id, to_kind, to_id, why)
);
CREATE INDEX link_back ON link (region_id, to_kind, to_id);

-- One row per thing that happened in a region, for "what is alive here".
CREATE TABLE activity (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    what TEXT NOT NULL,
    kind TEXT NOT NULL,
    thing_id TEXT NOT NULL,
    title TEXT NOT NULL,
    partner_id TEXT,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX activity_recent ON activity (region_id, at);

-- Counts of attempts per key (account, link, address) and window.
CREATE TABLE rate_count (
    key TEXT NOT NULL,
    window_start BIGINT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (key, window_start)
);
