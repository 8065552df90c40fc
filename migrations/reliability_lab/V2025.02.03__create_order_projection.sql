CREATE TABLE order_projection (
    purchase_order_id BIGINT         NOT NULL,
    customer_id       BIGINT         NOT NULL,
    line_count        INT            NOT NULL,
    total             DECIMAL(14, 2) NOT NULL,
    version           BIGINT         NOT NULL,
    PRIMARY KEY (purchase_order_id),
    KEY order_projection_of_customer (customer_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;
