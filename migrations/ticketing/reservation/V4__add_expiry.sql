-- A seat was held for as long as a browser tab stayed open. New rows get ten minutes; old ones what was left of them.
ALTER TABLE reservation ADD COLUMN expires_at timestamptz;

UPDATE reservation SET expires_at = reserved_at + interval '10 minutes' WHERE status = 'PENDING';

ALTER TABLE reservation ALTER COLUMN expires_at SET DEFAULT now() + interval '10 minutes';

ALTER TABLE reservation
    ADD CONSTRAINT pending_reservation_expires CHECK (status <> 'PENDING' OR expires_at IS NOT NULL);
