-- For which mbo programmes the company of a place is recognised: where and when somebody looked that up.
CREATE TABLE recognition (
    region_id TEXT NOT NULL,
    round_id TEXT NOT NULL,
    place_id TEXT NOT NULL,
    study_id TEXT NOT NULL,
    source TEXT NOT NULL,
    looked_up_on TEXT NOT NULL,
    PRIMARY KEY (region_id, place_id, study_id)
);
CREATE INDEX recognition_round ON recognition (region_id, round_id);

-- What was kept once a place was looked up for all its programmes.
INSERT INTO recognition (region_id, round_id, place_id, study_id, source, looked_up_on)
SELECT p.region_id, p.round_id, p.id, s.id, p.recognised_source, p.recognised_on
FROM place p
JOIN round_study r ON r.region_id = p.region_id AND r.round_id = p.round_id
JOIN study s ON s.region_id = r.region_id AND s.id = r.study_id AND s.level = 'mbo'
WHERE p.recognised_source <> '' AND p.recognised_on <> ''
  AND (EXISTS (SELECT 1 FROM place_study o WHERE o.region_id = p.region_id AND o.place_id = p.id AND o.study_id = s.id)
       OR NOT EXISTS (SELECT 1 FROM place_study o WHERE o.region_id = p.region_id AND o.place_id = p.id));

-- Not in a later step, as is the rule, because no released version reads these.
ALTER TABLE place DROP COLUMN recognised_source;
ALTER TABLE place DROP COLUMN recognised_on;
