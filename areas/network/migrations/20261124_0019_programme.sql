-- A national programme, to which regions belong. Global, as regions are.
CREATE TABLE programme (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE TABLE programme_ambition (
    programme_id TEXT NOT NULL,
    id TEXT NOT NULL,
    level TEXT NOT NULL,
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id)
);
-- Who leads a programme: writes its page and begins regions.
CREATE TABLE programme_lead (
    programme_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (programme_id, account_id)
);
CREATE INDEX programme_lead_account ON programme_lead (account_id);
-- A region belongs to one programme at most.
CREATE TABLE programme_region (
    region_id TEXT PRIMARY KEY,
    programme_id TEXT NOT NULL,
    since BIGINT NOT NULL
);
CREATE INDEX programme_region_programme ON programme_region (programme_id);
