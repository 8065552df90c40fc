SET @a = 'x', SESSION sql_mode = 'ANSI_QUOTES', @b = 2;
SELECT "a\";
set sql_mode=0;
SELECT "a\";";
