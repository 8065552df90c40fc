/*M!100100 SELECT 1; */ SELECT 2 /*M! ; */;
/*M!999999\- enable the sandbox mode */ 
SELECT 3;
