# one ;
-- two ;
--three ;
SELECT 5--1 # ;
;
