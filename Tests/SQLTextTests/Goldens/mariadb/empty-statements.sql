;;
SELECT 1;;
