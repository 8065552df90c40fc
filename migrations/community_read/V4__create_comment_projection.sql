CREATE TABLE comment_projection (
    comment_id        BIGINT UNSIGNED NOT NULL,
    article_id        BIGINT UNSIGNED NOT NULL,
    parent_comment_id BIGINT UNSIGNED NULL,
    author_id         CHAR(26)        NOT NULL,
    body              TEXT            NULL COMMENT 'NULL when deleted; the row keeps the place of its answers',
    version           INT UNSIGNED    NOT NULL,
    created_at        DATETIME(3)     NOT NULL,
    PRIMARY KEY (comment_id),
    KEY comment_projection_on_article (article_id, parent_comment_id, comment_id)
) ENGINE = InnoDB;
