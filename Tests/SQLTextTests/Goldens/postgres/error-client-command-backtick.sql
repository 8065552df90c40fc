SELECT 1;
  \echo `date`
SELECT 2;
