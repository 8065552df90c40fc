CREATE TYPE reservation_status AS ENUM ('PENDING', 'CONFIRMED', 'CANCELLED');

-- event_id, seat_id and member_id belong to other services: no foreign keys across their borders.
CREATE TABLE reservation (
    reservation_id uuid               PRIMARY KEY,
    event_id       bigint             NOT NULL,
    seat_id        bigint             NOT NULL,
    member_id      uuid               NOT NULL,
    status         reservation_status NOT NULL DEFAULT 'PENDING',
    version        integer            NOT NULL DEFAULT 1 CHECK (version > 0),
    reserved_at    timestamptz        NOT NULL DEFAULT now()
);

-- A seat has one reservation that is not cancelled: the last word against selling it twice.
CREATE UNIQUE INDEX reservation_of_seat ON reservation (event_id, seat_id) WHERE status <> 'CANCELLED';
