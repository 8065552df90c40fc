-- why
/* really */ SELECT 1 /* inside */ + 2 -- after
;
