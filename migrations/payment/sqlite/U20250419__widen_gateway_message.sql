-- Cuts what no longer fits; the gateway's own console keeps the whole text.
CREATE TABLE payment_attempt_old (
    payment_id          CHAR(26)     NOT NULL,
    attempt_number      INTEGER      NOT NULL,
    gateway             VARCHAR(20)  NOT NULL,
    waited_milliseconds INTEGER      NOT NULL,
    started_at          DATETIME(6)  NOT NULL,
    finished_at         DATETIME(6)  NULL,
    outcome             VARCHAR(20)  NOT NULL,
    gateway_message     VARCHAR(100) NULL,
    PRIMARY KEY (payment_id, attempt_number),
    CONSTRAINT payment_attempt_payment FOREIGN KEY (payment_id) REFERENCES payment (payment_id),
    CONSTRAINT payment_attempt_number_positive CHECK (attempt_number > 0),
    CONSTRAINT payment_attempt_outcome_known CHECK (outcome IN ('UNKNOWN', 'APPROVED', 'DECLINED', 'TIMED_OUT', 'REFUSED'))
);

INSERT INTO payment_attempt_old (
    payment_id, attempt_number, gateway, waited_milliseconds, started_at, finished_at, outcome, gateway_message
)
SELECT
    payment_id, attempt_number, gateway, waited_milliseconds, started_at, finished_at, outcome,
    substr(gateway_message, 1, 100)
FROM payment_attempt;

DROP TABLE payment_attempt;
ALTER TABLE payment_attempt_old RENAME TO payment_attempt;
CREATE INDEX payment_attempt_unsettled ON payment_attempt (outcome, started_at);
