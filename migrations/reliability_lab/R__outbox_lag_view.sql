CREATE OR REPLACE VIEW outbox_lag AS
SELECT
    outbox_event.aggregate_type                                             AS aggregate_type,
    COUNT(*)                                                                AS pending_events,
    SUM(outbox_event.locked_until > CURRENT_TIMESTAMP(6))                   AS taken_events,
    TIMESTAMPDIFF(SECOND, MIN(outbox_event.created_at), CURRENT_TIMESTAMP(6)) AS oldest_seconds
FROM outbox_event
WHERE outbox_event.status = 'PENDING'
GROUP BY outbox_event.aggregate_type;
