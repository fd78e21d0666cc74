-- Sign-in at one's own institution (SURFconext, eduID). Global, as accounts are.
CREATE TABLE identity (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- As the institution said it at the last sign-in: the home organisation's domain, and words with spaces between.
    home TEXT NOT NULL,
    affiliations TEXT NOT NULL,
    linked_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    UNIQUE (issuer, subject)
);
CREATE INDEX identity_account ON identity (account_id);

-- Somebody whom an institution signed in and who has no account here yet, until they prove a mailbox with a code.
CREATE TABLE arrival (
    token_hash TEXT PRIMARY KEY,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    home TEXT NOT NULL,
    affiliations TEXT NOT NULL,
    name TEXT,
    email TEXT,
    code_hash TEXT,
    tries BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- By which identity a session began; by none after a link in a mail or a password.
ALTER TABLE session ADD COLUMN identity_id TEXT;
-- A role that was given because of an identity holds only in sessions that it began.
ALTER TABLE member ADD COLUMN identity_id TEXT;
CREATE INDEX member_identity ON member (identity_id);
