delimiters; SELECT 1;
