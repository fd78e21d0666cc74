-- The last trial of a round's rules on its lists: asked for, then worked out by a job. A new one takes its place.
CREATE TABLE trial (
    region_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    draws BIGINT NOT NULL,
    lengths TEXT NOT NULL,
    state TEXT NOT NULL,
    students BIGINT NOT NULL,
    lists BIGINT NOT NULL,
    seats BIGINT NOT NULL,
    result TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, round_id)
);
