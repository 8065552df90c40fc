CREATE TABLE venue_hall (
    venue_hall_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    venue_name    VARCHAR(100) NOT NULL,
    hall_name     VARCHAR(100) NOT NULL,
    city          VARCHAR(60)  NOT NULL,
    opened_on     DATE         NULL,
    PRIMARY KEY (venue_hall_id),
    UNIQUE KEY venue_hall_name (venue_name, hall_name)
) ENGINE = InnoDB;
