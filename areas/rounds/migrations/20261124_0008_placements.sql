-- Who sits where after the publication. A student has one live row at most; what ended stays, with why.
CREATE TABLE placement (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    place_id TEXT NOT NULL,
    -- draw, correction or repair
    origin TEXT NOT NULL,
    since BIGINT NOT NULL,
    -- Until when both are asked to answer; after it silence means yes.
    answer_by BIGINT NOT NULL,
    -- waiting or accepted
    employer TEXT NOT NULL,
    -- waiting, stays or moves-up
    student TEXT NOT NULL,
    -- How far the clock has told about it: nothing, reminded, over.
    told TEXT NOT NULL,
    ended_at BIGINT,
    -- withdrawn, declined, moved, corrected or lost
    ended TEXT,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE UNIQUE INDEX placement_live ON placement (region_id, student_id) WHERE ended_at IS NULL;
CREATE INDEX placement_round ON placement (region_id, round_id);
CREATE INDEX placement_place ON placement (region_id, place_id);

-- Who takes no part any more.
CREATE TABLE withdrawal (
    region_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- The follow-up round in which the student takes part instead, if that is why.
    follow_up_id TEXT,
    PRIMARY KEY (region_id, student_id)
);
CREATE INDEX withdrawal_round ON withdrawal (region_id, round_id);

-- An employer asks the school to end a placement, on a reason that was fixed beforehand.
CREATE TABLE decline (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    placement_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    place_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- Which of the place's own requirements, when that is the reason.
    requirement TEXT NOT NULL,
    basis TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    decide_by BIGINT NOT NULL,
    -- What the student says to it, before the school decides.
    reply TEXT NOT NULL,
    -- upheld, refused, taken-back or reversed
    verdict TEXT,
    verdict_reason TEXT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX decline_round ON decline (region_id, round_id);
CREATE INDEX decline_placement ON decline (region_id, placement_id);

-- A student objects; somebody answers who did not decide.
CREATE TABLE objection (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    -- The decline that it is about; nothing is the result itself.
    decline_id TEXT,
    text TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    answer_by BIGINT NOT NULL,
    -- granted or rejected
    outcome TEXT,
    answer TEXT NOT NULL,
    answered_at BIGINT,
    answered_by TEXT NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX objection_round ON objection (region_id, round_id);

-- Seats added to or taken from a place after the draw, with a reason that everybody may read.
CREATE TABLE seat_change (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    place_id TEXT NOT NULL,
    change BIGINT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- The follow-up round that got these seats, if one did.
    follow_up_id TEXT,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX seat_change_round ON seat_change (region_id, round_id);

-- A repair round: announced beforehand, done once.
CREATE TABLE repair (
    region_id TEXT NOT NULL,
    id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    announced_at BIGINT NOT NULL,
    runs_at BIGINT NOT NULL,
    cancelled_at BIGINT,
    done_at BIGINT,
    -- How many seats were free, how many students moved up, got a place, or lost theirs.
    free BIGINT NOT NULL,
    moved BIGINT NOT NULL,
    placed BIGINT NOT NULL,
    lost BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX repair_round ON repair (region_id, round_id);

-- Rounds that were published before this: where everybody is, by the draw and the last correction after it. Nobody was
-- asked to answer, so nobody is told that they did not.
INSERT INTO placement (region_id, id, round_id, student_id, place_id, origin, since, answer_by, employer, student, told,
                       version)
SELECT o.region_id, o.student_id, o.round_id, o.student_id, o.place_id, 'draw', r.published_at,
       r.published_at + 864000, 'waiting', 'waiting', 'over', 1
FROM outcome o JOIN round r ON r.region_id = o.region_id AND r.id = o.round_id AND r.state = 'published'
WHERE o.place_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.region_id = o.region_id AND c.student_id = o.student_id);
INSERT INTO placement (region_id, id, round_id, student_id, place_id, origin, since, answer_by, employer, student, told,
                       version)
SELECT c.region_id, c.student_id, c.round_id, c.student_id, c.to_place_id, 'correction', c.at,
       c.at + 864000, 'waiting', 'waiting', 'over', 1
FROM correction c JOIN round r ON r.region_id = c.region_id AND r.id = c.round_id AND r.state = 'published'
WHERE c.to_place_id IS NOT NULL AND c.student_id <> ''
  AND NOT EXISTS (SELECT 1 FROM correction l WHERE l.region_id = c.region_id AND l.student_id = c.student_id
                  AND (l.at > c.at OR (l.at = c.at AND l.id > c.id)));
