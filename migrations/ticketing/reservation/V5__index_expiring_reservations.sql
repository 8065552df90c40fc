-- Alone in its file: it cannot run in a transaction.
CREATE INDEX CONCURRENTLY reservation_expiring ON reservation (expires_at) WHERE status = 'PENDING';
