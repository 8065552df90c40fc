-- Articles published before the counters existed have no row, and an increment of theirs was lost.
INSERT INTO article_counter (article_id)
SELECT article_summary.article_id
FROM article_summary
LEFT JOIN article_counter ON article_counter.article_id = article_summary.article_id
WHERE article_counter.article_id IS NULL;
