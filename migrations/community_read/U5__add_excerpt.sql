ALTER TABLE article_summary DROP COLUMN excerpt;
