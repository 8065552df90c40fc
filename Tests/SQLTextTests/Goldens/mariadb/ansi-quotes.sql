SET sql_mode = 'ANSI_QUOTES';
SELECT "a\"; SELECT 'b\';c';
SET LOCAL sql_mode = ANSI;
SELECT "c\";
SET sql_mode = 'TRADITIONAL';
SELECT "d\";";
