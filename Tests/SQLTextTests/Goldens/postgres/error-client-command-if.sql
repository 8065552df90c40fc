SELECT 1;
  \if :x
SELECT 2;
