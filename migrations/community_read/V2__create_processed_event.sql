-- An event's effect and its row here are one transaction: a repeated event breaks the key and is skipped.
CREATE TABLE processed_event (
    consumer     VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    event_id     CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    processed_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    PRIMARY KEY (consumer, event_id),
    KEY processed_event_retention (processed_at)
) ENGINE = InnoDB;
