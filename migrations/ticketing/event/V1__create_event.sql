CREATE TYPE event_status AS ENUM ('PLANNED', 'ON_SALE', 'SOLD_OUT', 'HELD', 'CALLED_OFF');

CREATE DOMAIN money_amount AS numeric(12, 2)
    CONSTRAINT money_amount_not_negative CHECK (VALUE >= 0);

CREATE TABLE event (
    event_id      bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title         varchar(200) NOT NULL,
    venue_hall_id integer      NOT NULL,
    starts_at     timestamptz  NOT NULL,
    sale          tstzrange    NOT NULL,
    status        event_status NOT NULL DEFAULT 'PLANNED',
    CONSTRAINT event_is_sold_before_it_starts CHECK (upper(sale) <= starts_at)
);

COMMENT ON COLUMN event.venue_hall_id IS 'a hall of the venue service, which keeps it';
COMMENT ON COLUMN event.sale IS 'from the first moment of the sale to its last';
