-- What a commitment said before it was changed, when that was and why.
CREATE TABLE commitment_change (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    commitment_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    what TEXT NOT NULL,
    shown_by TEXT NOT NULL,
    due_on TEXT NOT NULL,
    because TEXT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX commitment_change_of ON commitment_change (region_id, commitment_id);
-- What evidence was goes when it is removed, and that there was some stays, so that a report of a year can tell.
ALTER TABLE evidence ADD COLUMN removed_at BIGINT;
-- That a signature was written down from paper stays in sight, and so does one that was taken back, however often.
ALTER TABLE manifest_signature ADD COLUMN on_paper BIGINT NOT NULL DEFAULT 0;
CREATE TABLE signature_withdrawn (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    manifest_id TEXT NOT NULL,
    on_paper BIGINT NOT NULL,
    signed_at BIGINT NOT NULL,
    withdrawn_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX signature_withdrawn_partner ON signature_withdrawn (region_id, partner_id);
