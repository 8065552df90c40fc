ALTER TYPE mood ADD VALUE 'fine';
ALTER TABLE t ADD COLUMN vacuum int;
CREATE TABLE database (concurrently int);
