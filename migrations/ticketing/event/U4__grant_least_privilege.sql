-- The role itself stays: other environments on the same server may use it.
REVOKE ALL ON event, seat, seat_availability FROM ticketing_event_service;
REVOKE UPDATE (state, changed_at, price) ON seat FROM ticketing_event_service;

DO $$
BEGIN
    EXECUTE format('REVOKE USAGE ON SCHEMA %I FROM ticketing_event_service', current_schema());
END
$$;
