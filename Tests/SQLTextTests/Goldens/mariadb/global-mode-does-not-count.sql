SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES';
SET @@global.sql_mode = 'NO_BACKSLASH_ESCAPES';
SELECT '\';';
