CREATE PROCEDURE p() BEGIN SELECT begin, end FROM t; SELECT CASE WHEN end > 1 THEN end ELSE end END, t.end, @end FROM t; end_loop: LOOP LEAVE end_loop; END LOOP; END; SELECT 1;
