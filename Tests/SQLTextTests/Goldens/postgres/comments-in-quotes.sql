SELECT '/*', "--", $$ /* -- $$;
SELECT 2;
