-- Each call to the payment gateway leaves a row before it is made, so that a call whose answer was lost can be settled
-- with the gateway afterwards. `waited_milliseconds` is the jittered back-off that preceded the call.
CREATE TABLE payment_attempt (
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

CREATE INDEX payment_attempt_unsettled ON payment_attempt (outcome, started_at);
