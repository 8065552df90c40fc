PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE t(a TEXT);
INSERT INTO t VALUES('it''s;');
INSERT INTO t VALUES(replace('a\nb','\n',char(10)));
COMMIT;
