SELECT 1; -- ÿ
