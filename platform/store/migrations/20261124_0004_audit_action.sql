-- The latest deeds of one kind over all regions, for the administrator.
CREATE INDEX audit_action ON audit (action, at);
