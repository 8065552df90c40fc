CREATE OR REPLACE SQL SECURITY INVOKER VIEW open_board AS
SELECT
    board.board_id            AS board_id,
    board.slug                AS slug,
    board.name                AS name,
    COUNT(article.article_id) AS published_articles
FROM board
LEFT JOIN article ON article.board_id = board.board_id AND article.status = 'PUBLISHED'
WHERE board.is_open
GROUP BY board.board_id, board.slug, board.name;
