ALTER TABLE payment DROP COLUMN payment_method;
DROP TABLE payment_method;
DROP TABLE currency;
