-- Counting the comments for every list of articles was the slowest query of the write side.
ALTER TABLE article ADD COLUMN comment_count INT UNSIGNED NOT NULL DEFAULT 0, ALGORITHM = INSTANT;
