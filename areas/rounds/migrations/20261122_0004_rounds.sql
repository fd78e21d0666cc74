-- A programme of study of one school (crebo for mbo, croho for hbo, or the school's own code).
CREATE TABLE study (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    school_id TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    PRIMARY KEY (region_id, id),
    UNIQUE (region_id, school_id, code)
);

-- One allocation of a cohort. The rules are JSON because they are fixed and published as one thing.
CREATE TABLE round (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    school_id TEXT NOT NULL,
    title TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    state TEXT NOT NULL,
    rules TEXT NOT NULL,
    places_until BIGINT NOT NULL,
    wishes_until BIGINT NOT NULL,
    freeze_id TEXT,
    created_at BIGINT NOT NULL,
    opened_at BIGINT,
    drawn_at BIGINT,
    published_at BIGINT,
    reminded_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX round_school ON round (region_id, school_id, state);

CREATE TABLE round_study (
    region_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    study_id TEXT NOT NULL,
    PRIMARY KEY (region_id, round_id, study_id)
);

CREATE TABLE student (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    number TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL,
    study_id TEXT NOT NULL,
    year BIGINT NOT NULL,
    earlier_unplaced BIGINT NOT NULL,
    travel_band TEXT NOT NULL,
    -- When the student said that the list is theirs; empty after every change that somebody else makes.
    confirmed_at BIGINT,
    receipt TEXT NOT NULL,
    receipt_kept_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id),
    UNIQUE (region_id, round_id, number)
);
CREATE INDEX student_email ON student (email);

CREATE TABLE place (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    code TEXT NOT NULL,
    employer_id TEXT,
    title TEXT NOT NULL,
    tasks TEXT NOT NULL,
    sector TEXT NOT NULL,
    town TEXT NOT NULL,
    days TEXT NOT NULL,
    hours BIGINT NOT NULL,
    allowance_cents BIGINT NOT NULL,
    language TEXT NOT NULL,
    accessibility TEXT NOT NULL,
    capacity BIGINT NOT NULL,
    min_year BIGINT NOT NULL,
    requirements TEXT NOT NULL,
    criteria TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    state TEXT NOT NULL,
    recognised_source TEXT NOT NULL,
    recognised_on TEXT NOT NULL,
    review_note TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id),
    UNIQUE (region_id, round_id, code)
);
CREATE INDEX place_employer ON place (region_id, employer_id);

-- Which programmes of study a place is for; none means all.
CREATE TABLE place_study (
    region_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    place_id TEXT NOT NULL,
    study_id TEXT NOT NULL,
    PRIMARY KEY (region_id, place_id, study_id)
);
CREATE INDEX place_study_round ON place_study (region_id, round_id);

CREATE TABLE wish (
    region_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    place_id TEXT NOT NULL,
    PRIMARY KEY (region_id, student_id, position)
);
CREATE INDEX wish_round ON wish (region_id, round_id);
CREATE INDEX wish_place ON wish (region_id, place_id);

-- Priority classes that a school brings as a file.
CREATE TABLE priority (
    region_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    place_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    class BIGINT NOT NULL,
    PRIMARY KEY (region_id, place_id, student_id)
);
CREATE INDEX priority_round ON priority (region_id, round_id);

-- Every freeze, cancelled ones too: what was promised stays visible.
CREATE TABLE frozen (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    frozen_at BIGINT NOT NULL,
    fingerprint TEXT NOT NULL,
    publication TEXT NOT NULL,
    opening TEXT NOT NULL,
    cancelled_at BIGINT,
    cancel_reason TEXT,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX frozen_round ON frozen (region_id, round_id);

-- What the draw gave each student, with the kit to check it.
CREATE TABLE outcome (
    region_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    place_id TEXT,
    position BIGINT,
    kit TEXT NOT NULL,
    explanation TEXT NOT NULL,
    PRIMARY KEY (region_id, student_id)
);
CREATE INDEX outcome_round ON outcome (region_id, round_id);

-- A correction by hand after the draw: reasoned, and visible to everybody without a name.
CREATE TABLE correction (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    from_place_id TEXT,
    to_place_id TEXT,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX correction_round ON correction (region_id, round_id);

-- A file that is being read in. The table is erased when it was applied or abandoned.
CREATE TABLE import (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sheet TEXT,
    mapping TEXT NOT NULL,
    state TEXT NOT NULL,
    report TEXT NOT NULL,
    actor TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);

-- The region's signing keys: made at first use, the newest one signs, old ones stay published.
CREATE TABLE region_key (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    seed TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
