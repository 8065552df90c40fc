-- Roles belong to the server and not to this database, so another environment may have made them already, or be making
-- them now. They cannot log in; the accounts of the service and of support are members of them.
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['ticketing_member_service', 'ticketing_support'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role_name) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
            END IF;
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN NULL;
        END;
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role_name);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON member TO ticketing_member_service;
GRANT SELECT (member_id, name, status, joined_at) ON member TO ticketing_support;
