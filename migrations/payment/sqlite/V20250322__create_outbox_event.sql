-- Written in the transaction that changes a payment, sent to Kafka afterwards. An event that Kafka refuses goes to the
-- dead-letter topic; one that even that refuses stays here as DLT_FAILED until a person looks at it.
CREATE TABLE outbox_event (
    outbox_event_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    aggregate_type  TEXT    NOT NULL,
    aggregate_id    TEXT    NOT NULL,
    event_type      TEXT    NOT NULL,
    payload         TEXT    NOT NULL CHECK (json_valid(payload)),
    status          TEXT    NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'SENT', 'DLT_FAILED')),
    retry_count     INTEGER NOT NULL DEFAULT 0 CHECK (retry_count >= 0),
    dlt_retry_count INTEGER NOT NULL DEFAULT 0 CHECK (dlt_retry_count >= 0),
    created_at      TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at      TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
);

CREATE INDEX outbox_event_to_send ON outbox_event (status, outbox_event_id);

-- MariaDB keeps the time of the last change by itself.
CREATE TRIGGER outbox_event_updated AFTER UPDATE OF status, retry_count, dlt_retry_count ON outbox_event
BEGIN
    UPDATE outbox_event
    SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
    WHERE outbox_event_id = NEW.outbox_event_id;
END;
