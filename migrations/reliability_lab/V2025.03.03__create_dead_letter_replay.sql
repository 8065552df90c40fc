-- Who sent which dead letters again, and what became of them: a replay changes data, so it leaves a trace.
CREATE TABLE dlq_replay_audit (
    dlq_replay_audit_id BIGINT       NOT NULL AUTO_INCREMENT,
    topic               VARCHAR(120) NOT NULL,
    partition_number    INT          NOT NULL,
    message_offset      BIGINT       NOT NULL,
    event_id            CHAR(36)     NULL,
    requested_by        VARCHAR(60)  NOT NULL,
    reason              VARCHAR(200) NOT NULL,
    outcome             VARCHAR(20)  NOT NULL,
    replayed_at         DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (dlq_replay_audit_id),
    KEY dlq_replay_audit_message (topic, partition_number, message_offset)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;
