-- Summing the refunds for every refund request became slow for merchants with many partial refunds.
ALTER TABLE payment ADD COLUMN refunded_amount DECIMAL(19, 4) NOT NULL DEFAULT 0;
