DROP TABLE seat_creation_job;
