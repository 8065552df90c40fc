-- What a list of articles shows, built from events. `version` is the article's own: an event that is older than the row
-- changes nothing, so events may come twice and out of order.
CREATE TABLE article_summary (
    article_id    BIGINT UNSIGNED NOT NULL,
    board_slug    VARCHAR(40)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    author_id     CHAR(26)        NOT NULL,
    title         VARCHAR(255)    NOT NULL,
    version       INT UNSIGNED    NOT NULL,
    published_at  DATETIME(3)     NOT NULL,
    PRIMARY KEY (article_id),
    KEY article_summary_on_board (board_slug, published_at)
) ENGINE = InnoDB;
