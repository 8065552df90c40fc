SELECT 1;
  \gexec
SELECT 2;
