-- The domains by which an institution names itself when its people sign in there; a domain is one partner's only.
CREATE TABLE partner_home (
    region_id TEXT NOT NULL,
    home TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    PRIMARY KEY (region_id, home)
);
CREATE INDEX partner_home_home ON partner_home (home);

-- Somebody whom an institution signed in asks for a role at the partner that it is.
CREATE TABLE role_request (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    identity_id TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_at BIGINT,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX role_request_partner ON role_request (region_id, partner_id, state);
CREATE INDEX role_request_account ON role_request (account_id);
