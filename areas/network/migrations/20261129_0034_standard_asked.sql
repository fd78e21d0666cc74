-- When a partner was last asked to fill the standard in.
ALTER TABLE partner ADD COLUMN standard_asked_at BIGINT;
