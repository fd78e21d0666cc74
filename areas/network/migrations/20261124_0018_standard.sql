-- A region's own checklist for schools or for employers, in versions; without one the shipped list counts.
CREATE TABLE standard (
    region_id TEXT NOT NULL,
    -- school or employer
    audience TEXT NOT NULL,
    number BIGINT NOT NULL,
    body TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, audience, number)
);
-- What a partner says of itself by a checklist as it was then.
CREATE TABLE assessment (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    audience TEXT NOT NULL,
    -- The version of the list, 0 for the shipped one, and its text.
    number BIGINT NOT NULL,
    body TEXT NOT NULL,
    -- Item → mark and evidence, as JSON.
    answers TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    done_at BIGINT,
    made_by TEXT NOT NULL,
    -- The other partner that reads along, and what it says.
    reader_id TEXT,
    read_at BIGINT,
    reading TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX assessment_partner ON assessment (region_id, partner_id, started_at);
CREATE INDEX assessment_reader ON assessment (region_id, reader_id);
