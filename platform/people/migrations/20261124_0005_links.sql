-- To which mailbox an employer's link went: that person may ask for a fresh one, and can be taken off. Empty for
-- links whose one owner is known by the thing that they reach.
ALTER TABLE personal_link ADD COLUMN sent_to TEXT NOT NULL DEFAULT '';
CREATE INDEX personal_link_sent ON personal_link (sent_to);
