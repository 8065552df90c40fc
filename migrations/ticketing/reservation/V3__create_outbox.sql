CREATE TABLE outbox (
    outbox_id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reservation_id uuid        NOT NULL,
    version        integer     NOT NULL,
    topic          varchar(80) NOT NULL DEFAULT 'ticketing.reservation.v1',
    payload        jsonb       NOT NULL,
    sent_at        timestamptz,
    CONSTRAINT outbox_once UNIQUE (reservation_id, version)
);

CREATE INDEX outbox_to_send ON outbox (outbox_id) WHERE sent_at IS NULL;
