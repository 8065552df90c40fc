SELECT 1 AS "a""; b", U&"c;""d";
SELECT $é$ ; $é$;
