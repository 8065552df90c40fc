SELECT $a$ $aa$ ; $A$ ; $b$a$ ;
SELECT 2;
