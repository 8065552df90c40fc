SET sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
SELECT '\';';
SET @sql_mode = 'NO_BACKSLASH_ESCAPES';
SELECT '\';';
