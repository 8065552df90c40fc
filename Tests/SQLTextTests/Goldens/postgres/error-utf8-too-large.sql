SELECT 1;
-- Ã©
SELECT 'ô€€';
