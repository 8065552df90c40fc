SELECT /*!50000 1 /* ; */ + 1 */;
SELECT /*!50000 1 -- */ ;
 + 1 */; SELECT 2;
