INSERT INTO venue_hall (venue_name, hall_name, city, opened_on) VALUES
    ('Harbour Theatre', 'Great Hall', 'Busan', '1998-04-18'),
    ('Harbour Theatre', 'Studio', 'Busan', '2011-09-02'),
    ('Café Noir', 'Cellar', 'Seoul', NULL);

INSERT INTO seat_creation_job (venue_hall_id, section, row_label, seats_wanted)
SELECT venue_hall_id, 'STALLS', 'A', 40
FROM venue_hall
WHERE venue_name = 'Harbour Theatre' AND hall_name = 'Great Hall';
