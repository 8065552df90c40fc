CREATE TABLE outbox (
    outbox_id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket_payment_id uuid        NOT NULL,
    event_type        varchar(60) NOT NULL,
    payload           jsonb       NOT NULL,
    created_at        timestamptz NOT NULL DEFAULT now(),
    sent_at           timestamptz
);

CREATE INDEX outbox_to_send ON outbox (outbox_id) WHERE sent_at IS NULL;
