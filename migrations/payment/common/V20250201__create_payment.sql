-- One row for each order that a customer pays. A payment lives on the shard that its identifier hashes to, so the
-- identifier is made by the application and is unique over all shards.
CREATE TABLE payment (
    payment_id        CHAR(26)       NOT NULL,
    merchant_order_id VARCHAR(64)    NOT NULL,
    customer_id       CHAR(26)       NOT NULL,
    amount            DECIMAL(19, 4) NOT NULL,
    currency          CHAR(3)        NOT NULL,
    payment_method    VARCHAR(20)    NOT NULL,
    status            VARCHAR(20)    NOT NULL,
    requested_at      DATETIME(6)    NOT NULL,
    approved_at       DATETIME(6)    NULL,
    PRIMARY KEY (payment_id),
    CONSTRAINT payment_merchant_order UNIQUE (merchant_order_id),
    CONSTRAINT payment_amount_positive CHECK (amount > 0),
    CONSTRAINT payment_status_known CHECK (status IN ('REQUESTED', 'APPROVED', 'DECLINED', 'CANCELLED'))
);

CREATE INDEX payment_customer ON payment (customer_id, requested_at);
