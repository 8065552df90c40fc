UPDATE article
JOIN (
    SELECT article_id, COUNT(*) AS comments
    FROM comment
    WHERE deleted_at IS NULL
    GROUP BY article_id
) AS counted ON counted.article_id = article.article_id
SET article.comment_count = counted.comments;
