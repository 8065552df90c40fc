-- Several pollers share the table: one takes rows by writing its name and a time into them, and what a dead poller held
-- is free again when the time has passed.
CREATE TABLE outbox_event (
    outbox_event_id BIGINT      NOT NULL AUTO_INCREMENT,
    event_id        CHAR(36)    NOT NULL,
    aggregate_type  VARCHAR(40) NOT NULL,
    aggregate_id    BIGINT      NOT NULL,
    event_type      VARCHAR(60) NOT NULL,
    payload         JSON        NOT NULL,
    status          VARCHAR(20) NOT NULL DEFAULT 'PENDING',
    attempts        INT         NOT NULL DEFAULT 0,
    locked_by       VARCHAR(60) NULL,
    locked_until    DATETIME(6) NULL,
    created_at      DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (outbox_event_id),
    UNIQUE KEY outbox_event_identity (event_id),
    KEY outbox_event_to_take (status, locked_until, outbox_event_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;
