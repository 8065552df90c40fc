--no blank here; really
SELECT 1;
--------------------
  --again
SELECT 2;
