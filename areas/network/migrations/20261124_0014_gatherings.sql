-- A meeting of the network: what is on the agenda, who is asked, who came, and what it led to.
CREATE TABLE gathering (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    -- meeting, design-session, signing or training
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    place TEXT NOT NULL,
    -- The agenda, as plain text.
    about TEXT NOT NULL,
    -- Whether everybody finds it in the agenda: 0 or 1.
    public BIGINT NOT NULL,
    notes TEXT NOT NULL,
    -- What the address of the page holds on which people say that they are there.
    code TEXT NOT NULL,
    cancelled_at BIGINT,
    cancelled_because TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX gathering_starts ON gathering (region_id, starts_at);

-- Who is asked to a gathering and who was there; somebody without an account by the name that they gave.
CREATE TABLE attendance (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    gathering_id TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    account_id TEXT,
    name TEXT NOT NULL,
    -- asked, coming, not-coming or there
    state TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, id),
    UNIQUE (region_id, gathering_id, account_id)
);
CREATE INDEX attendance_gathering ON attendance (region_id, gathering_id);
CREATE INDEX attendance_partner ON attendance (region_id, partner_id);
CREATE INDEX attendance_account ON attendance (account_id);

CREATE TABLE decision (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    gathering_id TEXT NOT NULL,
    text TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX decision_gathering ON decision (region_id, gathering_id);

-- Something that one person said they would do, and from which gathering it comes.
CREATE TABLE task (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    gathering_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    text TEXT NOT NULL,
    due_on TEXT NOT NULL,
    done_at BIGINT,
    reminded_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX task_gathering ON task (region_id, gathering_id);
CREATE INDEX task_account ON task (account_id);
CREATE INDEX task_due ON task (due_on);
