DROP TABLE payment_attempt;
