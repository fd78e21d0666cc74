-- What a closed round says in figures, with small groups hidden: it outlives the people that it counted.
CREATE TABLE statistics (
    region_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- JSON, as it may be shown to everybody.
    body TEXT NOT NULL,
    PRIMARY KEY (region_id, round_id)
);
