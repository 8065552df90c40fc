SELECT 1$a$;$a$; SELECT 1a$b$ ; SELECT 2;
