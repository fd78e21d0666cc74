-- An organisation in the network. Employers have one record per KvK number, whichever schools they work with.
CREATE TABLE partner (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    kvk TEXT,
    town TEXT NOT NULL,
    website TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    merged_into TEXT,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id),
    UNIQUE (region_id, kvk)
);
CREATE INDEX partner_kind ON partner (region_id, kind, name);
