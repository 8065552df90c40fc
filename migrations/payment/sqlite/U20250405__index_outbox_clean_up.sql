DROP INDEX outbox_event_clean_up;
