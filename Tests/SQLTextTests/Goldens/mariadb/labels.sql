CREATE PROCEDURE p() `my label`: BEGIN a:BEGIN END a; start: LOOP LEAVE start; END LOOP; SET @x := 1; END; SELECT 1;
