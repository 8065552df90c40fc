-- The clean-up looks for sent events older than a week and read the whole table to find them.
CREATE INDEX outbox_event_clean_up ON outbox_event (updated_at) WHERE status = 'SENT';
