DROP MATERIALIZED VIEW seat_availability;
