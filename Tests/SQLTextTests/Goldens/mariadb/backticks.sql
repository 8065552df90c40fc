SELECT `a;b`, `c``;d`, `e\`;
SELECT 2;
