ALTER TABLE reservation DROP CONSTRAINT pending_reservation_expires, DROP COLUMN expires_at;
