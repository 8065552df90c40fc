-- Alone in its file: it cannot run in a transaction.
CREATE INDEX CONCURRENTLY event_on_sale ON event (starts_at) WHERE status = 'ON_SALE';
