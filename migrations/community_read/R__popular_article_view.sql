CREATE OR REPLACE SQL SECURITY INVOKER VIEW popular_article AS
SELECT
    article_summary.article_id   AS article_id,
    article_summary.board_slug   AS board_slug,
    article_summary.title        AS title,
    article_counter.views        AS views,
    article_counter.comments     AS comments,
    article_summary.published_at AS published_at
FROM article_summary
JOIN article_counter ON article_counter.article_id = article_summary.article_id
WHERE article_counter.views >= 1000;
