-- Why a visit does not go on, for whoever expected it.
ALTER TABLE visit ADD COLUMN called_off_because TEXT NOT NULL DEFAULT '';
-- How often each side wrote its notes, so that of two who write at once the second is told.
ALTER TABLE talk ADD COLUMN student_version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE talk ADD COLUMN employer_version BIGINT NOT NULL DEFAULT 0;
