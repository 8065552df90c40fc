-- Kept for some days only, and dropped by the day: removing a partition costs nothing, deleting its rows costs hours.
-- The day must be in the key, so a repeated event is recognised within its day; consumers lag by minutes, not days.
CREATE TABLE processed_event (
    processed_on DATE        NOT NULL,
    consumer     VARCHAR(60) NOT NULL,
    event_id     CHAR(36)    NOT NULL,
    PRIMARY KEY (processed_on, consumer, event_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4
PARTITION BY RANGE (TO_DAYS(processed_on)) (
    PARTITION p20250120 VALUES LESS THAN (TO_DAYS('2025-01-21')),
    PARTITION p20250121 VALUES LESS THAN (TO_DAYS('2025-01-22')),
    PARTITION p20250122 VALUES LESS THAN (TO_DAYS('2025-01-23')),
    PARTITION later VALUES LESS THAN MAXVALUE
);
