-- The function of a repeatable migration writes the table.
DROP FUNCTION IF EXISTS take_seat(bigint, bigint);
DROP TABLE seat;
DROP TYPE seat_state;
