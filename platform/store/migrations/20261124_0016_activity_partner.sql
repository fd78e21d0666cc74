-- What one partner had a part in.
CREATE INDEX activity_partner ON activity (region_id, partner_id, at);
