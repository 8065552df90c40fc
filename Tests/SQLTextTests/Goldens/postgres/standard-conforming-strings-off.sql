SET standard_conforming_strings = off;
SELECT 'a\';b';
SET standard_conforming_strings TO on;
SELECT 'a\';
set session standard_conforming_strings to 'off';
SELECT '\'';
SET standard_conforming_strings = DEFAULT;
SELECT '\';
