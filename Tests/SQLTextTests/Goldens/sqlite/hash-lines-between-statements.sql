# SQLite's shell passes over this line,
# and this one; with a semicolon
CREATE TABLE reading (id INTEGER PRIMARY KEY, value REAL);
#and this
INSERT INTO reading VALUES (1, 2.5);
SELECT 1
# nor this
;
