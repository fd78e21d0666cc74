-- Who of the school guides a student.
CREATE TABLE guide (
    region_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (region_id, student_id)
);
CREATE INDEX guide_round ON guide (region_id, round_id);
CREATE INDEX guide_account ON guide (region_id, account_id);

-- A visit or a talk of the guide with student and employer: planned, and afterwards with a short report.
CREATE TABLE visit (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    -- Where the student was going when it was planned: another employer has nothing to do with it.
    placement_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- place, school, online or phone
    kind TEXT NOT NULL,
    -- Empty until it was held.
    report TEXT NOT NULL,
    made_by TEXT NOT NULL,
    called_off_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX visit_round ON visit (region_id, round_id);
CREATE INDEX visit_student ON visit (region_id, student_id);

-- What a student told the guide about how it goes. What a student does not share is not written anywhere.
CREATE TABLE pulse (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    -- Whom it was told to; another guide does not read it.
    account_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- yes, partly or no
    safe TEXT NOT NULL,
    promised TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX pulse_student ON pulse (region_id, student_id);

-- What a student needs to work well, told to whom the student chose, until when the student chose.
CREATE TABLE adjustment (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    placement_id TEXT NOT NULL,
    text TEXT NOT NULL,
    -- The guide who may read it; empty for nobody at the school.
    account_id TEXT NOT NULL,
    -- Whether the employer may read it: 0 or 1.
    employer BIGINT NOT NULL,
    until_day TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX adjustment_placement ON adjustment (region_id, placement_id);

CREATE TABLE evaluation (
    region_id TEXT NOT NULL,
    placement_id TEXT NOT NULL,
    -- student or employer
    side TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    -- Question → mark, as JSON.
    answers TEXT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, placement_id, side)
);
CREATE INDEX evaluation_round ON evaluation (region_id, round_id);

-- A talk between student and employer before the internship begins; the placement stands, whatever is said.
CREATE TABLE talk (
    region_id TEXT NOT NULL,
    placement_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    place TEXT NOT NULL,
    -- student or employer
    asked_by TEXT NOT NULL,
    -- When the other side said that it suits.
    agreed_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, placement_id)
);
CREATE TABLE talk_note (
    region_id TEXT NOT NULL,
    placement_id TEXT NOT NULL,
    side TEXT NOT NULL,
    -- day, learn, need or doubt
    question TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (region_id, placement_id, side, question)
);

-- What the clock asked already.
CREATE TABLE asked (
    region_id TEXT NOT NULL,
    placement_id TEXT NOT NULL,
    -- first-pulse, second-pulse or evaluation
    what TEXT NOT NULL,
    round_id TEXT NOT NULL,
    PRIMARY KEY (region_id, placement_id, what)
);
