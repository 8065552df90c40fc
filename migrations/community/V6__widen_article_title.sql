-- Titles imported from the old forum have up to 200 letters.
ALTER TABLE article MODIFY COLUMN title VARCHAR(255) NOT NULL, ALGORITHM = INPLACE, LOCK = NONE;
