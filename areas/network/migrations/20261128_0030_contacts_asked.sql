-- Whether a row of the list is that of the partner's contact, who has no account: not somebody who just came in.
ALTER TABLE attendance ADD COLUMN contact BIGINT NOT NULL DEFAULT 0;
