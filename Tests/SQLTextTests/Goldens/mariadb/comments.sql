# hash ; '
SELECT 1; -- dash ; '
--
SELECT 2; /* block ; ' */ SELECT 3 # end ;
;
