-- Written in the transaction that changes a payment, sent to Kafka afterwards. An event that Kafka refuses goes to the
-- dead-letter topic; one that even that refuses stays here as DLT_FAILED until a person looks at it.
CREATE TABLE outbox_event (
    outbox_event_id BIGINT       NOT NULL AUTO_INCREMENT,
    aggregate_type  VARCHAR(40)  NOT NULL,
    aggregate_id    CHAR(26)     NOT NULL,
    event_type      VARCHAR(60)  NOT NULL,
    payload         JSON         NOT NULL,
    status          ENUM ('PENDING', 'SENT', 'DLT_FAILED') NOT NULL DEFAULT 'PENDING',
    retry_count     INT UNSIGNED NOT NULL DEFAULT 0,
    dlt_retry_count INT UNSIGNED NOT NULL DEFAULT 0,
    created_at      DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at      DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (outbox_event_id),
    KEY outbox_event_to_send (status, outbox_event_id)
) ENGINE = InnoDB;
