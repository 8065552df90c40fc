CREATE TABLE performance (
    performance_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    venue_hall_id  INT UNSIGNED NOT NULL,
    title          VARCHAR(200) NOT NULL,
    starts_at      DATETIME     NOT NULL,
    ends_at        DATETIME     NOT NULL,
    PRIMARY KEY (performance_id),
    KEY performance_in_hall (venue_hall_id, starts_at),
    CONSTRAINT performance_hall FOREIGN KEY (venue_hall_id) REFERENCES venue_hall (venue_hall_id),
    CONSTRAINT performance_has_length CHECK (ends_at > starts_at)
) ENGINE = InnoDB;
