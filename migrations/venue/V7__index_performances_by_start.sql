CREATE INDEX performance_by_start ON performance (starts_at) ALGORITHM = INPLACE LOCK = NONE;
