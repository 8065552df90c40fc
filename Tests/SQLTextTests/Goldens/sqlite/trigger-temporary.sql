CREATE TEMP TRIGGER IF NOT EXISTS t INSTEAD OF INSERT ON v BEGIN SELECT 1; END;
create temporary trigger u before delete on t begin select 1;/* ; */end -- x
;
SELECT 1;
