-- Two levels only: a comment, and answers to it. A deleted comment keeps its row, so that its answers keep their place.
CREATE TABLE comment (
    comment_id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    article_id        BIGINT UNSIGNED NOT NULL,
    parent_comment_id BIGINT UNSIGNED NULL,
    author_id         CHAR(26)        NOT NULL,
    body              TEXT            NOT NULL,
    deleted_at        DATETIME(3)     NULL,
    created_at        DATETIME(3)     NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    PRIMARY KEY (comment_id),
    KEY comment_on_article (article_id, parent_comment_id, comment_id),
    CONSTRAINT comment_article FOREIGN KEY (article_id) REFERENCES article (article_id),
    CONSTRAINT comment_parent FOREIGN KEY (parent_comment_id) REFERENCES comment (comment_id)
) ENGINE = InnoDB;
