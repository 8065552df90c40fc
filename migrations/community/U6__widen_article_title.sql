-- In strict mode the server refuses this while a longer title is left, and nothing is cut.
ALTER TABLE article MODIFY COLUMN title VARCHAR(120) NOT NULL;
