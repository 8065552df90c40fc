DROP TABLE order_projection;
