-- Roles belong to the server and not to this database, so another environment may have made this one already, or be
-- making it now.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'ticketing_reservation_service') THEN
        CREATE ROLE ticketing_reservation_service NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

DO $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ticketing_reservation_service', current_schema());
END
$$;

GRANT SELECT, INSERT, UPDATE ON reservation, outbox TO ticketing_reservation_service;
-- The store of events: the trigger refuses a change, and the service has not even the right to try.
GRANT SELECT, INSERT ON reservation_events TO ticketing_reservation_service;
