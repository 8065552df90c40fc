SELECT 'a\';b', "c\";d", `e;f`;
SELECT 2;
