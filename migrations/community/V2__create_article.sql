-- Authors live in another service: author_id is theirs, and there is no foreign key to it.
CREATE TABLE article (
    article_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    board_id   BIGINT UNSIGNED NOT NULL,
    author_id  CHAR(26)        NOT NULL,
    title      VARCHAR(120)    NOT NULL,
    body       MEDIUMTEXT      NOT NULL,
    status     ENUM ('DRAFT', 'PUBLISHED', 'HIDDEN', 'DELETED') NOT NULL DEFAULT 'DRAFT',
    version    INT UNSIGNED    NOT NULL DEFAULT 1 COMMENT 'grows with each change; readers order by it',
    created_at DATETIME(3)     NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    updated_at DATETIME(3)     NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (article_id),
    KEY article_on_board (board_id, status, created_at),
    KEY article_by_author (author_id, created_at),
    CONSTRAINT article_board FOREIGN KEY (board_id) REFERENCES board (board_id)
) ENGINE = InnoDB;
