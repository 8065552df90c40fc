-- The lab's domain is small on purpose: what it studies is how its changes reach other systems.
-- Everything here is valid on MySQL as well, where the lab began.
CREATE TABLE purchase_order (
    purchase_order_id BIGINT       NOT NULL AUTO_INCREMENT,
    customer_id       BIGINT       NOT NULL,
    status            VARCHAR(20)  NOT NULL,
    placed_at         DATETIME(6)  NOT NULL,
    PRIMARY KEY (purchase_order_id),
    KEY purchase_order_of_customer (customer_id, placed_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;

CREATE TABLE purchase_order_line (
    purchase_order_id BIGINT         NOT NULL,
    line_number       SMALLINT       NOT NULL,
    product_code      VARCHAR(40)    NOT NULL,
    quantity          INT            NOT NULL,
    unit_price        DECIMAL(12, 2) NOT NULL,
    PRIMARY KEY (purchase_order_id, line_number),
    CONSTRAINT purchase_order_line_order
        FOREIGN KEY (purchase_order_id) REFERENCES purchase_order (purchase_order_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;
