DROP TABLE venue_hall;
