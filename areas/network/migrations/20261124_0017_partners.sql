-- What a partner does, for "who is missing", and that it left.
ALTER TABLE partner ADD COLUMN sector TEXT NOT NULL DEFAULT '';
ALTER TABLE partner ADD COLUMN left_at BIGINT;
ALTER TABLE partner ADD COLUMN left_because TEXT NOT NULL DEFAULT '';

-- When somebody of the network spoke with a partner, and about what in a few words.
CREATE TABLE contact_moment (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    on_day TEXT NOT NULL,
    -- call, visit, mail or meeting
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    account_id TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX contact_moment_partner ON contact_moment (region_id, partner_id);

-- An organisation that wants to take part, until the programme manager decides.
CREATE TABLE join_request (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    kvk TEXT,
    town TEXT NOT NULL,
    website TEXT NOT NULL,
    person TEXT NOT NULL,
    email TEXT NOT NULL,
    why TEXT NOT NULL,
    lang TEXT NOT NULL,
    -- waiting, welcome or refused
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_at BIGINT,
    reason TEXT NOT NULL,
    -- The partner that it became.
    partner_id TEXT,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX join_request_state ON join_request (region_id, state, asked_at);
