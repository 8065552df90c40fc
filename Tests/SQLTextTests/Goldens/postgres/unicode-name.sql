SELECT U&"d\0061t;a" FROM "a;b""c";
