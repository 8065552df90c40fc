SELECT $a, #; SELECT $$;
