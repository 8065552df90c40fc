-- The view of a repeatable migration reads the table.
DROP VIEW IF EXISTS reservation_history;
DROP TABLE reservation_events;
DROP FUNCTION refuse_change();
