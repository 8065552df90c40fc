/* x */ COMMIT /* y */ -- z
;
BEGIN--
;
