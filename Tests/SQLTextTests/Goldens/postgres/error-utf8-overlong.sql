SELECT 1;
-- Ã©
SELECT 'À¯';
