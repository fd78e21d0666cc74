-- What a school agrees with students and employers. A version that was once used stays, so each change is a new row.
CREATE TABLE agreement_template (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    school_id TEXT NOT NULL,
    -- mbo, hbo or wo
    level TEXT NOT NULL,
    -- nl or en
    lang TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- The school's own articles; parties, internship and equal treatment are the program's.
    body TEXT NOT NULL,
    -- Whether a guardian signs too for who is under 18: 0 or 1.
    guardian BIGINT NOT NULL,
    -- To whom at the school one can talk about unwanted behaviour.
    contact_name TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE UNIQUE INDEX agreement_template_number ON agreement_template (region_id, school_id, level, lang, number);

-- What student, school and employer sign. The text is that of the moment it was made, and never changes.
CREATE TABLE agreement (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    placement_id TEXT NOT NULL,
    place_id TEXT NOT NULL,
    template_id TEXT NOT NULL,
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    -- SHA-256 of title and body: what is signed.
    hash TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    hours BIGINT NOT NULL,
    extra TEXT NOT NULL,
    -- Empty where no guardian signs.
    guardian_name TEXT NOT NULL,
    guardian_email TEXT NOT NULL,
    -- The signed one that this one takes the place of, once it is signed itself.
    replaces_id TEXT,
    -- open, signed, replaced, taken-back or ended
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    signed_at BIGINT,
    reminded_at BIGINT,
    -- The last day and the reason of one that ended early.
    ended_on TEXT NOT NULL,
    ended_reason TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX agreement_round ON agreement (region_id, round_id);
CREATE INDEX agreement_placement ON agreement (region_id, placement_id);
-- One student waits for one text at most, and holds one.
CREATE UNIQUE INDEX agreement_open ON agreement (region_id, student_id) WHERE state = 'open';
CREATE UNIQUE INDEX agreement_signed ON agreement (region_id, student_id) WHERE state = 'signed';

CREATE TABLE signature (
    region_id TEXT NOT NULL,
    agreement_id TEXT NOT NULL,
    -- student, employer, school or guardian
    party TEXT NOT NULL,
    name TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    -- Of the text that was on the page.
    hash TEXT NOT NULL,
    PRIMARY KEY (region_id, agreement_id, party)
);
