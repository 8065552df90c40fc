CREATE TYPE ticket_payment_status AS ENUM ('REQUESTED', 'PAID', 'FAILED', 'REFUNDED');

CREATE DOMAIN currency_code AS char(3)
    CONSTRAINT currency_code_is_three_capitals CHECK (VALUE ~ '^[A-Z]{3}$');

CREATE TABLE ticket_payment (
    ticket_payment_id uuid                  PRIMARY KEY,
    reservation_id    uuid                  NOT NULL,
    amount            numeric(12, 2)        NOT NULL CHECK (amount > 0),
    currency          currency_code         NOT NULL,
    status            ticket_payment_status NOT NULL DEFAULT 'REQUESTED',
    requested_at      timestamptz           NOT NULL DEFAULT now(),
    paid_at           timestamptz,
    CONSTRAINT paid_payment_has_a_time CHECK (status NOT IN ('PAID', 'REFUNDED') OR paid_at IS NOT NULL)
);

CREATE INDEX ticket_payment_of_reservation ON ticket_payment (reservation_id);
