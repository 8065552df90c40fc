SELECT 'a;b', "c;d", 'it''s;', "x"";y";
SELECT 'a\';b', "c\";d";
SELECT '\\'; SELECT "'", '"';
