-- Takes a seat for a reservation if it is free, in one statement: of two buyers at the same moment one gets it.
CREATE OR REPLACE FUNCTION take_seat(wanted_event_id bigint, wanted_seat_id bigint)
RETURNS boolean
LANGUAGE sql
BEGIN ATOMIC
    WITH taken AS (
        UPDATE seat
        SET state = 'HELD', changed_at = now()
        WHERE event_id = wanted_event_id AND seat_id = wanted_seat_id AND state = 'FREE'
        RETURNING seat_id
    )
    SELECT EXISTS (SELECT FROM taken);
END;
