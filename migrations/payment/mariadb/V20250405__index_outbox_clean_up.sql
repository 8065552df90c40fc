-- The clean-up looks for sent events older than a week and read the whole table to find them. Refuse to run in a way
-- that would stop payments: without these two words MariaDB might choose to copy the table under a lock.
CREATE INDEX outbox_event_clean_up ON outbox_event (status, updated_at) ALGORITHM = INPLACE LOCK = NONE;
