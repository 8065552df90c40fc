-- The one way to write a summary: an older version never replaces a newer one, whatever the order of the events.
DELIMITER //

CREATE OR REPLACE PROCEDURE store_article_summary(
    IN new_article_id   BIGINT UNSIGNED,
    IN new_board_slug   VARCHAR(40) CHARACTER SET ascii,
    IN new_author_id    CHAR(26),
    IN new_title        VARCHAR(255),
    IN new_version      INT UNSIGNED,
    IN new_published_at DATETIME(3)
)
SQL SECURITY INVOKER
BEGIN
    -- `version` last: the assignments run from left to right, and the others compare with the old one.
    INSERT INTO article_summary (article_id, board_slug, author_id, title, version, published_at)
    VALUES (new_article_id, new_board_slug, new_author_id, new_title, new_version, new_published_at)
    ON DUPLICATE KEY UPDATE
        board_slug   = IF(new_version > version, new_board_slug, board_slug),
        title        = IF(new_version > version, new_title, title),
        published_at = IF(new_version > version, new_published_at, published_at),
        version      = GREATEST(version, new_version);
END//

DELIMITER ;
