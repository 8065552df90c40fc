SELECT 1;
  \ir other.sql
SELECT 2;
