delimiter "//"
SELECT 1//
Delimiter '|' # pipe
SELECT 2|
  DELIMITER ; -- back
SELECT 3;
