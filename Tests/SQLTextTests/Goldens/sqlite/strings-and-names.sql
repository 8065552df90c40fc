SELECT 'a;''b', "c;""d", `e;``f`, [g;h'i], x'3b';
SELECT 'a\';
SELECT [a"b], [c];
