-- The role itself stays: other environments on the same server may use it.
REVOKE ALL ON reservation, outbox, reservation_events FROM ticketing_reservation_service;

DO $$
BEGIN
    EXECUTE format('REVOKE USAGE ON SCHEMA %I FROM ticketing_reservation_service', current_schema());
END
$$;
