;; SELECT 1;;
;
