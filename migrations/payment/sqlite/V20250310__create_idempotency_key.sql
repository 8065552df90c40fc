-- A request that is repeated with the same key gets the first answer again, and the gateway is not called twice.
-- The hash tells a repeated request from another one under the same key.
CREATE TABLE idempotency_key (
    idempotency_key TEXT NOT NULL PRIMARY KEY,
    request_hash    BLOB NOT NULL CHECK (length(request_hash) = 32),
    payment_id      TEXT NULL,
    response        TEXT NULL CHECK (response IS NULL OR json_valid(response)),
    created_at      TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    expires_at      TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX idempotency_key_expiry ON idempotency_key (expires_at);
