CREATE TYPE seat_state AS ENUM ('FREE', 'HELD', 'SOLD', 'WITHHELD');

CREATE TABLE seat (
    event_id    bigint       NOT NULL REFERENCES event,
    seat_id     bigint       NOT NULL,
    section     varchar(10)  NOT NULL,
    row_label   varchar(5)   NOT NULL,
    seat_number smallint     NOT NULL,
    price       money_amount NOT NULL,
    state       seat_state   NOT NULL DEFAULT 'FREE',
    changed_at  timestamptz  NOT NULL DEFAULT now(),
    PRIMARY KEY (event_id, seat_id),
    CONSTRAINT seat_place UNIQUE (event_id, section, row_label, seat_number)
) WITH (fillfactor = 80);

COMMENT ON TABLE seat IS 'state changes often and is in no index, so that most changes stay on their page';
