-- A request that is repeated with the same key gets the first answer again, and the gateway is not called twice.
-- The hash tells a repeated request from another one under the same key.
CREATE TABLE idempotency_key (
    idempotency_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    request_hash    BINARY(32)  NOT NULL,
    payment_id      CHAR(26)    NULL,
    response        JSON        NULL,
    created_at      DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    expires_at      DATETIME(6) NOT NULL,
    PRIMARY KEY (idempotency_key),
    KEY idempotency_key_expiry (expires_at)
) ENGINE = InnoDB;
