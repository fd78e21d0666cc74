-- A mail to many: written, sent once by a job, and kept to read back.
CREATE TABLE newsletter (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    -- Whom it is for, as JSON: kinds of partners, roles, partners.
    selection TEXT NOT NULL,
    -- Whether everybody can read it back: 0 or 1.
    public BIGINT NOT NULL,
    -- draft, sending or sent
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    sent_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
-- Who got which one, so that nobody gets it twice, however often the job begins again.
CREATE TABLE newsletter_recipient (
    region_id TEXT NOT NULL,
    newsletter_id TEXT NOT NULL,
    email TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, newsletter_id, email)
);
-- How somebody says that they want no more of them, without signing in.
CREATE TABLE subscription (
    region_id TEXT NOT NULL,
    email TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    ended_at BIGINT,
    PRIMARY KEY (region_id, email)
);
