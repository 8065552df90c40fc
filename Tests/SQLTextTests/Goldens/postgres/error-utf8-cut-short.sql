SELECT 1;
-- Ã©
SELECT 'â‚';
