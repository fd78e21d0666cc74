-- To which mailbox an employer's or a registrar's link went: that person may ask for a fresh one, and an employer's
-- can be taken off. Empty for a student's link, whose owner is known by what it reaches.
ALTER TABLE personal_link ADD COLUMN sent_to TEXT NOT NULL DEFAULT '';
CREATE INDEX personal_link_sent ON personal_link (sent_to);
