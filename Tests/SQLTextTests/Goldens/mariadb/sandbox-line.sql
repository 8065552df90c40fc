/*M!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19
SELECT 1;
