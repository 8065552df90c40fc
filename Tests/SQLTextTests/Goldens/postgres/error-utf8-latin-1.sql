SELECT 1;
-- Ã©
SELECT 'café au lait';
