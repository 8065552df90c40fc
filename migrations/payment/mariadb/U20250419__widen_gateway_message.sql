-- Cuts what no longer fits; the gateway's own console keeps the whole text.
UPDATE payment_attempt
SET gateway_message = LEFT(gateway_message, 100)
WHERE CHAR_LENGTH(gateway_message) > 100;

ALTER TABLE payment_attempt MODIFY COLUMN gateway_message VARCHAR(100) NULL;
