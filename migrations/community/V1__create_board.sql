CREATE TABLE board (
    board_id   BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    slug       VARCHAR(40)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the name in the address',
    name       VARCHAR(80)     NOT NULL,
    is_open    BOOLEAN         NOT NULL DEFAULT TRUE COMMENT 'members may write here',
    created_at DATETIME(3)     NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    PRIMARY KEY (board_id),
    UNIQUE KEY board_slug (slug)
) ENGINE = InnoDB;
