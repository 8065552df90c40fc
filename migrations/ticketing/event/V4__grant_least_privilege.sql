-- Roles belong to the server and not to this database, so another environment may have made this one already, or be
-- making it now.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'ticketing_event_service') THEN
        CREATE ROLE ticketing_event_service NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

DO $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ticketing_event_service', current_schema());
END
$$;

GRANT SELECT, INSERT, UPDATE ON event TO ticketing_event_service;
GRANT SELECT, INSERT, UPDATE (state, changed_at, price) ON seat TO ticketing_event_service;
GRANT SELECT ON seat_availability TO ticketing_event_service;
