CREATE TABLE t (
  a INT,
  delimiter VARCHAR(2)
);
SELECT delimiter
FROM t;
SELECT a,
delimiter
