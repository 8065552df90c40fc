DROP INDEX outbox_event_clean_up ON outbox_event;
