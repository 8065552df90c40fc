DELETE seat_creation_job
FROM seat_creation_job
JOIN venue_hall ON venue_hall.venue_hall_id = seat_creation_job.venue_hall_id
WHERE venue_hall.venue_name IN ('Harbour Theatre', 'Café Noir');

DELETE FROM venue_hall WHERE venue_name IN ('Harbour Theatre', 'Café Noir');
