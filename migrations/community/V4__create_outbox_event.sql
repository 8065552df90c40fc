-- Written in the transaction that changes an article or a comment; the read side is built from these events alone.
CREATE TABLE outbox_event (
    outbox_event_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    event_id        CHAR(36)        NOT NULL COMMENT 'what consumers remember to skip a repeated event',
    aggregate_type  VARCHAR(40)     NOT NULL,
    aggregate_id    BIGINT UNSIGNED NOT NULL,
    event_type      VARCHAR(60)     NOT NULL,
    payload         JSON            NOT NULL,
    status          ENUM ('PENDING', 'SENT', 'FAILED') NOT NULL DEFAULT 'PENDING',
    created_at      DATETIME(3)     NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    sent_at         DATETIME(3)     NULL,
    PRIMARY KEY (outbox_event_id),
    UNIQUE KEY outbox_event_identity (event_id),
    KEY outbox_event_to_send (status, outbox_event_id),
    KEY outbox_event_clean_up (status, sent_at)
) ENGINE = InnoDB;
