CREATE TABLE seat (
    seat_id       BIGINT UNSIGNED   NOT NULL AUTO_INCREMENT,
    venue_hall_id INT UNSIGNED      NOT NULL,
    section       VARCHAR(10)       NOT NULL,
    row_label     VARCHAR(5)        NOT NULL,
    seat_number   SMALLINT UNSIGNED NOT NULL,
    PRIMARY KEY (seat_id),
    UNIQUE KEY seat_place (venue_hall_id, section, row_label, seat_number),
    CONSTRAINT seat_hall FOREIGN KEY (venue_hall_id) REFERENCES venue_hall (venue_hall_id)
) ENGINE = InnoDB;
