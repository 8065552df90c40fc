ALTER TABLE payment DROP COLUMN refunded_amount;
