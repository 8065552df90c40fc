SELECT 1;
  \echo a \\ SELECT 1;
SELECT 2;
