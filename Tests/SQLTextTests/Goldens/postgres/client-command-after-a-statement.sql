SELECT 1; \echo done
SELECT 2;
