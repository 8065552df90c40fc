DROP TABLE reservation;
DROP TYPE reservation_status;
