-- The roles themselves stay: other environments on the same server may use them.
REVOKE ALL ON member FROM ticketing_member_service, ticketing_support;

DO $$
BEGIN
    EXECUTE format(
        'REVOKE USAGE ON SCHEMA %I FROM ticketing_member_service, ticketing_support',
        current_schema()
    );
END
$$;
