CREATE TABLE region (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    fictional BIGINT NOT NULL,
    contact_email TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    lang TEXT NOT NULL,
    administrator BIGINT NOT NULL,
    password_hash TEXT,
    created_at BIGINT NOT NULL,
    closed_at BIGINT
);

CREATE TABLE member (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (id),
    partner_id TEXT NOT NULL,
    role TEXT NOT NULL,
    since BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX member_account ON member (account_id);
CREATE INDEX member_partner ON member (region_id, partner_id);

CREATE TABLE invitation (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    role TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT,
    revoked_at BIGINT,
    PRIMARY KEY (region_id, id)
);

-- A link that reaches one (student, round) or one (employer, region), without an account.
CREATE TABLE personal_link (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    round_id TEXT,
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX personal_link_subject ON personal_link (region_id, kind, subject_id);

CREATE TABLE sign_in_link (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

-- A session belongs to an account or to a personal link, never to both.
CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT REFERENCES account (id),
    region_id TEXT,
    link_id TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_link ON session (region_id, link_id);

CREATE TABLE mail (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT,
    about_kind TEXT NOT NULL,
    about_id TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    error TEXT,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX mail_recent ON mail (created_at);
CREATE INDEX mail_about ON mail (region_id, about_kind, about_id);
