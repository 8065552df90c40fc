-- The page of an event is read far more often than a seat is sold. Refreshed every few seconds; a person who chooses a
-- seat is answered from the table itself.
CREATE MATERIALIZED VIEW seat_availability AS
SELECT
    event_id,
    section,
    count(*)                                  AS seats,
    count(*) FILTER (WHERE state = 'FREE')    AS free_seats,
    min(price) FILTER (WHERE state = 'FREE')  AS lowest_price
FROM seat
GROUP BY event_id, section;

-- Without a unique index the view could not be refreshed while it is read.
CREATE UNIQUE INDEX seat_availability_section ON seat_availability (event_id, section);
