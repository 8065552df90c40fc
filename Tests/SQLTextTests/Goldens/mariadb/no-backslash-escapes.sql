SET sql_mode = 'NO_BACKSLASH_ESCAPES';
SELECT 'a\';
SET SESSION sql_mode = '';
SELECT 'a\';b';
SET @@sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES';
SELECT "a\";
SET @@session.sql_mode = DEFAULT;
SELECT '\'', "\"";
