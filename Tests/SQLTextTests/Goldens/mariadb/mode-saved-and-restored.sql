SET @saved = @@sql_mode, sql_mode = 'NO_BACKSLASH_ESCAPES';
SELECT '\';
SET sql_mode = @saved;
SELECT '\';';
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_BACKSLASH_ESCAPES' */;
SELECT '\';
/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
SELECT '\';';
