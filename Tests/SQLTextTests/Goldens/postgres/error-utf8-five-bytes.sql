SELECT 1;
-- Ã©
SELECT 'øˆ€€€';
