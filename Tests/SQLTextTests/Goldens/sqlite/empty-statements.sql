;;
SELECT 1;
;