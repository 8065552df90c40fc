-- The currencies and methods that we accept. Both shards carry the same rows; a change is a new migration.
CREATE TABLE currency (
    currency       CHAR(3)     NOT NULL,
    name           VARCHAR(40) NOT NULL,
    decimal_places INTEGER     NOT NULL,
    PRIMARY KEY (currency)
);

CREATE TABLE payment_method (
    payment_method VARCHAR(20) NOT NULL,
    name           VARCHAR(40) NOT NULL,
    is_enabled     INTEGER     NOT NULL DEFAULT 1,
    PRIMARY KEY (payment_method)
);

INSERT INTO currency (currency, name, decimal_places) VALUES
    ('EUR', 'Euro', 2),
    ('JPY', 'Japanese yen', 0),
    ('KRW', 'South Korean won', 0),
    ('USD', 'United States dollar', 2);

INSERT INTO payment_method (payment_method, name) VALUES
    ('CARD', 'Credit or debit card'),
    ('BANK_TRANSFER', 'Bank transfer'),
    ('WALLET', 'Prepaid wallet');
