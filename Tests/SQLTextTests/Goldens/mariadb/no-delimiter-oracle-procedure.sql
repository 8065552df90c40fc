SET sql_mode = ORACLE;
CREATE PROCEDURE p (a IN INT) AS
  x INT := 1;
  y INT;
BEGIN
  <<again>>
  FOR i IN 1 .. 3 LOOP x := x + i; END LOOP again;
  WHILE x > 1 LOOP x := x - 1; END LOOP;
END;
SELECT "1";
