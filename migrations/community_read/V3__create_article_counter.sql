-- Apart from the summary: counters change with every view, summaries hardly ever.
CREATE TABLE article_counter (
    article_id BIGINT UNSIGNED NOT NULL,
    views      BIGINT UNSIGNED NOT NULL DEFAULT 0,
    comments   INT UNSIGNED    NOT NULL DEFAULT 0,
    version    INT UNSIGNED    NOT NULL DEFAULT 0,
    PRIMARY KEY (article_id)
) ENGINE = InnoDB;
