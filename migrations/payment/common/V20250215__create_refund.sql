-- A payment may be refunded in parts. That the parts do not exceed the payment is checked by the application, which
-- holds a lock on the payment's row while it does.
CREATE TABLE refund (
    refund_id    CHAR(26)       NOT NULL,
    payment_id   CHAR(26)       NOT NULL,
    amount       DECIMAL(19, 4) NOT NULL,
    reason       VARCHAR(200)   NOT NULL,
    status       VARCHAR(20)    NOT NULL,
    requested_at DATETIME(6)    NOT NULL,
    completed_at DATETIME(6)    NULL,
    PRIMARY KEY (refund_id),
    CONSTRAINT refund_payment FOREIGN KEY (payment_id) REFERENCES payment (payment_id),
    CONSTRAINT refund_amount_positive CHECK (amount > 0),
    CONSTRAINT refund_status_known CHECK (status IN ('REQUESTED', 'COMPLETED', 'REFUSED'))
);

CREATE INDEX refund_by_payment ON refund (payment_id);
