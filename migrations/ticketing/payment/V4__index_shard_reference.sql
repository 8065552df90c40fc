-- Alone in its file: it cannot run in a transaction.
CREATE UNIQUE INDEX CONCURRENTLY ticket_payment_reference ON ticket_payment (payment_shard, payment_id);
