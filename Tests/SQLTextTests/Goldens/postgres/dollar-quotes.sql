SELECT $$a;b$$, $tag$ $$ ; $ta $ $tag1$ ; $tag$;
SELECT $a$;$b$;$a$;
SELECT $_é1$;$_é1$;
