-- The role itself stays: other environments on the same server may use it.
REVOKE ALL ON ticket_payment, outbox FROM ticketing_payment_service;

DO $$
BEGIN
    EXECUTE format('REVOKE USAGE ON SCHEMA %I FROM ticketing_payment_service', current_schema());
END
$$;
