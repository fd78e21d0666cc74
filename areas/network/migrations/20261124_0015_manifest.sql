-- The text that partners sign, in versions; the newest published one is the one that is signed.
CREATE TABLE manifest (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    number BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, id),
    UNIQUE (region_id, number)
);
-- What the network strives for, at one of four levels.
CREATE TABLE ambition (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    -- individual, local, institutional or system
    level TEXT NOT NULL,
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    dropped_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
-- One partner under one version: signed by whom, when, and where if it was at a gathering.
CREATE TABLE manifest_signature (
    region_id TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    manifest_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    name TEXT NOT NULL,
    gathering_id TEXT,
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, partner_id, manifest_id)
);
-- What a partner promised: what, how it will show, by when.
CREATE TABLE commitment (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    ambition_id TEXT NOT NULL,
    what TEXT NOT NULL,
    shown_by TEXT NOT NULL,
    due_on TEXT NOT NULL,
    -- By when it was promised first: who moves a day does so in the open.
    first_due_on TEXT NOT NULL,
    -- promised, shown, met or dropped
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- When the evidence was found enough, or the promise was dropped.
    ended_at BIGINT,
    dropped_because TEXT NOT NULL,
    reminded_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX commitment_partner ON commitment (region_id, partner_id);
CREATE INDEX commitment_due ON commitment (state, due_on);
CREATE TABLE evidence (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    commitment_id TEXT NOT NULL,
    text TEXT NOT NULL,
    url TEXT NOT NULL,
    -- A file's name and its bytes in base64; empty for a link.
    file_name TEXT NOT NULL,
    file TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    added_by TEXT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX evidence_commitment ON evidence (region_id, commitment_id);
-- What somebody of another partner found of the evidence.
CREATE TABLE review (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    commitment_id TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    -- Whether the evidence shows it: 0 or 1.
    enough BIGINT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX review_commitment ON review (region_id, commitment_id);
