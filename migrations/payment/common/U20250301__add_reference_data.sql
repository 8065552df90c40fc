DROP TABLE payment_method;
DROP TABLE currency;
