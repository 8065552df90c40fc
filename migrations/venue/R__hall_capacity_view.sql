CREATE OR REPLACE SQL SECURITY INVOKER VIEW hall_capacity AS
SELECT
    venue_hall.venue_hall_id                      AS venue_hall_id,
    venue_hall.venue_name                         AS venue_name,
    venue_hall.hall_name                          AS hall_name,
    COUNT(seat.seat_id)                           AS seats,
    COALESCE(SUM(seat.grade = 'FRONT'), 0)        AS front_seats,
    COALESCE(SUM(seat.grade = 'RESTRICTED_VIEW'), 0) AS restricted_view_seats
FROM venue_hall
LEFT JOIN seat ON seat.venue_hall_id = venue_hall.venue_hall_id
GROUP BY venue_hall.venue_hall_id, venue_hall.venue_name, venue_hall.hall_name;
