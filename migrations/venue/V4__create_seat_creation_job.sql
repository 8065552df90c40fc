-- A stadium has more seats than one transaction should hold. A job makes them batch by batch and keeps here how far it
-- came, in the same transaction as the batch, so that a job that was broken off goes on and repeats nothing.
CREATE TABLE seat_creation_job (
    seat_creation_job_id INT UNSIGNED      NOT NULL AUTO_INCREMENT,
    venue_hall_id        INT UNSIGNED      NOT NULL,
    section              VARCHAR(10)       NOT NULL,
    row_label            VARCHAR(5)        NOT NULL,
    seats_wanted         SMALLINT UNSIGNED NOT NULL,
    seats_made           SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'the checkpoint',
    status               ENUM ('WAITING', 'RUNNING', 'DONE', 'FAILED') NOT NULL DEFAULT 'WAITING',
    updated_at           DATETIME(3)       NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (seat_creation_job_id),
    UNIQUE KEY seat_creation_job_place (venue_hall_id, section, row_label),
    KEY seat_creation_job_open (status, seat_creation_job_id),
    CONSTRAINT seat_creation_job_hall FOREIGN KEY (venue_hall_id) REFERENCES venue_hall (venue_hall_id),
    CONSTRAINT seat_creation_job_within_bounds CHECK (seats_made <= seats_wanted)
) ENGINE = InnoDB;
