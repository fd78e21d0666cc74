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
-- Evidence that somebody judged leaves a mark where it was.
ALTER TABLE evidence ADD COLUMN removed_at BIGINT;
-- A signature that was taken back stays in sight, as does that it was written down from paper.
ALTER TABLE manifest_signature ADD COLUMN withdrawn_at BIGINT;
ALTER TABLE manifest_signature ADD COLUMN on_paper BIGINT NOT NULL DEFAULT 0;
