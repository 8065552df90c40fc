SELECT 1E'a\';b';
