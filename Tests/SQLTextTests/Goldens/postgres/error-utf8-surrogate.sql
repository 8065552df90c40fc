SELECT 1;
-- Ã©
SELECT 'í €';
