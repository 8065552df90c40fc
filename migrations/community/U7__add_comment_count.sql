ALTER TABLE article DROP COLUMN comment_count;
