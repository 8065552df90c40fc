ALTER TABLE ticket_payment
    DROP CONSTRAINT reference_is_whole,
    DROP COLUMN payment_id,
    DROP COLUMN payment_shard;
