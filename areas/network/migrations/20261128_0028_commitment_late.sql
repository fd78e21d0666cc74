-- When the partner was told that the day of a commitment has passed.
ALTER TABLE commitment ADD COLUMN late_told_at BIGINT;
