-- What a mail holds beside its text: an event for the reader's calendar, and the address with which one gets no more.
ALTER TABLE mail ADD COLUMN calendar TEXT NOT NULL DEFAULT '';
ALTER TABLE mail ADD COLUMN stop TEXT NOT NULL DEFAULT '';
