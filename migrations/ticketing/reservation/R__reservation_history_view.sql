CREATE OR REPLACE VIEW reservation_history AS
SELECT
    reservation_id,
    version,
    event_type,
    occurred_at,
    occurred_at - lag(occurred_at) OVER (PARTITION BY reservation_id ORDER BY version) AS after_previous
FROM reservation_events;
