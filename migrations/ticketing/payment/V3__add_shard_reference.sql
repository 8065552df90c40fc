-- The payment service answers with its own identifier since it is split over two shards.
ALTER TABLE ticket_payment
    ADD COLUMN payment_shard varchar(20),
    ADD COLUMN payment_id char(26),
    ADD CONSTRAINT reference_is_whole CHECK ((payment_shard IS NULL) = (payment_id IS NULL));
