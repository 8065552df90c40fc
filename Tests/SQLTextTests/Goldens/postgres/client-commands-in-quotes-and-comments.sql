INSERT INTO t VALUES ('a', e'b\'');
-- \i other.sql
SELECT '
\i other.sql
';
/* 
\! ls
*/
SELECT 1;
